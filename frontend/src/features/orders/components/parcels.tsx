import type { Order } from '@/api/types';
import { formatDate } from '../dates';
import { linesText } from '../lines-text';
import styles from '../pages/order-page.module.css';

export function Parcels({ order: { fulfilments, lines } }: { order: Order }) {
  if (fulfilments.length === 0) return null;
  return (
    <section className={`panel ${styles.section}`} aria-labelledby="parcels">
      <h2 id="parcels">{fulfilments.length === 1 ? 'Your parcel' : 'Your parcels'}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
      <ul className={styles.entries} role="list">
        {fulfilments.map(({ id, at, carrier, trackingNumber, trackingUrl, lines: sent }) => (
          <li key={id}>
            <p>
              <strong>{carrier}</strong>, handed over on <time dateTime={at}>{formatDate(at)}</time>
            </p>
            <p className="soft">{linesText(sent, lines)}</p>
            {trackingNumber && (
              <p>
                Tracking number <span className={styles.number}>{trackingNumber}</span>
              </p>
            )}
            {trackingUrl && (
              <p>
                <a href={trackingUrl} rel="noreferrer" aria-label={`Track the parcel at ${carrier}`}>
                  Track the parcel
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
