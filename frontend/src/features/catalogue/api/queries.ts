import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { ProductCard, ProductSort } from '@/api/types';

export const PAGE_SIZE = 24;

interface ProductFilter {
  category?: string | undefined;
  /** Minor units. */
  minPrice?: number | undefined;
  /** Minor units. */
  maxPrice?: number | undefined;
  sort: ProductSort;
}

export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: ({ signal }) => api.listCategories({}, { signal }).then(({ items }) => items),
  staleTime: 10 * 60_000,
});

export const newArrivalsQuery = queryOptions({
  queryKey: ['products', 'new-arrivals'],
  queryFn: ({ signal }) => api.listProducts({ query: { limit: 11 } }, { signal }).then(({ items }) => items),
});

export function productQuery(slug: string) {
  return queryOptions({
    queryKey: ['product', slug],
    queryFn: ({ signal }) => api.getProduct({ path: { product: slug } }, { signal }),
    staleTime: 15_000,
  });
}

export function productsQuery(filter: ProductFilter) {
  return infiniteQueryOptions({
    queryKey: ['products', 'list', filter],
    queryFn: ({ pageParam, signal }) => fullPage(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** What the shop's prices are in, for a list that shows none. */
export const currencyQuery = queryOptions({
  queryKey: ['currency'],
  queryFn: ({ signal }) =>
    api.listProducts({ query: { limit: 1 } }, { signal }).then(({ items }) => items[0]?.priceFrom.currency ?? null),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The API may answer fewer than asked although more follow; a page of the list is full unless it is the last. */
async function fullPage(filter: ProductFilter, from: string | undefined, signal: AbortSignal) {
  const items: ProductCard[] = [];
  let cursor = from;
  do {
    const limit = PAGE_SIZE - items.length;
    const page = await api.listProducts({ query: { ...filter, limit, ...(cursor && { cursor }) } }, { signal });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && items.length < PAGE_SIZE);
  return { items, nextCursor: cursor };
}
