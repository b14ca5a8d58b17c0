import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { StockItem, StockReason } from '@/api/types';

const PAGE_SIZE = 24;

export const reasonTexts: Record<StockReason, string> = {
  received: 'Received',
  returned: 'Returned by a customer',
  counted: 'Counted',
  damaged: 'Damaged',
  lost: 'Lost',
  correction: 'Correction',
};

export function stockListQuery(question: { q: string; low: boolean }) {
  return infiniteQueryOptions({
    queryKey: ['admin', 'stock', 'list', question],
    queryFn: ({ pageParam, signal }) => {
      // What is no part of any SKU finds nothing, as the API would have it refused.
      const sku = question.q.replaceAll(/[^A-Za-z0-9-]/g, '').slice(0, 40);
      const query = { ...(sku && { sku }), ...(question.low && { low: 'true' as const }) };
      return api.listStock(
        { query: { ...query, limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      );
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
  });
}

/** The stock of one SKU; null where there is none of this name. */
export function stockItemQuery(sku: string) {
  return queryOptions({
    queryKey: ['admin', 'stock', 'item', sku],
    queryFn: async ({ signal }): Promise<StockItem | null> => {
      // The shortest that begins so comes first.
      const { items } = await api.listStock({ query: { sku, limit: 1 } }, { signal });
      return items.find((item) => item.sku === sku) ?? null;
    },
    staleTime: 0,
  });
}

export function movementsQuery(sku: string) {
  return infiniteQueryOptions({
    queryKey: ['admin', 'stock', 'movements', sku],
    queryFn: ({ pageParam, signal }) =>
      api.listStockMovements(
        { path: { sku }, query: { limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
  });
}

export function isLow({ available, threshold }: StockItem): boolean {
  return available < threshold;
}
