import { useEffect } from 'react';
import { ProblemError } from '@/api/problem';
import { useQuote } from '@/features/cart';
import { setShippingMethod, useCheckout } from '../checkout-store';

/** The quote for where the order goes and how. */
export function useCheckoutQuote() {
  const { values, shippingMethod } = useCheckout();
  const quote = useQuote({ country: values.country || undefined, shippingMethod: shippingMethod ?? undefined });

  // Another country may not have the chosen method; the server then picks the one it would have picked.
  const refused = quote.error instanceof ProblemError && quote.error.errors.has('/shippingMethod');
  useEffect(() => {
    if (refused) setShippingMethod(null);
  }, [refused]);

  return { ...quote, asking: quote.isFetching && quote.isPlaceholderData };
}
