import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { QuoteRequest } from '@/api/types';
import { euros, quote, quoteLine } from '@/testing/builders';
import { fakeApi, noAnswer } from '@/testing/fake-api';
import { renderShop } from '@/testing/render-shop';
import { addToCart, currentCart, takeOutOfCart } from '../cart-store';

const mug = { sku: 'MUG-SAND', quantity: 1, seenPrice: euros(1800) };
const categories = { listCategories: () => ({ items: [] }) };

/** Quotes what it is asked for, as the server does. */
function pricing(changes: Parameters<typeof quoteLine>[0] = {}) {
  return {
    ...categories,
    quoteCart: ({ body }: { body: unknown }) =>
      quote({
        lines: (body as QuoteRequest).lines.map(({ sku, quantity }) => quoteLine({ sku, quantity, ...changes })),
      }),
  };
}

const line = async () => within(await screen.findByRole('group', { name: 'Quantity of Stoneware mug' }));

beforeEach(async () => {
  await takeOutOfCart(currentCart().lines);
  await addToCart(mug, 9);
});

describe('the cart', () => {
  it('keeps SKU, quantity and the seen price, and asks the shop for the rest', async () => {
    const { received } = fakeApi(pricing());
    renderShop('/cart');
    await screen.findByRole('link', { name: 'Stoneware mug' });
    expect(received.find(({ operation }) => operation === 'quoteCart')?.body).toEqual({ lines: [mug] });
    expect(JSON.parse(localStorage.getItem('tradewind/cart/lines') ?? '')).toEqual([mug]);
  });

  it('changes a quantity at once and then shows the server’s total', async () => {
    fakeApi(pricing());
    const { user } = renderShop('/cart');
    await user.click((await line()).getByRole('button', { name: 'One more' }));
    expect((await line()).getByText('2')).toBeDefined();
    await waitFor(() => expect(screen.getByText('€40.90')).toBeDefined());
  });

  it('takes a quantity back when the shop cannot be asked', async () => {
    const answers = pricing();
    let down = false;
    fakeApi({ ...answers, quoteCart: (request) => (down ? noAnswer() : answers.quoteCart(request)) });
    const { user } = renderShop('/cart');
    await user.click((await line()).getByRole('button', { name: 'One more' }));
    await screen.findByText('€40.90');
    down = true;
    await user.click((await line()).getByRole('button', { name: 'One more' }));
    await screen.findByText(/quantity is as it was/);
    expect(currentCart().lines).toEqual([{ ...mug, quantity: 2 }]);
  });

  it('goes down to what is available when the shop has less', async () => {
    let available = 9;
    fakeApi({
      ...categories,
      quoteCart: ({ body }) => {
        const { quantity } = (body as QuoteRequest).lines[0] ?? { quantity: 0 };
        return quote({
          lines: [quoteLine({ quantity, available, ...(quantity > available && { problem: 'not-enough-stock' }) })],
        });
      },
    });
    const { user } = renderShop('/cart');
    const more = (await line()).getByRole('button', { name: 'One more' });
    await screen.findByRole('link', { name: 'Stoneware mug' });
    await user.click(more);
    await screen.findByText('€40.90');
    available = 2;
    await user.click(more);
    await waitFor(() => expect(currentCart().lines[0]?.quantity).toBe(2));
  });

  it('never takes more into the cart than is available', async () => {
    await addToCart({ ...mug, quantity: 20 }, 9);
    expect(currentCart().lines[0]?.quantity).toBe(9);
  });

  it('gives a removed line back', async () => {
    fakeApi(pricing());
    const { user } = renderShop('/cart');
    await user.click(await screen.findByRole('button', { name: 'Remove Stoneware mug' }));
    expect(await screen.findByText('Your cart is empty.')).toBeDefined();
    const undo = screen.getByRole('button', { name: 'Undo' });
    expect(document.activeElement).toBe(undo);
    await user.click(undo);
    expect(await screen.findByRole('link', { name: 'Stoneware mug' })).toBeDefined();
  });

  it('points out a price that changed, until the customer has seen it', async () => {
    fakeApi({
      ...categories,
      quoteCart: ({ body }) => {
        const seen = (body as QuoteRequest).lines[0]?.seenPrice?.amount;
        return quote({
          lines: [quoteLine({ unitPrice: euros(2000), ...(seen !== 2000 && { problem: 'price-changed' }) })],
        });
      },
    });
    const { user } = renderShop('/cart');
    expect(await screen.findByText(/Then €18.00, now €20.00/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Keep at €20.00' }));
    await waitFor(() => expect(screen.queryByText(/The price has changed/)).toBeNull());
  });

  it('keeps what was added while an order was on its way', async () => {
    await addToCart({ ...mug, quantity: 2 }, 9);
    await takeOutOfCart([{ sku: 'MUG-SAND', quantity: 1 }]);
    expect(currentCart().lines).toEqual([{ ...mug, quantity: 2 }]);
  });
});
