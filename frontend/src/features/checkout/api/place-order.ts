import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '@/api/client';
import { isPassing, ProblemError } from '@/api/problem';
import type { PlacedOrder } from '@/api/types';
import { setPromotionCode, takeOutOfCart } from '@/features/cart';
import { keepPayment, orderQuery } from '@/features/orders';
import { paths } from '@/lib/paths';
import { type Attempt, beginAttempt, finishCheckout, setAttempt, takeServerFaults } from '../checkout-store';
import { goToBank } from '../payment-action';

/** A little more than the API's own limit, so that its answer arrives if there is one. */
const TIMEOUT_MS = 35_000;

/**
 * Sends an attempt, and again with the same key while no answer arrives. The attempt is kept until one does, a reload included:
 * only an answer says whether the customer was charged. Where that is for the customer's bank to say first, what it takes to go on is kept, and
 * the cart with it.
 */
export function usePlaceOrder() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ key, body }: Attempt) =>
      api.createOrder({ header: { 'Idempotency-Key': key }, body }, { timeoutMs: TIMEOUT_MS }),
    retry: (failures, error) => failures < 2 && isPassing(error),
    retryDelay: (failures) => 1000 * 2 ** failures,
    networkMode: 'always',
    onMutate: beginAttempt,
    onSuccess: async ({ order, orderToken, paymentAction: action }: PlacedOrder, { body }) => {
      client.setQueryData(orderQuery(order.id, orderToken).queryKey, order);
      if (order.state === 'placed') {
        keepPayment({ orderId: order.id, orderToken, action });
        setAttempt(null);
        // In this step's place, so that Back from the bank's page leads to what can be done then.
        await navigate(paths.checkoutReturn, { replace: true });
        if (action) goToBank(action, order);
        return;
      }
      await takeOutOfCart(body.lines);
      setPromotionCode(null);
      finishCheckout();
      await navigate(paths.order(order.id, orderToken), { replace: true });
      void client.invalidateQueries({ queryKey: ['product'] });
    },
    onError: async (error) => {
      if (isPassing(error)) return;
      setAttempt(null);
      if (!(error instanceof ProblemError)) return;
      await client.invalidateQueries({ queryKey: ['quote'] });
      const step = takeServerFaults(error);
      if (step && step !== 'payment') await navigate(paths.checkoutStep(step));
    },
  });
}
