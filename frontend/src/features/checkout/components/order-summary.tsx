import type { Quote } from '@/api/types';
import { Picture } from '@/components/picture';
import { Skeleton } from '@/components/skeleton';
import { TotalsList } from '@/components/totals-list';
import { LineProblem, PromotionForm, useCart } from '@/features/cart';
import { formatMoney } from '@/lib/money';
import { optionText } from '@/lib/option-text';
import styles from './order-summary.module.css';

interface OrderSummaryProps {
  quote: Quote | undefined;
  asking: boolean;
}

export function OrderSummary({ quote, asking }: OrderSummaryProps) {
  const { lines } = useCart();
  const method = quote?.shippingOptions.find(({ id }) => id === quote.shippingMethod);
  return (
    <section className={`panel ${styles.summary}`} aria-labelledby="summary">
      <h2 id="summary">Your order</h2>
      {quote ? (
        <>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
          <ul className={styles.lines} role="list">
            {quote.lines.map((line) => (
              <li key={line.sku}>
                <div className={styles.line}>
                  <Picture image={line.image} decorative />
                  <span>
                    {line.quantity} × {line.name ?? line.sku} <span className="soft">{optionText(line.options)}</span>
                  </span>
                  {line.subtotal && <span>{formatMoney(line.subtotal)}</span>}
                </div>
                {!asking && (
                  <LineProblem line={line} seenPrice={lines.find(({ sku }) => sku === line.sku)?.seenPrice} />
                )}
              </li>
            ))}
          </ul>
          <PromotionForm promotion={quote.promotion} asking={asking} />
          <TotalsList totals={quote.totals} shippingName={method?.name ?? 'Delivery'} asking={asking} />
        </>
      ) : (
        <Skeleton height="18rem" />
      )}
    </section>
  );
}
