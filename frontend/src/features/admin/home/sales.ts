import type { DailySales, Money } from '@/api/types';

/** A range of days, such as `2026-11-01` to `2026-11-30`, both inclusive. */
export interface Days {
  from: string;
  to: string;
}

export interface SalesDay {
  day: string;
  revenue: number;
  orders: number;
  average: number;
}

export interface SoldProduct {
  productId: string;
  name: string;
  pieces: number;
  revenue: number;
}

export interface SalesTotals {
  revenue: number;
  refunded: number;
  orders: number;
  average: number;
}

export const MOST_DAYS = 92;
const DAY_MS = 86_400_000;

const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

export function lengthOf({ from, to }: Days): number {
  return Math.round((at(to) - at(from)) / DAY_MS) + 1;
}

/** The last so many days up to one. */
export function daysUpTo(to: string, count: number): Days {
  return { from: dayOf(at(to) - (count - 1) * DAY_MS), to };
}

/** As many days, just before. */
export function daysBefore(days: Days): Days {
  return daysUpTo(dayOf(at(days.from) - DAY_MS), lengthOf(days));
}

/** Every day of the range, those that sold nothing included. */
export function everyDay(days: Days, sales: readonly DailySales[]): SalesDay[] {
  const known = new Map(sales.map((each) => [each.day, each]));
  return Array.from({ length: lengthOf(days) }, (_, i) => {
    const day = dayOf(at(days.from) + i * DAY_MS);
    const { revenue, orders, averageOrder } = known.get(day) ?? {};
    return { day, revenue: revenue?.amount ?? 0, orders: orders ?? 0, average: averageOrder?.amount ?? 0 };
  });
}

export function totalsOf(sales: readonly DailySales[]): SalesTotals {
  const sum = (part: (each: DailySales) => number) => sales.reduce((total, each) => total + part(each), 0);
  const revenue = sum((each) => each.revenue.amount);
  const orders = sum((each) => each.orders);
  const refunded = sum((each) => each.refunded.amount);
  return { revenue, orders, refunded, average: orders > 0 ? Math.round(revenue / orders) : 0 };
}

/** What sold, by revenue, the most first. */
export function topProducts(sales: readonly DailySales[], most: number): SoldProduct[] {
  const products = new Map<string, SoldProduct>();
  for (const { productId, name, pieces, revenue } of sales.flatMap((each) => each.products)) {
    const known = products.get(productId);
    products.set(productId, {
      productId,
      name,
      pieces: (known?.pieces ?? 0) + pieces,
      revenue: (known?.revenue ?? 0) + revenue.amount,
    });
  }
  return [...products.values()].toSorted((a, b) => b.revenue - a.revenue).slice(0, most);
}

/** The currency of what was sold; undefined where nothing was. */
export function currencyOf(sales: readonly { revenue: Money }[]): string | undefined {
  return sales[0]?.revenue.currency;
}

/** By how much it changed, in per cent; undefined where there was nothing before. */
export function changeOf(now: number, before: number): number | undefined {
  return before > 0 ? Math.round(((now - before) / before) * 100) : undefined;
}

/** The end of an axis: a round number that is no less. */
export function roundUp(most: number): number {
  if (most <= 0) return 1;
  const step = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 2.5, 5, 10].map((each) => each * step).find((each) => each >= most) ?? most;
}
