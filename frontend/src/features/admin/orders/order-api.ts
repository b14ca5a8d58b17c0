import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { isPassing } from '@/api/problem';
import type { Order, OrderState, OrderSummary } from '@/api/types';
import { keyOf, settle } from '../shell/intents';

const PAGE_SIZE = 25;
const LOOK_AGAIN_MS = 5_000;
/** A little more than the API's own limit: it may ask the payment provider. */
const TIMEOUT_MS = 35_000;

export interface OrderQuestion {
  email: string;
  state: string;
  from: string;
  to: string;
}

export function ordersQuery(question: OrderQuestion) {
  return infiniteQueryOptions({
    queryKey: ['admin', 'orders', question],
    queryFn: ({ pageParam, signal }) => fullPage(question, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 5_000,
    // Orders come in by themselves.
    refetchOnWindowFocus: 'always',
  });
}

/** The API may answer fewer than asked although more follow; what is shown is a full page unless it is the last. */
async function fullPage({ email, state, from, to }: OrderQuestion, start: string | undefined, signal: AbortSignal) {
  const items: OrderSummary[] = [];
  let cursor = start;
  do {
    const query = {
      ...(email && { email }),
      ...(state && { state: state as OrderState }),
      ...(from && { from }),
      ...(to && { to }),
      ...(cursor && { cursor }),
      limit: PAGE_SIZE - items.length,
    };
    const page = await api.listOrders({ query }, { signal });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && items.length < PAGE_SIZE);
  return { items, nextCursor: cursor };
}

export function orderQuery(id: string) {
  return queryOptions({
    queryKey: ['admin', 'order', id],
    queryFn: ({ signal }) => api.getOrder({ path: { orderId: id } }, { signal }),
    staleTime: 0,
    refetchOnWindowFocus: 'always',
    // While the payment provider has yet to say something.
    refetchInterval: ({ state: { data } }) => isWaiting(data) && LOOK_AGAIN_MS,
  });
}

function isWaiting(order: Order | undefined): boolean {
  return order !== undefined && (order.state === 'placed' || order.refunds.some(({ state }) => state === 'pending'));
}

export function notesQuery(id: string) {
  return queryOptions({
    queryKey: ['admin', 'order', id, 'notes'],
    queryFn: ({ signal }) => api.listOrderNotes({ path: { orderId: id } }, { signal }).then(({ items }) => items),
    staleTime: 0,
  });
}

/**
 * Something that is done to an order, once per intent: without an answer it is sent again under the same key, by itself and when somebody
 * presses again. Where the shop refuses, the order is read again, for the page shows something that is no longer so.
 */
export function useOrderCommand<Input, Answer>(
  id: string,
  name: string,
  send: (input: Input, key: string, options: { timeoutMs: number }) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
) {
  const client = useQueryClient();
  const intent = `${name} ${id}`;
  return useMutation({
    mutationFn: (input: Input) => send(input, keyOf(intent), { timeoutMs: TIMEOUT_MS }),
    networkMode: 'always',
    retry: (failures, error) => failures < 2 && isPassing(error),
    retryDelay: (failures) => 500 * 2 ** failures,
    onSuccess: async (answer) => {
      settle(intent);
      onDone?.(answer);
      await client.invalidateQueries({ queryKey: ['admin'] });
    },
    onError: async (error) => {
      if (isPassing(error)) return;
      settle(intent);
      await client.invalidateQueries({ queryKey: orderQuery(id).queryKey });
    },
  });
}
