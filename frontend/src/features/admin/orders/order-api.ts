import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { OrderState, OrderSummary } from '@/api/types';

const PAGE_SIZE = 25;

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
