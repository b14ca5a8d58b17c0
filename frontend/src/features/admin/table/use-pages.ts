import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';

/**
 * As many pages of a list as the address asks for, for a DataTable. Those that are missing are fetched one after the other, each
 * beginning where the one before ended.
 */
export function usePages<Row>(
  list: UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>,
  pages: number,
  show: (pages: number) => void,
) {
  const { data, error, fetchNextPage, hasNextPage, isFetching, isError, refetch } = list;
  const missing = data !== undefined && hasNextPage && data.pages.length < pages;
  useEffect(() => {
    if (missing && !isFetching && !isError) void fetchNextPage();
  }, [missing, isFetching, isError, fetchNextPage]);
  return {
    rows: data?.pages.slice(0, pages).flatMap(({ items }) => items),
    error,
    onRetry: () => void (data ? fetchNextPage() : refetch()),
    loading: isFetching && (!data || missing),
    more: hasNextPage || (data?.pages.length ?? 0) > pages,
    onMore: () => show(pages + 1),
  };
}
