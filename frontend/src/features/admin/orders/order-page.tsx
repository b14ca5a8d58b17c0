import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ProblemError } from '@/api/problem';
import type { Order } from '@/api/types';
import { Failure } from '@/components/failure';
import { NotFound } from '@/components/not-found';
import { TotalsList } from '@/components/totals-list';
import { formatMoment } from '@/features/orders';
import { addressLines } from '@/lib/address-lines';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { PageHead } from '../shell/page-head';
import { FulfilDialog } from './fulfil-dialog';
import { orderQuery } from './order-api';
import { CancelDialog, DeliverDialog, MailDialog } from './order-dialogs';
import { OrderLines } from './order-lines';
import { OrderNotes } from './order-notes';
import styles from './order-page.module.css';
import { orderStates, StateBadge } from './order-states';
import { leftToSend, refundable } from './order-sums';
import { OrderTimeline } from './order-timeline';
import { Parcels, Refunds } from './parcels-and-refunds';
import { RefundDialog } from './refund-dialog';

type Asked = 'fulfil' | 'deliver' | 'refund' | 'cancel' | { mail: number } | null;

export default function OrderPage() {
  const { id = '' } = useParams();
  const { data: order, error, refetch } = useQuery(orderQuery(id));
  usePageMeta(order ? `Order ${order.number}` : 'Order');
  if (order) return <OrderView key={order.id} order={order} />;
  if (error instanceof ProblemError && [400, 404].includes(error.status)) return <NotFound what="page" />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return <div aria-busy="true" />;
}

function OrderView({ order }: { order: Order }) {
  const [asked, setAsked] = useState<Asked>(null);
  const { sends, delivers, cancels } = orderStates[order.state];
  const close = () => setAsked(null);
  const { email, shippingAddress, shippingMethod, placedAt, totals, promotion } = order;
  return (
    <>
      <PageHead
        title={
          <span className={styles.title}>
            {order.number}
            <StateBadge state={order.state} />
          </span>
        }
      >
        {sends && (
          <button type="button" className="button compact" onClick={() => setAsked('fulfil')}>
            Send
          </button>
        )}
        {delivers && (
          <button type="button" className="button compact" onClick={() => setAsked('deliver')}>
            Mark as delivered
          </button>
        )}
        {sends && leftToSend(order).length > 0 && (
          <Link className="button quiet compact" to={paths.adminSlip(order.id)}>
            Packing slip
          </Link>
        )}
        {refundable(order) > 0 && (
          <button type="button" className="button quiet compact" onClick={() => setAsked('refund')}>
            Refund
          </button>
        )}
        {cancels && (
          <button type="button" className="button quiet compact" onClick={() => setAsked('cancel')}>
            Cancel
          </button>
        )}
      </PageHead>
      <div className={styles.layout}>
        <div className={styles.column}>
          <OrderLines order={order} />
          <Parcels order={order} />
          <Refunds order={order} />
          <OrderTimeline order={order} onMail={(entry) => setAsked({ mail: entry })} />
        </div>
        <div className={styles.column}>
          <section className={`panel ${styles.panel}`} aria-labelledby="customer">
            <h2 id="customer">Customer</h2>
            <p>
              <Link to={paths.adminOrdersOf(email)}>{email}</Link>
            </p>
            <address className={styles.address}>
              {addressLines(shippingAddress).map((line) => (
                <span key={line}>{line}</span>
              ))}
            </address>
            <p className="soft">
              {shippingMethod.name}, placed <time dateTime={placedAt}>{formatMoment(placedAt)}</time>
            </p>
          </section>
          <section className={`panel ${styles.panel}`} aria-labelledby="money">
            <h2 id="money">Money</h2>
            <TotalsList totals={totals} shippingName={shippingMethod.name} />
            {promotion && <p className="soft">With the code {promotion.code}.</p>}
          </section>
          <OrderNotes orderId={order.id} />
        </div>
      </div>
      {asked === 'fulfil' && <FulfilDialog order={order} onClose={close} />}
      {asked === 'deliver' && <DeliverDialog order={order} onClose={close} />}
      {asked === 'refund' && <RefundDialog order={order} onClose={close} />}
      {asked === 'cancel' && <CancelDialog order={order} onClose={close} />}
      {asked !== null && typeof asked === 'object' && <MailDialog order={order} entry={asked.mail} onClose={close} />}
    </>
  );
}
