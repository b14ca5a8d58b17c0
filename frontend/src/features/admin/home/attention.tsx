import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { OrderState } from '@/api/types';
import { optionText } from '@/lib/option-text';
import { paths } from '@/lib/paths';
import { deadLettersQuery } from '../letters/letter-api';
import { lowStockQuery, orderCountQuery } from './home-api';
import styles from './home-page.module.css';
import { daysUpTo } from './sales';

const RECENT_DAYS = 7;

interface Concern {
  state: OrderState;
  /** Said of one, and of several. */
  texts: [string, string];
  /** Only of the last days: older ones are of no use to anybody. */
  recent?: boolean;
}

const concerns: Concern[] = [
  { state: 'paid', texts: ['order is to be sent', 'orders are to be sent'] },
  { state: 'partly-fulfilled', texts: ['order is sent in part', 'orders are sent in part'] },
  {
    state: 'payment-failed',
    texts: [`payment failed in ${RECENT_DAYS} days`, `payments failed in ${RECENT_DAYS} days`],
    recent: true,
  },
];

/** What somebody should look at now. */
export function Attention({ today }: { today: string }) {
  const from = daysUpTo(today, RECENT_DAYS).from;
  return (
    <section className={styles.attention} aria-label="What needs attention">
      {concerns.map((concern) => (
        <OrderConcern key={concern.state} {...concern} from={concern.recent ? from : undefined} />
      ))}
      <GivenUp />
      <LowStock />
    </section>
  );
}

function OrderConcern({ state, texts, from }: Concern & { from: string | undefined }) {
  const { data, isError } = useQuery(orderCountQuery(state, from));
  const number = data ? `${data.count}${data.more ? '+' : ''}` : isError ? '?' : '…';
  return (
    <Link
      className={`panel ${styles.concern}`}
      to={paths.adminOrdersIn(state, from)}
      data-urgent={(data?.count ?? 0) > 0 || undefined}
    >
      <strong className={styles.figure}>{number}</strong> {texts[data?.count === 1 ? 0 : 1]}
    </Link>
  );
}

/** What was to be done behind the scenes, and was not. */
function GivenUp() {
  const { data, isError } = useQuery(deadLettersQuery);
  if (data?.waiting === 0 || (!data && !isError)) return null;
  return (
    <Link className={`panel ${styles.concern}`} to={paths.adminArea('dead-letters')} data-urgent>
      <strong className={styles.figure}>{data?.waiting ?? '?'}</strong>{' '}
      {data?.waiting === 1 ? 'task was given up' : 'tasks were given up'}
    </Link>
  );
}

function LowStock() {
  const { data, isError } = useQuery(lowStockQuery);
  if (!data && isError) {
    return (
      <Link className={`panel ${styles.concern}`} to={paths.adminArea('stock')} data-urgent>
        <strong className={styles.figure}>?</strong> SKUs run low
      </Link>
    );
  }
  if (!data || data.items.length === 0) return null;
  return (
    <details className={`panel ${styles.low}`}>
      <summary>
        <strong className={styles.figure}>
          {data.items.length}
          {data.nextCursor && '+'}
        </strong>{' '}
        {data.items.length === 1 ? 'SKU runs low' : 'SKUs run low'}
      </summary>
      <ul>
        {data.items.map(({ sku, name, options, available, threshold }) => (
          <li key={sku}>
            <Link to={paths.adminSku(sku)}>
              {name} {optionText(options)}
            </Link>
            : {available} left, less than {threshold}
          </li>
        ))}
      </ul>
    </details>
  );
}
