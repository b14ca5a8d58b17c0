import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { OrderState } from '@/api/types';

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 15_000;

const isUnderWay = (order: { state: OrderState } | undefined) => order?.state === 'placed';

/** A guest's order. The token goes in a header: addresses end up in logs and referrers. While its payment is under way, it is asked for again. */
export function orderQuery(orderId: string, token: string | null) {
  return queryOptions({
    queryKey: ['order', orderId, token],
    queryFn: ({ signal }) =>
      api.getOrder({ path: { orderId }, ...(token && { header: { 'Order-Token': token } }) }, { signal }),
    // Ever more calmly: most payments are through in seconds, and the others take minutes.
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      isUnderWay(data) && Math.min(FIRST_WAIT_MS * 1.3 ** (dataUpdateCount - 1), LONGEST_WAIT_MS),
    refetchOnWindowFocus: ({ state: { data } }) => isUnderWay(data) && 'always',
  });
}
