import type { Order } from '@/api/types';
import { formatMoney } from '@/lib/money';
import { formatDate } from '../dates';
import { linesText } from '../lines-text';
import styles from '../pages/order-page.module.css';
import { refundReasons, refundStates } from '../words';

export function Refunds({ order: { refunds, lines } }: { order: Order }) {
  if (refunds.length === 0) return null;
  return (
    <section className={`panel ${styles.section}`} aria-labelledby="refunds">
      <h2 id="refunds">{refunds.length === 1 ? 'Your refund' : 'Your refunds'}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
      <ul className={styles.entries} role="list">
        {refunds.map(({ id, at, amount, state, reason, lines: returned }) => (
          <li key={id}>
            <p>
              <strong>{formatMoney(amount)}</strong> on <time dateTime={at}>{formatDate(at)}</time>
            </p>
            <p className="soft">
              {[refundReasons[reason], returned && linesText(returned, lines)].filter(Boolean).join(': ')}
            </p>
            <p>{refundStates[state]}.</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
