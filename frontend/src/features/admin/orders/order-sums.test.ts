import { describe, expect, it } from 'vitest';
import type { Order } from '@/api/types';
import { euros, order, orderLine } from '@/testing/builders';
import { leftToSend, lineAmount, previewRefund, refundable, refundablePieces } from './order-sums';

const paid = (changes: Partial<Order> = {}): Order => {
  const lines = changes.lines ?? [
    orderLine({ sku: 'MUG', quantity: 3, total: euros(1000) }),
    orderLine({ sku: 'CUP', quantity: 1, total: euros(500) }),
  ];
  const total = lines.reduce((sum, line) => sum + line.total.amount, 0) + 490;
  const given = order({ state: 'paid', ...changes, lines });
  return {
    ...given,
    totals: { ...given.totals, total: euros(total) },
    timeline: changes.timeline ?? [
      { at: '2026-03-01T09:30:00Z', event: 'OrderPlaced', by: 'customer' },
      { at: '2026-03-01T09:30:01Z', event: 'OrderPaid', by: 'payment-provider' },
    ],
  };
};
const refund = (amount: number, changes: Partial<Order['refunds'][number]> = {}): Order['refunds'][number] => ({
  id: 'rfd_1',
  at: '2026-03-02T09:30:00Z',
  amount: euros(amount),
  state: 'issued',
  reason: 'returned',
  ...changes,
});

describe('what a refund will do', () => {
  it('lets the first pieces of a line bear what does not divide', () => {
    const first = [1, 2, 3].map((quantity) => lineAmount(paid(), { line: 0, quantity }));
    expect(first).toEqual([334, 667, 1000]);
    const after = paid({ refunds: [refund(334, { lines: [{ line: 0, quantity: 1 }] })] });
    expect(lineAmount(after, { line: 0, quantity: 2 })).toBe(666);
    expect(refundablePieces(after, 0)).toBe(2);
  });

  it('does not count what the payment provider refused', () => {
    const after = paid({ refunds: [refund(334, { state: 'failed', lines: [{ line: 0, quantity: 1 }] })] });
    expect(refundablePieces(after, 0)).toBe(3);
  });

  it('takes pieces that are not sent out of the order, and leaves those that are', () => {
    const partly = paid({
      state: 'partly-fulfilled',
      lines: [
        orderLine({ sku: 'MUG', quantity: 3, fulfilled: 2, total: euros(1000) }),
        orderLine({ sku: 'CUP', quantity: 1, fulfilled: 1, total: euros(500) }),
      ],
    });
    expect(previewRefund(partly, { by: 'lines', lines: [{ line: 0, quantity: 2 }] })).toEqual({
      amount: 667,
      left: 1323,
      released: [{ line: 0, quantity: 1 }],
      away: [{ line: 0, quantity: 1 }],
      state: 'fulfilled',
    });
  });

  it('moves no stock where an amount is returned', () => {
    const { amount, left, released, away, state } = previewRefund(paid(), { by: 'amount', amount: 500 });
    expect([amount, left, released, away, state]).toEqual([500, 1490, [], [], 'paid']);
  });

  it('cancels an order of which nothing is sent when all of it is returned', () => {
    const preview = previewRefund(paid(), { by: 'all' });
    expect(preview).toMatchObject({
      amount: 1990,
      left: 0,
      released: leftToSend(paid()),
      away: [],
      state: 'cancelled',
    });
  });

  it('returns shipping as well when its last pieces are', () => {
    const preview = previewRefund(paid(), { by: 'lines', lines: leftToSend(paid()) });
    expect(preview).toMatchObject({ amount: 1990, left: 0, state: 'cancelled' });
  });

  it('takes nothing out of an order that is not kept', () => {
    const late = paid({
      state: 'expired',
      timeline: [],
      refunds: [refund(700, { reason: 'payment-too-late', state: 'failed' })],
    });
    expect(refundable(late)).toBe(700);
    expect(previewRefund(late, { by: 'all' })).toMatchObject({ amount: 700, released: [], state: 'expired' });
  });

  it('gives no more than is left', () => {
    expect(refundable(paid({ refunded: euros(1990) }))).toBe(0);
    expect(refundable(paid({ timeline: [] }))).toBe(0);
  });
});
