import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { ProblemError } from '@/api/problem';
import { orderQuery } from './order';

/** A little more than the API's own limit: it asks the payment provider. */
const TIMEOUT_MS = 35_000;

/** Cancels an order; may be sent again. Where the shop refuses, the order is asked for, for the page then shows something that is no longer so. */
export function useCancelOrder(orderId: string, token: string | null) {
  const client = useQueryClient();
  const { queryKey } = orderQuery(orderId, token);
  return useMutation({
    mutationFn: () =>
      api.cancelMyOrder(
        { path: { orderId }, ...(token && { header: { 'Order-Token': token } }) },
        { timeoutMs: TIMEOUT_MS },
      ),
    networkMode: 'always',
    onSuccess: (order) => {
      client.setQueryData(queryKey, order);
      void client.invalidateQueries({ queryKey: ['product'] });
    },
    onError: (error) => error instanceof ProblemError && client.invalidateQueries({ queryKey }),
  });
}
