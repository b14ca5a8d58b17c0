import { useState } from 'react';
import type { Variant } from '@/api/types';
import { QuantityStepper } from '@/components/quantity-stepper';
import { WishButton } from '@/features/account';
import { addToCart, openCartDrawer, useCart } from '@/features/cart';
import { formatMoney } from '@/lib/money';
import { optionText } from '@/lib/option-text';
import styles from './buy-box.module.css';

interface BuyBoxProps {
  name: string;
  variant: Variant;
}

const FEW = 5;

export function BuyBox({ name, variant }: BuyBoxProps) {
  const [wanted, setWanted] = useState(1);
  const [full, setFull] = useState(false);
  const { lines } = useCart();
  const inCart = lines.find(({ sku }) => sku === variant.sku)?.quantity ?? 0;
  const { available } = variant;
  const quantity = Math.max(1, Math.min(wanted, available - inCart));
  const soldOut = available === 0;

  async function add() {
    const outcome = await addToCart({ sku: variant.sku, quantity, seenPrice: variant.price }, available);
    setFull(outcome === 'cart-full');
    if (outcome === 'added') {
      setWanted(1);
      openCartDrawer();
    }
  }

  return (
    <div className={styles.buy}>
      <p className={styles.note} role="status">
        <span className={styles.brief}>
          {[formatMoney(variant.price), optionText(variant.options)].filter(Boolean).join(', ')}.{' '}
        </span>
        {note({ soldOut, full, inCart, available })}
      </p>
      <div className={styles.row}>
        {!soldOut && (
          <QuantityStepper of={name} value={quantity} max={Math.min(99, available - inCart)} onChange={setWanted} />
        )}
        <button type="button" className="button" disabled={soldOut || inCart >= Math.min(99, available)} onClick={add}>
          {soldOut ? 'Sold out' : 'Add to cart'}
        </button>
        <WishButton sku={variant.sku} name={name} />
      </div>
    </div>
  );
}

function note(state: { soldOut: boolean; full: boolean; inCart: number; available: number }): string {
  const { soldOut, full, inCart, available } = state;
  if (soldOut) return 'This one is sold out for now.';
  if (full) return 'The cart is full: it holds 40 different things.';
  if (inCart >= available) return `All ${available} that we have are in your cart.`;
  if (inCart > 0) return `${inCart} in your cart.`;
  if (available <= FEW) return `Only ${available} left.`;
  return 'In stock.';
}
