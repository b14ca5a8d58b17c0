import type { Order, OrderLineQuantity, OrderState } from '@/api/types';

const kept: ReadonlySet<OrderState> = new Set(['paid', 'partly-fulfilled', 'fulfilled', 'delivered']);

/** How many pieces of a line are set aside and not sent. */
export function openPieces({ quantity, fulfilled, withdrawn }: Order['lines'][number]): number {
  return quantity - fulfilled - withdrawn;
}

export function leftToSend(order: Order): OrderLineQuantity[] {
  return order.lines.map((line, i) => ({ line: i, quantity: openPieces(line) })).filter(({ quantity }) => quantity > 0);
}

export const sumOf = (lines: readonly OrderLineQuantity[]) => lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Of what was paid, what is neither returned nor on its way back; minor units. */
export function refundable({ timeline, totals, refunds, refunded }: Order): number {
  const late = refunds.filter(({ reason }) => reason === 'payment-too-late');
  const paid = timeline.some(({ event }) => event === 'OrderPaid')
    ? totals.total.amount
    : late.reduce((sum, { amount }) => sum + amount.amount, 0);
  return Math.max(0, paid - refunded.amount);
}

/** Pieces of a line that no refund names yet. */
export function refundablePieces(order: Order, line: number): number {
  return (order.lines[line]?.quantity ?? 0) - refundedPieces(order, line);
}

function refundedPieces({ refunds }: Order, line: number): number {
  return refunds
    .filter(({ state }) => state !== 'failed')
    .flatMap(({ lines = [] }) => lines)
    .filter((each) => each.line === line)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What some pieces of a line cost, so that all of its pieces add up to its total: the first ones bear what does not divide. */
export function lineAmount(order: Order, { line, quantity }: OrderLineQuantity): number {
  const row = order.lines[line];
  if (!row) return 0;
  const done = refundedPieces(order, line);
  const each = Math.floor(row.total.amount / row.quantity);
  const over = row.total.amount % row.quantity;
  return each * quantity + Math.max(0, Math.min(over, done + quantity) - Math.min(over, done));
}

/** What is to be refunded: pieces, an amount in minor units, or all that is left. */
export type Wanted = { by: 'lines'; lines: OrderLineQuantity[] } | { by: 'amount'; amount: number } | { by: 'all' };

export interface RefundPreview {
  amount: number;
  /** Of what was paid, what is then left to return. */
  left: number;
  /** Pieces that will not be sent any more, and go back on sale. */
  released: OrderLineQuantity[];
  /** Pieces that are paid back and were sent: they are back on the shelf when somebody counts them in. */
  away: OrderLineQuantity[];
  state: OrderState;
}

/** What a refund will do, by the rules that the shop applies when it comes. */
export function previewRefund(order: Order, wanted: Wanted): RefundPreview {
  const before = refundable(order);
  const lines = wanted.by === 'lines' ? wanted.lines.filter(({ quantity }) => quantity > 0) : [];
  const amount =
    wanted.by === 'all'
      ? before
      : wanted.by === 'amount'
        ? wanted.amount
        : lines.reduce((sum, each) => sum + lineAmount(order, each), 0);
  const asked = wanted.by === 'all' ? leftToSend(order) : lines;
  const released = kept.has(order.state)
    ? asked
        .map(({ line, quantity }) => ({ line, quantity: Math.min(quantity, openOf(order, line)) }))
        .filter(({ quantity }) => quantity > 0)
    : [];
  const away = kept.has(order.state)
    ? lines
        .map(({ line, quantity }) => ({ line, quantity: quantity - Math.min(quantity, openOf(order, line)) }))
        .filter(({ quantity }) => quantity > 0)
    : [];
  const state = stateAfter(order, released);
  // An order of which nothing was sent and nothing is left is cancelled, and keeps no shipping.
  const returned = state === 'cancelled' && state !== order.state ? before : amount;
  return { amount: returned, left: before - returned, released, away, state };
}

function openOf({ lines }: Order, line: number): number {
  const row = lines[line];
  return row ? openPieces(row) : 0;
}

function stateAfter(order: Order, released: readonly OrderLineQuantity[]): OrderState {
  if (order.state === 'delivered' || !kept.has(order.state)) return order.state;
  const sent = order.lines.some(({ fulfilled }) => fulfilled > 0);
  const open = sumOf(leftToSend(order)) - sumOf(released);
  if (open > 0) return sent ? 'partly-fulfilled' : 'paid';
  return sent ? 'fulfilled' : 'cancelled';
}
