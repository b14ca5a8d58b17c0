import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { addToCart } from '@/features/cart';
import { euros, order, orderRequest, quote } from '@/testing/builders';
import { fakeApi } from '@/testing/fake-api';
import { renderShop } from '@/testing/render-shop';
import { forgetCheckout, setValue } from '../checkout-store';

const KEY = 'pk_test_shop';
const createPaymentMethod = vi.fn();
const listeners: Record<string, (event: object) => void> = {};
const card = {
  mount: (place: HTMLElement) => {
    place.append('Stripe’s frame');
    queueMicrotask(() => listeners.ready?.({}));
  },
  on: (name: string, listener: (event: object) => void) => {
    listeners[name] = listener;
  },
  focus: vi.fn(),
  update: vi.fn(),
  destroy: vi.fn(),
};
/** Stands where Stripe.js is: what it is asked, and a card that answers as told. */
const Stripe = Object.assign(
  vi.fn(() => ({ elements: () => ({ create: () => card }), createPaymentMethod, _registerWrapper: () => undefined })),
  { version: 'endive' },
);

const settings = { paymentProvider: 'stripe', stripePublishableKey: KEY };
const shop = {
  listCategories: () => ({ items: [] }),
  quoteCart: () => quote(),
  createOrder: () => ({ order: order(), orderToken: 'secret' }),
  getOrder: () => order(),
};

beforeEach(async () => {
  vi.stubGlobal('Stripe', Stripe);
  createPaymentMethod.mockReset();
  forgetCheckout();
  const { email, shippingAddress } = orderRequest();
  for (const [name, value] of Object.entries({ email, ...shippingAddress })) setValue(name as 'email', value);
  await addToCart({ sku: 'MUG-SAND', quantity: 1, seenPrice: euros(1800) }, 1);
});

async function pay(api: ReturnType<typeof fakeApi>) {
  const { user } = renderShop('/checkout/payment');
  await screen.findByText('Stripe’s frame');
  const button = await screen.findByRole('button', { name: 'Pay €22.90' });
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('false'));
  await user.click(button);
  return api.received.filter(({ operation }) => operation === 'createOrder');
}

it('sends the order with the token that Stripe gave for the card', async () => {
  createPaymentMethod.mockResolvedValue({ paymentMethod: { id: 'pm_1' } });
  const api = fakeApi(shop, settings);
  await pay(api);
  await screen.findByRole('heading', { name: 'Thank you. Your order is confirmed.' });
  expect(Stripe).toHaveBeenCalledWith(KEY);
  expect(createPaymentMethod).toHaveBeenCalledWith({ type: 'card', card });
  expect(api.received.find(({ operation }) => operation === 'createOrder')?.body).toMatchObject({
    paymentToken: 'pm_1',
  });
});

it('says what is wrong with the card, gives it the focus, and orders nothing', async () => {
  createPaymentMethod.mockResolvedValue({ error: { message: 'Your card number is incomplete.' } });
  const sent = await pay(fakeApi(shop, settings));
  expect(await screen.findByText('Your card number is incomplete.')).toBeDefined();
  expect(card.focus).toHaveBeenCalled();
  expect(sent).toEqual([]);
});

it('says so as it is typed', async () => {
  fakeApi(shop, settings);
  renderShop('/checkout/payment');
  await screen.findByText('Stripe’s frame');
  listeners.change?.({ error: { message: 'Your card’s expiry date is in the past.' } });
  expect(await screen.findByText('Your card’s expiry date is in the past.')).toBeDefined();
  expect(screen.queryByText(/4242 4242/)).toBeNull();
});
