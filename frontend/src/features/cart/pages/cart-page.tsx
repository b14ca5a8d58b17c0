import { Link } from 'react-router';
import { Failure } from '@/components/failure';
import { Skeleton } from '@/components/skeleton';
import { TotalsList } from '@/components/totals-list';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { useQuote } from '../api/quote';
import { useCart } from '../cart-store';
import { CartLines } from '../components/cart-lines';
import { PromotionForm } from '../components/promotion-form';
import styles from './cart-page.module.css';

export default function CartPage() {
  usePageMeta('Cart');
  const { ready, lines } = useCart();
  const { data: quote, error, refetch, isFetching, isPlaceholderData } = useQuote();
  const asking = isFetching && isPlaceholderData;
  const method = quote?.shippingOptions.find(({ id }) => id === quote.shippingMethod);

  return (
    <div className={`container ${styles.page}`}>
      <h1>Cart</h1>
      {ready && lines.length === 0 && (
        <div className={styles.empty}>
          <CartLines quote={quote} asking={asking} />
          <p>Your cart is empty.</p>
          <Link className="button" to={paths.products}>
            Look around
          </Link>
        </div>
      )}
      {(!ready || lines.length > 0) && (
        <div className={styles.columns}>
          <div>
            <CartLines quote={quote} asking={asking} />
            {error && <Failure error={error} onRetry={refetch} />}
          </div>
          <section className={`panel ${styles.summary}`} aria-label="Summary">
            <PromotionForm promotion={quote?.promotion} asking={isFetching} />
            {quote ? (
              <TotalsList totals={quote.totals} shippingName={method?.name ?? 'Delivery'} asking={asking} />
            ) : (
              <Skeleton height="11rem" />
            )}
            {quote && !quote.orderable && !asking && (
              <p className="field-error" role="status">
                Some lines need your attention before you can check out.
              </p>
            )}
            <Link className="button wide" to={paths.checkout}>
              Check out
            </Link>
          </section>
        </div>
      )}
    </div>
  );
}
