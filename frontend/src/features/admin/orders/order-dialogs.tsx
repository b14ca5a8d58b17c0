import { type FormEvent, useRef } from 'react';
import { api } from '@/api/client';
import type { Order, OrderEventType } from '@/api/types';
import { TextAreaField } from '@/components/field';
import { linesText } from '@/features/orders';
import { formatMoney } from '@/lib/money';
import { Actions, Dialog } from '../shell/dialog';
import { say } from '../shell/toasts';
import { useOrderCommand } from './order-api';
import styles from './order-dialogs.module.css';
import { leftToSend, refundable } from './order-sums';
import { Refused } from './refused';

interface DialogProps {
  order: Order;
  onClose: () => void;
}

export function CancelDialog({ order, onClose }: DialogProps) {
  const known = useRef(order.timeline.length);
  const back = { amount: refundable(order), currency: order.totals.total.currency };
  const cancelling = useOrderCommand(
    order.id,
    'cancel',
    // Cancelling again changes nothing, so it needs no key.
    (note: string, _key, options) =>
      api.cancelOrder({ path: { orderId: order.id }, body: note ? { note } : {} }, options),
    ({ number }) => {
      say(`Order ${number} is cancelled.`);
      onClose();
    },
  );
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!cancelling.isPending) cancelling.mutate(String(new FormData(event.currentTarget).get('note')).trim());
  };
  return (
    <Dialog title={`Cancel order ${order.number}?`} onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit}>
        <p>
          {back.amount > 0
            ? `${formatMoney(back)} goes back to the customer.`
            : 'Nothing was paid, so nothing is returned.'}{' '}
          {linesText(leftToSend(order), order.lines)} will not be sent, and is on sale again. This can't be undone.
        </p>
        <TextAreaField
          label="Note for the timeline (optional)"
          name="note"
          rows={2}
          maxLength={500}
          hint="For staff; the customer does not see it."
        />
        {cancelling.error && <Refused error={cancelling.error} order={order} known={known.current} />}
        <Actions>
          <button type="submit" className="button compact" aria-disabled={cancelling.isPending}>
            {cancelling.isPending ? 'Cancelling …' : 'Cancel the order'}
          </button>
          <button type="button" className="button quiet compact" onClick={onClose}>
            Keep it
          </button>
        </Actions>
      </form>
    </Dialog>
  );
}

export function DeliverDialog({ order, onClose }: DialogProps) {
  const known = useRef(order.timeline.length);
  const delivering = useOrderCommand(
    order.id,
    'deliver',
    (_: undefined, _key, options) => api.deliverOrder({ path: { orderId: order.id } }, options),
    ({ number }) => {
      say(`Order ${number} is delivered.`);
      onClose();
    },
  );
  return (
    <Dialog title={`Has order ${order.number} arrived?`} onClose={onClose}>
      <p>It is then delivered for good.</p>
      {delivering.error && <Refused error={delivering.error} order={order} known={known.current} />}
      <Actions>
        <button
          type="button"
          className="button compact"
          aria-disabled={delivering.isPending}
          onClick={() => delivering.isPending || delivering.mutate(undefined)}
        >
          {delivering.isPending ? 'Noting …' : 'It has arrived'}
        </button>
        <button type="button" className="button quiet compact" onClick={onClose}>
          Not yet
        </button>
      </Actions>
    </Dialog>
  );
}

/** What of an order's life customers are mailed about. */
export const mailTexts: Partial<Record<OrderEventType, string>> = {
  OrderPaid: 'that the order is confirmed',
  PaymentFailed: 'that the payment did not go through',
  OrderFulfilled: 'that a parcel is on its way',
  OrderCancelled: 'that the order is cancelled',
  OrderExpired: 'that the order was not paid in time',
  RefundIssued: 'that money is returned',
};

/** `entry` is a place in the order's timeline. */
export function MailDialog({ order, entry, onClose }: DialogProps & { entry: number }) {
  const known = useRef(order.timeline.length);
  const event = order.timeline[entry]?.event;
  const mailing = useOrderCommand(
    order.id,
    `mail ${entry} of`,
    (_: undefined, key, options) =>
      api.resendOrderMail(
        { path: { orderId: order.id }, header: { 'Idempotency-Key': key }, body: { entry } },
        options,
      ),
    ({ recipient }) => {
      say(`${recipient} is mailed again.`);
      onClose();
    },
  );
  return (
    <Dialog title="Mail the customer again?" onClose={onClose}>
      <p>
        {order.email} is told once more {event && mailTexts[event]}. The mail is written of the order as it is now.
      </p>
      {mailing.error && <Refused error={mailing.error} order={order} known={known.current} />}
      <Actions>
        <button
          type="button"
          className="button compact"
          aria-disabled={mailing.isPending}
          onClick={() => mailing.isPending || mailing.mutate(undefined)}
        >
          {mailing.isPending ? 'Mailing …' : 'Mail again'}
        </button>
        <button type="button" className="button quiet compact" onClick={onClose}>
          Don't
        </button>
      </Actions>
    </Dialog>
  );
}
