import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';

const PAGE_SIZE = 20;
const LOOK_AGAIN_MS = 3_000;

export const webhooksQuery = queryOptions({
  queryKey: ['admin', 'webhooks'],
  queryFn: ({ signal }) => api.listWebhooks({}, { signal }).then(({ items }) => items),
  staleTime: 0,
});

export function deliveriesQuery(webhookId: string) {
  return infiniteQueryOptions({
    queryKey: ['admin', 'webhooks', webhookId, 'deliveries'],
    queryFn: ({ pageParam, signal }) =>
      api.listWebhookDeliveries(
        { path: { webhookId }, query: { limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
    refetchOnWindowFocus: 'always',
    // Until what is on its way has arrived, or is given up.
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(({ state }) => state === 'pending')) ? LOOK_AGAIN_MS : false,
  });
}
