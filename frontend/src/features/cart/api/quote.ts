import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { QuoteRequest } from '@/api/types';
import { type CartLine, currentCart, setQuantity, useCart } from '../cart-store';
import { currentPromotionCode, usePromotionCode } from '../promotion-store';

interface QuoteChoices {
  country?: string | undefined;
  shippingMethod?: string | undefined;
}

function requestFor(lines: readonly CartLine[], promotionCode: string | null, choices: QuoteChoices): QuoteRequest {
  const { country, shippingMethod } = choices;
  return {
    lines: [...lines],
    ...(country && { country }),
    ...(shippingMethod && { shippingMethod }),
    ...(promotionCode && { promotionCode }),
  };
}

function quoteQuery(request: QuoteRequest) {
  return queryOptions({
    queryKey: ['quote', request],
    queryFn: ({ signal }) => api.quoteCart({ body: request }, { signal }),
    staleTime: 0,
    gcTime: 5 * 60_000,
  });
}

/** What the server says of the cart; while it is asked again, its last answer. */
export function useQuote(choices: QuoteChoices = {}) {
  const { lines } = useCart();
  const promotionCode = usePromotionCode();
  return useQuery({
    ...quoteQuery(requestFor(lines, promotionCode, choices)),
    enabled: lines.length > 0,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: true,
  });
}

interface QuantityChange {
  sku: string;
  quantity: number;
  /** What to return to where the server can't be asked: the quantity of its last answer. */
  accepted: number;
}

/** Shows the new quantity at once, and takes it back where the server does not go along. */
export function useChangeQuantity() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => client.fetchQuery(quoteQuery(requestFor(currentCart().lines, currentPromotionCode(), {}))),
    onMutate: ({ sku, quantity }: QuantityChange) => setQuantity(sku, quantity),
    onSuccess: (quote, { sku, quantity }) => {
      const line = quote.lines.find((each) => each.sku === sku);
      if (line?.problem === 'not-enough-stock' && line.available) settle(sku, quantity, line.available);
    },
    onError: (_error, { sku, quantity, accepted }) => settle(sku, quantity, accepted),
  });
}

/** Unless the customer has gone on to another quantity meanwhile. */
function settle(sku: string, from: number, to: number): void {
  if (currentCart().lines.some((line) => line.sku === sku && line.quantity === from)) void setQuantity(sku, to);
}
