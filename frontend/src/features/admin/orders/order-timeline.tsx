import type { Order, TimelineEntry } from '@/api/types';
import { eventTexts, formatMoment } from '@/features/orders';
import { formatMoney } from '@/lib/money';
import { useActorName } from '../shell/actor-name';
import { mailTexts } from './order-dialogs';
import styles from './order-page.module.css';

const others: Record<Exclude<TimelineEntry['by'], 'staff'>, string> = {
  customer: 'by the customer',
  'payment-provider': 'by the payment provider',
  shop: 'by the shop itself',
};

interface OrderTimelineProps {
  order: Order;
  onMail: (entry: number) => void;
}

/** What happened to the order, the newest first, by whom, and with which notes. */
export function OrderTimeline({ order, onMail }: OrderTimelineProps) {
  const nameOf = useActorName();
  const subjects = new Map([
    ...order.fulfilments.map(({ id, carrier }) => [id, carrier] as const),
    ...order.refunds.map(({ id, amount }) => [id, formatMoney(amount)] as const),
  ]);
  const entries = order.timeline.map((entry, place) => ({ ...entry, place }));
  return (
    <section className={`panel ${styles.panel}`} aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
      <ol className={styles.timeline} role="list">
        {entries.toReversed().map(({ place, at, event, by, actor, subject, note }) => (
          <li key={place}>
            <p>
              <strong>{[eventTexts[event], subjects.get(subject ?? '')].filter(Boolean).join(', ')}</strong>{' '}
              <span className="soft">{by === 'staff' ? `by ${nameOf(actor)}` : others[by]}</span>
            </p>
            {note && <p className={styles.said}>{note}</p>}
            <p className="soft">
              <time dateTime={at}>{formatMoment(at)}</time>
              {mailTexts[event] && (
                <button
                  type="button"
                  className="text-button"
                  aria-label={`Mail again ${mailTexts[event]}`}
                  onClick={() => onMail(place)}
                >
                  Mail again
                </button>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
