import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';

/** A guest's order. The token goes in a header: addresses end up in logs and referrers. */
export function orderQuery(orderId: string, token: string | null) {
  return queryOptions({
    queryKey: ['order', orderId, token],
    queryFn: ({ signal }) =>
      api.getOrder({ path: { orderId }, ...(token && { header: { 'Order-Token': token } }) }, { signal }),
  });
}
