import { describe, expect, it } from 'vitest';
import type { DailySales } from '@/api/types';
import { euros } from '@/testing/builders';
import { changeOf, daysBefore, daysUpTo, everyDay, lengthOf, roundUp, topProducts, totalsOf } from './sales';

const sold = (day: string, orders: number, revenue: number, products: [string, number, number][] = []): DailySales => ({
  day,
  orders,
  revenue: euros(revenue),
  refunded: euros(100),
  averageOrder: euros(Math.round(revenue / orders)),
  products: products.map(([productId, pieces, amount]) => ({
    productId,
    name: productId,
    pieces,
    revenue: euros(amount),
  })),
});

describe('sales', () => {
  it('counts days over months and leap days', () => {
    expect(daysUpTo('2028-03-02', 4)).toEqual({ from: '2028-02-28', to: '2028-03-02' });
    expect(daysBefore({ from: '2026-03-01', to: '2026-03-07' })).toEqual({ from: '2026-02-22', to: '2026-02-28' });
    expect(lengthOf({ from: '2026-03-28', to: '2026-03-30' })).toBe(3);
  });

  it('shows days without sales as such', () => {
    const days = everyDay({ from: '2026-03-01', to: '2026-03-03' }, [sold('2026-03-02', 2, 3000)]);
    expect(days.map(({ revenue, orders, average }) => [revenue, orders, average])).toEqual([
      [0, 0, 0],
      [3000, 2, 1500],
      [0, 0, 0],
    ]);
  });

  it('weighs the average order by orders, not by days', () => {
    const { average, orders, refunded } = totalsOf([sold('2026-03-01', 1, 1000), sold('2026-03-02', 9, 1000)]);
    expect([average, orders, refunded]).toEqual([200, 10, 200]);
    expect(totalsOf([])).toEqual({ revenue: 0, orders: 0, refunded: 0, average: 0 });
  });

  it('sums products over days', () => {
    const top = topProducts(
      [
        sold('2026-03-01', 1, 1, [['mug', 1, 900]]),
        sold('2026-03-02', 1, 1, [
          ['cup', 4, 1000],
          ['mug', 2, 800],
        ]),
      ],
      1,
    );
    expect(top).toEqual([{ productId: 'mug', name: 'mug', pieces: 3, revenue: 1700 }]);
  });

  it('compares, and ends an axis at a round number', () => {
    expect([changeOf(150, 100), changeOf(50, 100), changeOf(5, 0)]).toEqual([50, -50, undefined]);
    expect([0, 1, 3, 21, 26, 7300].map(roundUp)).toEqual([1, 1, 5, 25, 50, 10_000]);
  });
});
