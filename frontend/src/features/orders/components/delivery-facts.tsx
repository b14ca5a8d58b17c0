import type { Order } from '@/api/types';
import { addressLines } from '@/lib/address-lines';
import { formatMoment } from '../dates';
import styles from '../pages/order-page.module.css';

export function DeliveryFacts({ order }: { order: Order }) {
  return (
    <section className={`panel ${styles.section}`} aria-labelledby="delivery">
      <h2 id="delivery">Delivery</h2>
      <dl className={styles.facts}>
        <div>
          <dt>To</dt>
          <dd>
            <address className={styles.address}>
              {addressLines(order.shippingAddress).map((line) => (
                <span key={line} style={{ display: 'block' }}>
                  {line}
                </span>
              ))}
            </address>
          </dd>
        </div>
        <div>
          <dt>By</dt>
          <dd>{order.shippingMethod.name}</dd>
        </div>
        <div>
          <dt>E-mail</dt>
          <dd>{order.email}</dd>
        </div>
        <div>
          <dt>Placed</dt>
          <dd>
            <time dateTime={order.placedAt}>{formatMoment(order.placedAt)}</time>
          </dd>
        </div>
      </dl>
    </section>
  );
}
