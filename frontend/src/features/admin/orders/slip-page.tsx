import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { ProblemError } from '@/api/problem';
import type { Order } from '@/api/types';
import { Failure } from '@/components/failure';
import { NotFound } from '@/components/not-found';
import { formatMoment } from '@/features/orders';
import { addressLines } from '@/lib/address-lines';
import { optionText } from '@/lib/option-text';
import { usePageMeta } from '@/lib/page-meta';
import { paths } from '@/lib/paths';
import { PageHead } from '../shell/page-head';
import { orderQuery } from './order-api';
import { orderStates } from './order-states';
import { leftToSend, sumOf } from './order-sums';
import styles from './slip-page.module.css';

/** What goes into a parcel, to be printed: of one that was sent, or of what is left to send. */
export default function SlipPage() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const { data: order, error, refetch } = useQuery(orderQuery(id));
  usePageMeta(order ? `Packing slip ${order.number}` : 'Packing slip');
  if (order) return <Slip order={order} parcel={search.get('parcel')} />;
  if (error instanceof ProblemError && [400, 404].includes(error.status)) return <NotFound what="page" />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return <div aria-busy="true" />;
}

function Slip({ order, parcel }: { order: Order; parcel: string | null }) {
  const place = order.fulfilments.findIndex(({ id }) => id === parcel);
  const fulfilment = order.fulfilments[place];
  if (parcel !== null && !fulfilment) return <NotFound what="page" />;
  const pieces = fulfilment?.lines ?? (orderStates[order.state].sends ? leftToSend(order) : []);
  const number = fulfilment ? place + 1 : order.fulfilments.length + 1;
  return (
    <>
      <div className={styles.screen}>
        <PageHead title="Packing slip">
          <button
            type="button"
            className="button compact"
            disabled={pieces.length === 0}
            onClick={() => window.print()}
          >
            Print
          </button>
          <Link className="button quiet compact" to={paths.adminOrder(order.id)}>
            Back to the order
          </Link>
        </PageHead>
      </div>
      {pieces.length === 0 ? (
        <p>Nothing of this order is left to send.</p>
      ) : (
        <article className={styles.slip} aria-label={`Packing slip of order ${order.number}`}>
          <header className={styles.head}>
            <p className={styles.shop}>Tradewind</p>
            <dl className={styles.facts}>
              <div>
                <dt>Order</dt>
                <dd>{order.number}</dd>
              </div>
              <div>
                <dt>Placed</dt>
                <dd>{formatMoment(order.placedAt)}</dd>
              </div>
              <div>
                <dt>Parcel</dt>
                <dd>{number}</dd>
              </div>
              <div>
                <dt>Delivery</dt>
                <dd>
                  {[order.shippingMethod.name, fulfilment?.carrier, fulfilment?.trackingNumber]
                    .filter(Boolean)
                    .join(', ')}
                </dd>
              </div>
            </dl>
          </header>
          <address className={styles.address}>
            {addressLines(order.shippingAddress).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </address>
          <table className={styles.pieces}>
            <thead>
              <tr>
                <th scope="col">SKU</th>
                <th scope="col">Product</th>
                <th scope="col">Pieces</th>
              </tr>
            </thead>
            <tbody>
              {pieces.map(({ line, quantity }) => {
                const row = order.lines[line];
                return (
                  <tr key={line}>
                    <td>{row?.sku}</td>
                    <td>
                      {row?.name} {row && optionText(row.options)}
                    </td>
                    <td>{quantity}</td>
                  </tr>
                );
              })}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  Pieces in this parcel
                </th>
                <td>{sumOf(pieces)}</td>
              </tr>
            </tfoot>
          </table>
        </article>
      )}
    </>
  );
}
