import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';

// All that is the customer's begins with `me`, and is forgotten when another person signs in.

export const profileQuery = queryOptions({
  queryKey: ['me', 'profile'],
  queryFn: ({ signal }) => api.getProfile({}, { signal }),
});

export const addressesQuery = queryOptions({
  queryKey: ['me', 'addresses'],
  queryFn: ({ signal }) => api.listAddresses({}, { signal }).then(({ items }) => items),
});

export const wishlistQuery = queryOptions({
  queryKey: ['me', 'wishlist'],
  queryFn: ({ signal }) => api.getWishlist({}, { signal }).then(({ items }) => items),
});

export const ordersQuery = infiniteQueryOptions({
  queryKey: ['me', 'orders'],
  queryFn: ({ signal, pageParam }) => api.listMyOrders({ query: { limit: 20, cursor: pageParam } }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor,
});
