import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Order } from '@/api/types';
import { CheckIcon } from '@/components/icons';
import { formatMoney } from '@/lib/money';
import { paths } from '@/lib/paths';
import styles from '../pages/order-page.module.css';
import { useWaitingPayment } from '../pending-payments';
import { orderStates } from '../states';
import { refundTexts } from '../words';

/** How the order stands, said again by screen readers when it changes. */
export function OrderStatus({ order, children }: { order: Order; children: ReactNode }) {
  const { title, text, paid } = orderStates[order.state];
  const refundText = refundTexts[order.refundState]?.(formatMoney(order.refunded));
  return (
    <header className={styles.head}>
      {paid && (
        <span className={styles.done}>
          <CheckIcon />
        </span>
      )}
      <div className={styles.status} role="status">
        <h1>{title}</h1>
        <p>
          Order <span className={styles.number}>{order.number}</span>. {text}
        </p>
        {refundText && <p className={styles.refundText}>{refundText}</p>}
      </div>
      {order.state === 'placed' && <UnderWay orderId={order.id} />}
      {children}
    </header>
  );
}

function UnderWay({ orderId }: { orderId: string }) {
  const waiting = useWaitingPayment(orderId);
  return (
    <>
      <progress className={styles.progress} aria-label="Payment under way" />
      {waiting && (
        <p>
          <Link className="button" to={paths.checkoutReturn}>
            Go on with the payment
          </Link>
        </p>
      )}
    </>
  );
}
