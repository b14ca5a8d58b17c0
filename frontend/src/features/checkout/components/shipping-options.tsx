import type { Quote } from '@/api/types';
import { Skeleton } from '@/components/skeleton';
import { formatMoney } from '@/lib/money';
import { setShippingMethod } from '../checkout-store';
import styles from './options.module.css';

export function ShippingOptions({ quote, chosen }: { quote: Quote | undefined; chosen: string | null }) {
  const method = chosen ?? quote?.shippingMethod;
  return (
    <fieldset className={styles.options}>
      <legend className={styles.legend}>How it travels</legend>
      {!quote && <Skeleton height="9rem" />}
      {quote?.shippingOptions.map(({ id, name, description, price, freeFrom }) => (
        <label key={id} className={styles.option}>
          <input
            type="radio"
            name="shippingMethod"
            value={id}
            checked={id === method}
            onChange={() => setShippingMethod(id)}
          />
          <span>
            <span className={styles.name}>{name}</span>
            <span className={styles.detail}>
              {description}
              {freeFrom && price.amount > 0 && ` · free from ${formatMoney(freeFrom)}`}
            </span>
          </span>
          <span className={styles.price}>{price.amount === 0 ? 'Free' : formatMoney(price)}</span>
        </label>
      ))}
    </fieldset>
  );
}
