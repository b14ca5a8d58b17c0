import { describe, expect, it } from 'vitest';
import { listingSearch, parseListing } from './listing-address';

describe('the address of a list', () => {
  it.each(['', '?sort=price-asc', '?minPrice=100&maxPrice=2000&sort=name&page=3'])(
    'is read and written alike: %j',
    (search) => {
      expect(listingSearch(parseListing(new URLSearchParams(search)))).toBe(search);
    },
  );

  it('falls back to what is usual where it makes no sense', () => {
    expect(parseListing(new URLSearchParams('sort=best&page=-2&minPrice=cheap&maxPrice=1.5'))).toEqual({
      minPrice: undefined,
      maxPrice: undefined,
      sort: 'newest',
      pages: 1,
    });
  });

  it('shows a bounded number of pages, whatever it says', () => {
    expect(parseListing(new URLSearchParams('page=99999999')).pages).toBe(40);
  });
});
