import { Link } from 'react-router';
import { Drawer } from '@/components/drawer';
import { Failure } from '@/components/failure';
import { formatMoney } from '@/lib/money';
import { paths } from '@/lib/paths';
import { useQuote } from '../api/quote';
import { useCart } from '../cart-store';
import { closeCartDrawer } from '../drawer-store';
import styles from './cart-drawer.module.css';
import { CartLines } from './cart-lines';

export default function CartDrawer() {
  const { lines } = useCart();
  const quote = useQuote();
  const asking = quote.isFetching && quote.isPlaceholderData;
  return (
    <Drawer title="Cart" onClose={closeCartDrawer}>
      <div className={styles.content}>
        <div className={styles.lines}>
          <CartLines quote={quote.data} asking={asking} />
          {quote.error && <Failure error={quote.error} onRetry={quote.refetch} />}
          {lines.length === 0 && (
            <div className={styles.empty}>
              <p>Your cart is empty.</p>
              <Link className="button quiet" to={paths.products} onClick={closeCartDrawer}>
                Look around
              </Link>
            </div>
          )}
        </div>
        {lines.length > 0 && (
          <div className={styles.foot}>
            <p className={styles.subtotal}>
              <span>Subtotal</span>
              <span className={asking ? styles.asking : undefined}>
                {quote.data ? formatMoney(quote.data.totals.subtotal) : '…'}
              </span>
            </p>
            <Link className="button wide" to={paths.checkout} onClick={closeCartDrawer}>
              Check out
            </Link>
            <Link className="button quiet wide" to={paths.cart} onClick={closeCartDrawer}>
              View cart
            </Link>
          </div>
        )}
      </div>
    </Drawer>
  );
}
