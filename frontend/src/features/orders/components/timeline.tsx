import type { Order } from '@/api/types';
import { formatMoney } from '@/lib/money';
import { formatMoment } from '../dates';
import styles from '../pages/order-page.module.css';
import { actors, events } from '../words';

/** What happened to the order, the newest first. */
export function Timeline({ order }: { order: Order }) {
  const subjects = new Map([
    ...order.fulfilments.map(({ id, carrier }) => [id, carrier] as const),
    ...order.refunds.map(({ id, amount }) => [id, formatMoney(amount)] as const),
  ]);
  return (
    <section className={`panel ${styles.section}`} aria-labelledby="timeline">
      <h2 id="timeline">What happened so far</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
      <ol className={styles.timeline} role="list">
        {order.timeline.toReversed().map(({ at, event, by, subject, note }) => (
          <li key={`${at} ${event} ${subject}`}>
            <p>
              <strong>{[events[event], subjects.get(subject ?? '')].filter(Boolean).join(', ')}</strong>{' '}
              <span className="soft">{actors[by]}</span>
            </p>
            <p className="soft small">
              <time dateTime={at}>{formatMoment(at)}</time>
            </p>
            {note && <p>{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
