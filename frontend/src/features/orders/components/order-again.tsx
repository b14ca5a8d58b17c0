import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { addToCart, openCartDrawer } from '@/features/cart';
import { describe } from '@/lib/failures';
import { orderQuery } from '../api/order';

/** Puts what an order has into the cart again, as far as it can still be had, at what it costs now. */
export function OrderAgain({ orderId, number }: { orderId: string; number: string }) {
  const client = useQueryClient();
  const [state, setState] = useState<'idle' | 'asking'>('idle');
  const [says, setSays] = useState('');

  async function again() {
    if (state === 'asking') return;
    setState('asking');
    setSays('');
    try {
      const order = await client.fetchQuery(orderQuery(orderId, null));
      const lines = order.lines.map(({ sku, quantity }) => ({ sku, quantity }));
      const quote = await api.quoteCart({ body: { lines } });
      let left = 0;
      for (const { sku, quantity, unitPrice, available = 0 } of quote.lines) {
        if (!unitPrice || available === 0) left += 1;
        else if ((await addToCart({ sku, quantity, seenPrice: unitPrice }, available)) === 'cart-full') left += 1;
      }
      if (left < lines.length) openCartDrawer();
      if (left > 0) setSays(left === lines.length ? 'None of it can be had now.' : 'Not all of it can be had now.');
    } catch (error) {
      setSays(describe(error, navigator.onLine).title);
    }
    setState('idle');
  }

  return (
    <div>
      <button
        type="button"
        className="button quiet compact"
        aria-label={`Order again: ${number}`}
        aria-disabled={state === 'asking'}
        onClick={again}
      >
        Order again
      </button>
      <p role="status" className="soft small">
        {says}
      </p>
    </div>
  );
}
