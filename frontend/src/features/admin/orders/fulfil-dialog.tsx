import { type FormEvent, useRef, useState } from 'react';
import { api } from '@/api/client';
import type { Order } from '@/api/types';
import { TextField } from '@/components/field';
import { createLocalStore } from '@/lib/store';
import { Actions, Dialog } from '../shell/dialog';
import { say } from '../shell/toasts';
import { useOrderCommand } from './order-api';
import styles from './order-dialogs.module.css';
import { leftToSend, openPieces, sumOf } from './order-sums';
import { chosen, PieceChoice } from './piece-choice';
import { Refused } from './refused';

/** Most parcels go with the carrier of the one before. */
const habits = createLocalStore('tradewind.fulfilment', { carrier: '' });

interface Sending {
  carrier: string;
  trackingNumber?: string;
  trackingUrl?: string;
  lines: { line: number; quantity: number }[];
}

/** Sends pieces of an order, all that are left unless fewer are chosen. */
export function FulfilDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const most = order.lines.map(openPieces);
  const [wanted, setWanted] = useState(most);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const known = useRef(order.timeline.length);
  // What somebody else has sent meanwhile can't be chosen any more.
  const pieces = wanted.map((quantity, i) => Math.min(quantity, most[i] ?? 0));
  const lines = chosen(pieces);
  const count = sumOf(lines);
  const whole = count === sumOf(leftToSend(order));
  const sending = useOrderCommand(
    order.id,
    'fulfil',
    (body: Sending, key, options) =>
      api.fulfilOrder({ path: { orderId: order.id }, header: { 'Idempotency-Key': key }, body }, options),
    ({ number, state }) => {
      say(
        `Order ${number}: ${count} ${count === 1 ? 'piece is' : 'pieces are'} sent${state === 'fulfilled' ? ', that is all' : ''}.`,
      );
      onClose();
    },
  );

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending.isPending) return;
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name)).trim();
    const [carrier, trackingNumber, trackingUrl] = [text('carrier'), text('number'), text('url')];
    const found = {
      ...(count === 0 && { lines: 'Choose at least one piece.' }),
      ...(carrier === '' && { carrier: 'Who carries it, such as a post or a courier.' }),
      ...(!/^[0-9A-Za-z ._-]*$/.test(trackingNumber) && { number: 'Letters, digits, spaces, dots and dashes.' }),
      ...(!/^(https:\/\/[^\s"<>\\^`{|}]+)?$/.test(trackingUrl) && { url: 'An address that begins with https://.' }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    habits.set({ carrier });
    sending.mutate({ carrier, lines, ...(trackingNumber && { trackingNumber }), ...(trackingUrl && { trackingUrl }) });
  };

  return (
    <Dialog title={`Send order ${order.number}`} onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit} noValidate>
        <PieceChoice label="Pieces in this parcel" order={order} most={most} value={pieces} onChange={setWanted} />
        {errors.lines && <p className="field-error">{errors.lines}</p>}
        <TextField
          label="Carrier"
          name="carrier"
          maxLength={60}
          defaultValue={habits.get().carrier}
          error={errors.carrier}
          autoComplete="off"
        />
        <TextField
          label="Tracking number (optional)"
          name="number"
          maxLength={60}
          error={errors.number}
          autoComplete="off"
        />
        <TextField
          label="Tracking address (optional)"
          name="url"
          type="url"
          maxLength={500}
          placeholder="https://"
          error={errors.url}
          autoComplete="off"
        />
        <p className="soft small" role="status">
          {count === 0
            ? 'Nothing is chosen.'
            : whole
              ? 'The order is then sent as a whole. The customer is mailed.'
              : 'The rest stays set aside. The customer is mailed.'}
        </p>
        {sending.error && <Refused error={sending.error} order={order} known={known.current} />}
        <Actions>
          <button type="submit" className="button compact" aria-disabled={sending.isPending}>
            {sending.isPending ? 'Sending …' : `Send ${count} ${count === 1 ? 'piece' : 'pieces'}`}
          </button>
          <button type="button" className="button quiet compact" onClick={onClose}>
            Close
          </button>
        </Actions>
      </form>
    </Dialog>
  );
}
