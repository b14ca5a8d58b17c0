import { Link } from 'react-router';
import type { Order, Refund } from '@/api/types';
import { formatMoment, linesText, refundReasons } from '@/features/orders';
import { formatMoney } from '@/lib/money';
import { paths } from '@/lib/paths';
import { Badge, type Tone } from '../shell/badge';
import styles from './order-page.module.css';

export function Parcels({ order: { id: orderId, fulfilments, lines } }: { order: Order }) {
  if (fulfilments.length === 0) return null;
  return (
    <section className={`panel ${styles.panel}`} aria-labelledby="parcels">
      <h2 id="parcels">Parcels</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
      <ul className={styles.entries} role="list">
        {fulfilments.map(({ id, at, carrier, trackingNumber, trackingUrl, lines: sent }, i) => (
          <li key={id}>
            <p>
              <strong>{carrier}</strong>{' '}
              {trackingUrl ? (
                <a href={trackingUrl} target="_blank" rel="noreferrer">
                  {trackingNumber ?? 'Track it'}
                </a>
              ) : (
                trackingNumber
              )}
            </p>
            <p>{linesText(sent, lines)}</p>
            <p className="soft">
              <time dateTime={at}>{formatMoment(at)}</time>,{' '}
              <Link to={paths.adminSlip(orderId, id)} aria-label={`Packing slip of parcel ${i + 1}`}>
                packing slip
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const refundStates: Record<Refund['state'], { text: string; tone: Tone; means: string }> = {
  pending: {
    text: 'On its way',
    tone: 'waiting',
    means: 'The payment provider has not confirmed it yet; the shop asks again by itself.',
  },
  issued: { text: 'Returned', tone: 'good', means: '' },
  failed: {
    text: 'Refused',
    tone: 'bad',
    means: 'The payment provider refused. Its amount can be returned again, or by another way outside the shop.',
  },
};

export function Refunds({ order: { refunds, lines } }: { order: Order }) {
  if (refunds.length === 0) return null;
  return (
    <section className={`panel ${styles.panel}`} aria-labelledby="refunds">
      <h2 id="refunds">Refunds</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
      <ul className={styles.entries} role="list">
        {refunds.map(({ id, at, amount, state, reason, lines: returned }) => {
          const { text, tone, means } = refundStates[state];
          return (
            <li key={id}>
              <p className={styles.refund}>
                <strong>{formatMoney(amount)}</strong> <Badge tone={tone}>{text}</Badge>
              </p>
              <p>{[refundReasons[reason], returned && linesText(returned, lines)].filter(Boolean).join(': ')}</p>
              {means && <p>{means}</p>}
              <p className="soft">
                <time dateTime={at}>{formatMoment(at)}</time>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
