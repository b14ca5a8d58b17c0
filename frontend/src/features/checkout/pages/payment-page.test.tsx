import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { addToCart } from '@/features/cart';
import { euros, order, orderRequest, quote } from '@/testing/builders';
import { fakeApi, noAnswer, problem } from '@/testing/fake-api';
import { renderShop } from '@/testing/render-shop';
import { currentAttempt, forgetCheckout, setAttempt, setValue } from '../checkout-store';

const KEY = 'a-key-of-sixteen-or-more';
const shop = {
  listCategories: () => ({ items: [] }),
  quoteCart: () => quote(),
};
const placed = () => ({ order: order(), orderToken: 'secret' });

/** As after a reload in the middle of paying: an attempt was sent, and no answer to it is known. */
beforeEach(async () => {
  forgetCheckout();
  const { email, shippingAddress } = orderRequest();
  for (const [name, value] of Object.entries({ email, ...shippingAddress })) setValue(name as 'email', value);
  await addToCart({ sku: 'MUG-SAND', quantity: 1, seenPrice: euros(1800) }, 1);
  setAttempt({ key: KEY, body: orderRequest() });
});

const keysSent = (api: ReturnType<typeof fakeApi>) =>
  api.received
    .filter(({ operation }) => operation === 'createOrder')
    .map(({ headers }) => headers.get('Idempotency-Key'));

describe('paying', () => {
  it('asks for the lost answer with the same key and body, and arrives at the order', async () => {
    const api = fakeApi({ ...shop, createOrder: placed });
    const { address } = renderShop('/checkout/payment');
    expect(await screen.findByRole('heading', { name: 'Thank you. Your order is confirmed.' })).toBeDefined();
    expect(address()).toBe('/orders/ord_1#token=secret');
    expect(keysSent(api)).toEqual([KEY]);
    expect(api.received.find(({ operation }) => operation === 'createOrder')?.body).toEqual(orderRequest());
    await waitFor(() => expect(screen.getByRole('button', { name: 'Cart, 0 pieces' })).toBeDefined());
    expect(sessionStorage.getItem('tradewind.checkout')).not.toContain('marlow');
  });

  it('keeps the key while no answer comes, and lets the customer ask again', async () => {
    let down = true;
    const api = fakeApi({ ...shop, createOrder: () => (down ? noAnswer() : placed()) });
    const { user } = renderShop('/checkout/payment');
    expect(await screen.findByText(/don’t know yet/)).toBeDefined();
    expect(currentAttempt()?.key).toBe(KEY);
    down = false;
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    await screen.findByRole('heading', { name: 'Thank you. Your order is confirmed.' });
    expect(new Set(keysSent(api))).toEqual(new Set([KEY]));
  });

  it.each([
    [402, 'payment-declined', 'Your card was declined'],
    [504, 'payment-timeout', 'The payment provider did not answer in time'],
    [409, 'total-changed', 'The total has changed'],
    [409, 'out-of-stock', 'Something in your order has sold out'],
  ])('after %s %s says so, sends nothing more, and drops the key', async (status, type, title) => {
    const api = fakeApi({ ...shop, createOrder: () => problem(status, type) });
    const { address } = renderShop('/checkout/payment');
    expect(await screen.findByText(title)).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('alert')));
    expect(currentAttempt()).toBeNull();
    expect(keysSent(api)).toHaveLength(1);
    expect(address()).toBe('/checkout/payment');
  });

  it('takes a field that the shop refuses back to its step, with the shop’s words and the focus', async () => {
    const errors = [{ pointer: '/shippingAddress/postalCode', detail: 'We do not deliver there.' }];
    fakeApi({ ...shop, createOrder: () => problem(422, 'invalid-request', { errors }) });
    const { address, user } = renderShop('/checkout/payment');
    const field = await screen.findByLabelText('Postal code');
    expect(address()).toBe('/checkout/delivery');
    expect(screen.getByText('We do not deliver there.')).toBeDefined();
    expect(document.activeElement).toBe(field);
    expect(field).toHaveProperty('value', '10115');
    await user.type(field, '7');
    expect(screen.queryByText('We do not deliver there.')).toBeNull();
  });

  it('shows the total that the server computed', async () => {
    setAttempt(null);
    fakeApi({ ...shop, quoteCart: () => quote({ totals: { ...quote().totals, total: euros(9999) } }) });
    renderShop('/checkout/payment');
    expect(await screen.findByRole('button', { name: 'Pay €99.99' })).toBeDefined();
  });
});
