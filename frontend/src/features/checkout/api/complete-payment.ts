import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { isPassing } from '@/api/problem';
import { orderQuery } from '@/features/orders';

/** A little more than the API's own limit, so that its answer arrives if there is one. */
const TIMEOUT_MS = 35_000;

/** Has the shop ask how the payment ended, and again while no answer arrives: it may. A refusal is to be seen in the order itself. */
export function useCompletePayment(orderId: string, orderToken: string) {
  const client = useQueryClient();
  const { queryKey } = orderQuery(orderId, orderToken);
  return useMutation({
    mutationFn: (challengeToken: string) =>
      api.completePayment(
        { path: { orderId }, header: { 'Order-Token': orderToken }, body: { challengeToken } },
        { timeoutMs: TIMEOUT_MS },
      ),
    retry: (failures, error) => failures < 2 && isPassing(error),
    retryDelay: (failures) => 1000 * 2 ** failures,
    networkMode: 'always',
    onSuccess: (order) => void client.setQueryData(queryKey, order),
    onError: (error) => (isPassing(error) ? undefined : client.invalidateQueries({ queryKey })),
  });
}
