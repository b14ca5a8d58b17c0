import type { Totals } from '@/api/types';
import { classNames } from '@/lib/class-names';
import { formatMoney } from '@/lib/money';
import styles from './totals-list.module.css';

interface TotalsListProps {
  totals: Totals;
  shippingName: string;
  /** Whether the amounts are about to be replaced. */
  asking?: boolean;
}

export function TotalsList({ totals, shippingName, asking = false }: TotalsListProps) {
  const { subtotal, discount, shipping, tax, taxIncluded, total } = totals;
  return (
    <dl className={styles.totals} aria-busy={asking}>
      <div className={styles.row}>
        <dt>Subtotal</dt>
        <dd>{formatMoney(subtotal)}</dd>
      </div>
      {discount.amount > 0 && (
        <div className={classNames(styles.row, styles.off)}>
          <dt>Discount</dt>
          <dd>−{formatMoney(discount)}</dd>
        </div>
      )}
      <div className={styles.row}>
        <dt>{shippingName}</dt>
        <dd>{shipping.amount === 0 ? 'Free' : formatMoney(shipping)}</dd>
      </div>
      {!taxIncluded && (
        <div className={styles.row}>
          <dt>Tax</dt>
          <dd>{formatMoney(tax)}</dd>
        </div>
      )}
      <div className={classNames(styles.row, styles.total)}>
        <dt>Total</dt>
        <dd>{formatMoney(total)}</dd>
      </div>
      {taxIncluded && (
        <div className={classNames(styles.row, styles.tax)}>
          <dt>Tax included</dt>
          <dd>{formatMoney(tax)}</dd>
        </div>
      )}
    </dl>
  );
}
