import type { ProductSort } from '@/api/types';

/** What the address of a list says: filters, order, and how many pages are shown. */
export interface Listing {
  /** Minor units. */
  minPrice: number | undefined;
  /** Minor units. */
  maxPrice: number | undefined;
  sort: ProductSort;
  pages: number;
}

export const sorts: Record<ProductSort, string> = {
  newest: 'Newest first',
  'price-asc': 'Price: low to high',
  'price-desc': 'Price: high to low',
  name: 'Name: A to Z',
};

const MAX_PAGES = 40;

export function parseListing(search: URLSearchParams): Listing {
  const sort = search.get('sort');
  return {
    minPrice: wholeNumber(search.get('minPrice')),
    maxPrice: wholeNumber(search.get('maxPrice')),
    sort: sort !== null && sort in sorts ? (sort as ProductSort) : 'newest',
    pages: Math.min(Math.max(wholeNumber(search.get('page')) ?? 1, 1), MAX_PAGES),
  };
}

/** The search part of the address, without what is as usual. */
export function listingSearch({ minPrice, maxPrice, sort, pages }: Listing): string {
  const search = new URLSearchParams();
  if (minPrice !== undefined) search.set('minPrice', String(minPrice));
  if (maxPrice !== undefined) search.set('maxPrice', String(maxPrice));
  if (sort !== 'newest') search.set('sort', sort);
  if (pages > 1) search.set('page', String(pages));
  return search.size > 0 ? `?${search}` : '';
}

function wholeNumber(value: string | null): number | undefined {
  return value !== null && /^\d{1,8}$/.test(value) ? Number(value) : undefined;
}
