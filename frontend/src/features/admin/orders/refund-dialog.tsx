import { type FormEvent, useRef, useState } from 'react';
import { api } from '@/api/client';
import type { Order } from '@/api/types';
import { SelectField, TextAreaField, TextField } from '@/components/field';
import { linesText, refundReasons } from '@/features/orders';
import { formatMoney, fromDecimal, toDecimal } from '@/lib/money';
import { Actions, Dialog } from '../shell/dialog';
import { say } from '../shell/toasts';
import { useOrderCommand } from './order-api';
import styles from './order-dialogs.module.css';
import { orderStates } from './order-states';
import { previewRefund, type RefundPreview, refundable, refundablePieces, type Wanted } from './order-sums';
import { chosen, PieceChoice } from './piece-choice';
import { Refused } from './refused';

const reasons = ['returned', 'damaged', 'goodwill', 'cancelled'] as const;
type Body = Parameters<typeof api.refundOrder>[0]['body'];

const ways: Record<Wanted['by'], string> = { lines: 'For pieces', amount: 'An amount', all: 'All that is left' };

/** Returns money, and shows before what that does to money and stock. */
export function RefundDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { currency } = order.totals.total;
  const left = refundable(order);
  const most = order.lines.map((_, i) => refundablePieces(order, i));
  const [by, setBy] = useState<Wanted['by']>('lines');
  const [pieces, setPieces] = useState(most.map(() => 0));
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const known = useRef(order.timeline.length);

  const amount = fromDecimal(typed, currency);
  const lines = chosen(pieces.map((quantity, i) => Math.min(quantity, most[i] ?? 0)));
  const wanted: Wanted = by === 'lines' ? { by, lines } : by === 'amount' ? { by, amount: amount ?? 0 } : { by };
  const preview = previewRefund(order, wanted);
  const fault = faultOf(wanted, preview, left, (minor) => formatMoney({ amount: minor, currency }));
  const refunding = useOrderCommand(
    order.id,
    'refund',
    (body: Body, key, options) =>
      api.refundOrder({ path: { orderId: order.id }, header: { 'Idempotency-Key': key }, body }, options),
    ({ number, refunds }) => {
      const last = refunds.at(-1);
      say(
        `Order ${number}: ${last ? formatMoney(last.amount) : 'The refund'} ${last?.state === 'issued' ? 'is returned' : 'is on its way back'}.`,
      );
      onClose();
    },
  );

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (fault || refunding.isPending) return;
    const form = new FormData(event.currentTarget);
    const note = String(form.get('note')).trim();
    refunding.mutate({
      reason: String(form.get('reason')) as Body['reason'],
      ...(by === 'lines' && { lines }),
      ...(by === 'amount' && { amount: { amount: preview.amount, currency } }),
      ...(note && { note }),
    });
  };

  return (
    <Dialog title={`Refund order ${order.number}`} wide onClose={onClose}>
      <form className={`${styles.form} ${styles.split}`} onSubmit={onSubmit} noValidate>
        <div className={styles.form}>
          <fieldset className={styles.ways}>
            <legend className="field-label">What is returned</legend>
            {Object.entries(ways).map(([way, text]) => (
              <label key={way} className={styles.way}>
                <input
                  type="radio"
                  name="by"
                  checked={by === way}
                  onChange={() => {
                    setBy(way as Wanted['by']);
                    setAsked(false);
                  }}
                />
                {way === 'all' ? `${text}, ${formatMoney({ amount: left, currency })}` : text}
              </label>
            ))}
          </fieldset>
          {by === 'lines' && (
            <PieceChoice label="Pieces" order={order} most={most} value={pieces} onChange={setPieces} />
          )}
          {by === 'lines' && asked && fault && <p className="field-error">{fault}</p>}
          {by === 'amount' && (
            <TextField
              label={`Amount in ${currency}`}
              inputMode="decimal"
              autoComplete="off"
              value={typed}
              placeholder={toDecimal({ amount: left, currency })}
              onChange={({ target }) => setTyped(target.value)}
              error={asked ? fault : undefined}
            />
          )}
          <SelectField label="Reason" name="reason" defaultValue="returned">
            {reasons.map((reason) => (
              <option key={reason} value={reason}>
                {refundReasons[reason]}
              </option>
            ))}
          </SelectField>
          <TextAreaField
            label="Note for the timeline (optional)"
            name="note"
            rows={2}
            maxLength={500}
            hint="For staff; the customer does not see it."
          />
        </div>
        <div className={styles.form}>
          <Preview order={order} preview={preview} fault={fault} />
          {refunding.error && <Refused error={refunding.error} order={order} known={known.current} />}
          <Actions>
            <button type="submit" className="button compact" aria-disabled={refunding.isPending}>
              {refunding.isPending
                ? 'Refunding …'
                : fault
                  ? 'Refund'
                  : `Refund ${formatMoney({ amount: preview.amount, currency })}`}
            </button>
            <button type="button" className="button quiet compact" onClick={onClose}>
              Close
            </button>
          </Actions>
        </div>
      </form>
    </Dialog>
  );
}

function faultOf(
  wanted: Wanted,
  { amount }: RefundPreview,
  left: number,
  money: (minor: number) => string,
): string | undefined {
  if (amount <= 0) {
    return {
      lines: 'Choose at least one piece.',
      amount: 'An amount such as 12.50.',
      all: 'Nothing is left to return.',
    }[wanted.by];
  }
  return amount > left ? `At most ${money(left)} is left to return.` : undefined;
}

interface PreviewProps {
  order: Order;
  preview: RefundPreview;
  fault: string | undefined;
}

function Preview({ order, preview: { amount, left, released, away, state }, fault }: PreviewProps) {
  const money = (minor: number) => formatMoney({ amount: minor, currency: order.totals.total.currency });
  return (
    <section className={styles.preview} aria-labelledby="preview" aria-live="polite">
      <h3 id="preview">What this does</h3>
      {fault ? (
        <p className="soft">{amount > 0 ? fault : 'Choose what is returned, and this says what it does.'}</p>
      ) : (
        <dl>
          <div>
            <dt>Money</dt>
            <dd>
              {money(amount)} goes back to the customer.{' '}
              {left > 0
                ? `${money(left)} of what was paid is left after that.`
                : 'Nothing of what was paid is left then.'}
            </dd>
          </div>
          <div>
            <dt>Stock</dt>
            <dd>
              {released.length > 0 && <p>{linesText(released, order.lines)} will not be sent, and is on sale again.</p>}
              {away.length > 0 && (
                <p>{linesText(away, order.lines)} was sent: count it in when it is back on the shelf.</p>
              )}
              {released.length + away.length === 0 && <p>Stays as it is.</p>}
            </dd>
          </div>
          <div>
            <dt>Order</dt>
            <dd>
              {state === order.state
                ? `Stays “${orderStates[state].text}”.`
                : `Goes from “${orderStates[order.state].text}” to “${orderStates[state].text}”.`}
            </dd>
          </div>
        </dl>
      )}
    </section>
  );
}
