import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { ProblemError } from '@/api/problem';
import type { Order } from '@/api/types';
import { Failure } from '@/components/failure';
import { NotFound } from '@/components/not-found';
import { Skeleton } from '@/components/skeleton';
import { usePageMeta } from '@/lib/page-meta';
import { orderQuery } from '../api/order';
import { CancelOrder } from '../components/cancel-order';
import { DeliveryFacts } from '../components/delivery-facts';
import { OfferAccount } from '../components/offer-account';
import { OrderAgain } from '../components/order-again';
import { OrderLines } from '../components/order-lines';
import { OrderStatus } from '../components/order-status';
import { Parcels } from '../components/parcels';
import { Refunds } from '../components/refunds';
import { Timeline } from '../components/timeline';
import { settlePayment } from '../pending-payments';
import styles from './order-page.module.css';

export default function OrderPage() {
  const { orderId = '' } = useParams();
  const { hash } = useLocation();
  const token = new URLSearchParams(hash.slice(1)).get('token');
  const { data: order, error, refetch } = useQuery(orderQuery(orderId, token));
  usePageMeta(order ? `Order ${order.number}` : 'Order');

  useEffect(() => {
    if (order) void settlePayment(order);
  }, [order]);

  if (order) return <OrderDetails order={order} token={token} />;
  if (error instanceof ProblemError && error.status < 500 && error.status !== 429) return <NotFound what="order" />;
  return (
    <div className={`container ${styles.page}`} aria-busy={!error}>
      {error ? <Failure error={error} onRetry={refetch} /> : <Skeleton height="32rem" />}
    </div>
  );
}

function OrderDetails({ order, token }: { order: Order; token: string | null }) {
  return (
    <div className={`container ${styles.page}`}>
      <OrderStatus order={order}>
        {/* Who is here without a secret has an account to come back by. */}
        {token ? <CopyLink /> : <OrderAgain orderId={order.id} number={order.number} />}
      </OrderStatus>
      {token && <OfferAccount email={order.email} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <Parcels order={order} />
          <OrderLines order={order} />
          <Refunds order={order} />
        </div>
        <div className={styles.column}>
          <DeliveryFacts order={order} />
          <Timeline order={order} />
          <CancelOrder order={order} token={token} />
        </div>
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
