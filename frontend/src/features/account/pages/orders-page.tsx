import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { OrderSummary } from '@/api/types';
import { Failure } from '@/components/failure';
import { Picture } from '@/components/picture';
import { Skeleton } from '@/components/skeleton';
import { OrderAgain } from '@/features/orders';
import { formatMoney } from '@/lib/money';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { ordersQuery } from '../api/me';
import { Empty } from '../components/empty';
import { orderStateNames } from '../order-states';
import styles from './orders-page.module.css';

export default function OrdersPage() {
  usePageMeta('Orders');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(ordersQuery);
  const orders = data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <h1>Orders</h1>
      {!orders && !error && <Skeleton height="20rem" />}
      {orders?.length === 0 && (
        <Empty
          text="No orders yet. What you buy while you are signed in is listed here, and what you ordered before with your address."
          to={paths.products}
          way="Look around"
        />
      )}
      {orders && orders.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role where list-style is none
        <ul className={styles.orders} role="list">
          {orders.map((order) => (
            <Row key={order.id} order={order} />
          ))}
        </ul>
      )}
      {error && <Failure error={error} onRetry={() => (data ? fetchNextPage() : refetch())} />}
      {hasNextPage && !error && (
        <div>
          <button
            type="button"
            className="button quiet"
            aria-disabled={isFetchingNextPage}
            onClick={() => !isFetchingNextPage && fetchNextPage()}
          >
            {isFetchingNextPage ? 'One moment…' : 'Show earlier orders'}
          </button>
        </div>
      )}
    </>
  );
}

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'long' });

function Row({ order }: { order: OrderSummary }) {
  const { id, number, state, refundState, placedAt, pieces, total, image } = order;
  return (
    <li className={`panel ${styles.order}`}>
      <Picture image={image} decorative />
      <div className={styles.text}>
        <h2 className={styles.number}>
          <Link to={paths.accountOrder(id)}>Order {number}</Link>
        </h2>
        <p className="soft small">
          <time dateTime={placedAt}>{dates.format(new Date(placedAt))}</time>, {pieces}{' '}
          {pieces === 1 ? 'piece' : 'pieces'}, {formatMoney(total)}
        </p>
        <p className={styles.state}>
          {orderStateNames[state]}
          {refundState !== 'none' && (
            <span className="soft"> · {refundState === 'refunded' ? 'Refunded' : 'Refunded in part'}</span>
          )}
        </p>
      </div>
      <OrderAgain orderId={id} number={number} />
    </li>
  );
}
