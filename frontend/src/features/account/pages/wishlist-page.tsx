import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { WishlistItem } from '@/api/types';
import { Failure } from '@/components/failure';
import { Picture } from '@/components/picture';
import { Price } from '@/components/price';
import { Skeleton } from '@/components/skeleton';
import { addToCart, openCartDrawer } from '@/features/cart';
import { optionText } from '@/lib/option-text';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { wishlistQuery } from '../api/me';
import { useWish } from '../api/wishes';
import { Empty } from '../components/empty';
import styles from './wishlist-page.module.css';

export default function WishlistPage() {
  usePageMeta('Wishlist');
  const { data: wishes, error, refetch } = useQuery(wishlistQuery);
  return (
    <>
      <h1>Wishlist</h1>
      {error && !wishes && <Failure error={error} onRetry={refetch} />}
      {!wishes && !error && <Skeleton height="16rem" />}
      {wishes?.length === 0 && (
        <Empty text="Nothing yet. The heart on a product’s page puts it here." to={paths.products} way="Look around" />
      )}
      {wishes && wishes.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none
        <ul className={styles.wishes} role="list">
          {wishes.map((wish) => (
            <Wish key={wish.sku} wish={wish} />
          ))}
        </ul>
      )}
    </>
  );
}

function Wish({ wish }: { wish: WishlistItem }) {
  const { sku, name, slug, options, image, price, available } = wish;
  const { wish: change } = useWish(sku);
  const [full, setFull] = useState(false);

  async function buy() {
    if (!price) return;
    const outcome = await addToCart({ sku, quantity: 1, seenPrice: price }, available);
    setFull(outcome === 'cart-full');
    if (outcome === 'added') openCartDrawer();
  }

  return (
    <li className={`panel ${styles.wish}`}>
      <Picture image={image} decorative />
      <div className={styles.text}>
        {slug ? (
          <Link className={styles.name} to={paths.product(slug, sku)}>
            {name}
          </Link>
        ) : (
          <span className={styles.name}>{sku}</span>
        )}
        <span className="soft small">{optionText(options)}</span>
        {price ? <Price value={price} /> : <span className="soft">No longer sold.</span>}
        {full && <span className="field-error">The cart is full.</span>}
      </div>
      <div className={styles.actions}>
        {price && (
          <button type="button" className="button compact" disabled={available === 0} onClick={buy}>
            {available === 0 ? 'Sold out' : 'Add to cart'}
          </button>
        )}
        <button
          type="button"
          className="text-button small"
          aria-label={`Remove ${name ?? sku}`}
          onClick={() => change(false)}
        >
          Remove
        </button>
      </div>
    </li>
  );
}
