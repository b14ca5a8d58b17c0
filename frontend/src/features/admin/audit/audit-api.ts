import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';

const PAGE_SIZE = 24;

export function auditQuery(day: string) {
  return infiniteQueryOptions({
    queryKey: ['admin', 'audit', day],
    queryFn: ({ pageParam, signal }) =>
      api.listAudit({ query: { day, limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
  });
}
