import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { OrderState } from '@/api/types';
import type { Days } from './sales';

const FRESH_MS = 30_000;
/** A longer list is told by its beginning: nobody counts to its end. */
const MOST = 100;
const LOW_SHOWN = 8;

/** The day that it is where the shop is, which orders are counted by. */
export const todayQuery = queryOptions({
  queryKey: ['admin', 'today'],
  queryFn: ({ signal }) => {
    const day = new Date().toISOString().slice(0, 10);
    return api.listSales({ query: { from: day, to: day } }, { signal }).then(({ today }) => today);
  },
  staleTime: FRESH_MS,
  refetchOnWindowFocus: true,
});

export function salesQuery({ from, to }: Days) {
  return queryOptions({
    queryKey: ['admin', 'sales', from, to],
    queryFn: ({ signal }) => api.listSales({ query: { from, to } }, { signal }).then(({ items }) => items),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: true,
  });
}

/** How many orders are in a state, `from` a day on; `more` where there are more than were counted. */
export function orderCountQuery(state: OrderState, from?: string) {
  return queryOptions({
    queryKey: ['admin', 'orders', 'count', state, from],
    queryFn: async ({ signal }) => {
      const query = { state, limit: MOST, ...(from && { from }) };
      const { items, nextCursor } = await api.listOrders({ query }, { signal });
      return { count: items.length, more: nextCursor !== undefined };
    },
    staleTime: FRESH_MS,
    refetchOnWindowFocus: true,
  });
}

export const lowStockQuery = queryOptions({
  queryKey: ['admin', 'stock', 'low', LOW_SHOWN],
  queryFn: ({ signal }) => api.listStock({ query: { low: 'true', limit: LOW_SHOWN } }, { signal }),
  staleTime: FRESH_MS,
  refetchOnWindowFocus: true,
});
