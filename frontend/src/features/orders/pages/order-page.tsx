import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { ProblemError } from '@/api/problem';
import type { Order } from '@/api/types';
import { Failure } from '@/components/failure';
import { CheckIcon } from '@/components/icons';
import { NotFound } from '@/components/not-found';
import { Picture } from '@/components/picture';
import { Skeleton } from '@/components/skeleton';
import { TotalsList } from '@/components/totals-list';
import { countryName } from '@/lib/countries';
import { formatMoney } from '@/lib/money';
import { optionText } from '@/lib/option-text';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { orderQuery } from '../api/order';
import styles from './order-page.module.css';

const headings: Record<Order['state'], { title: string; text: string }> = {
  paid: { title: 'Thank you. Your order is confirmed.', text: 'It is paid, and what you bought is set aside for you.' },
  placed: { title: 'Your payment is under way.', text: 'Reload this page in a moment to see whether it went through.' },
  'payment-failed': { title: 'This order was not paid.', text: 'Nothing was charged, and nothing is set aside.' },
};

export default function OrderPage() {
  const { orderId = '' } = useParams();
  const { hash } = useLocation();
  const token = new URLSearchParams(hash.slice(1)).get('token');
  const { data: order, error, refetch } = useQuery(orderQuery(orderId, token));
  usePageMeta(order ? `Order ${order.number}` : 'Order');

  if (order) return <OrderDetails order={order} />;
  if (error instanceof ProblemError && error.status < 500 && error.status !== 429) return <NotFound what="order" />;
  return (
    <div className={`container ${styles.page}`} aria-busy={!error}>
      {error ? <Failure error={error} onRetry={refetch} /> : <Skeleton height="32rem" />}
    </div>
  );
}

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' });

function OrderDetails({ order }: { order: Order }) {
  const { title, text } = headings[order.state];
  const { name, line1, line2, postalCode, city, region, country, phone } = order.shippingAddress;
  return (
    <div className={`container ${styles.page}`}>
      <header className={styles.head}>
        {order.state === 'paid' && (
          <span className={styles.done}>
            <CheckIcon />
          </span>
        )}
        <h1>{title}</h1>
        <p>
          Order <span className={styles.number}>{order.number}</span>. {text}
        </p>
        <CopyLink />
      </header>
      <div className={styles.columns}>
        <section className={`panel ${styles.section}`} aria-labelledby="bought">
          <h2 id="bought">What you bought</h2>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none */}
          <ul role="list">
            {order.lines.map((line) => (
              <li key={line.sku} className={styles.line}>
                <Picture image={line.image} decorative />
                <span>
                  {line.quantity} × <Link to={paths.product(line.slug, line.sku)}>{line.name}</Link>{' '}
                  <span className="soft">{optionText(line.options)}</span>
                </span>
                <span>{formatMoney(line.subtotal)}</span>
              </li>
            ))}
          </ul>
          <TotalsList totals={order.totals} shippingName={order.shippingMethod.name} />
        </section>
        <section className={`panel ${styles.section}`} aria-labelledby="delivery">
          <h2 id="delivery">Delivery</h2>
          <dl className={styles.facts}>
            <div>
              <dt>To</dt>
              <dd>
                <address className={styles.address}>
                  {[name, line1, line2, `${postalCode} ${city}`, region, countryName(country), phone]
                    .filter(Boolean)
                    .map((part) => (
                      <span key={part} style={{ display: 'block' }}>
                        {part}
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
                <time dateTime={order.placedAt}>{dates.format(new Date(order.placedAt))}</time>
              </dd>
            </div>
          </dl>
        </section>
      </div>
    </div>
  );
}

function CopyLink() {
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.share}>
      <button
        type="button"
        className="button quiet compact"
        onClick={() => navigator.clipboard.writeText(location.href).then(() => setCopied(true))}
      >
        Copy link to this order
      </button>
      <span className="soft small" role="status">
        {copied ? 'Copied. Whoever has the link can see the order.' : 'Keep it: it is the way back here.'}
      </span>
    </div>
  );
}
