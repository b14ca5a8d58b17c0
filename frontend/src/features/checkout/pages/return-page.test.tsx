import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Order } from '@/api/types';
import { addToCart, takeOutOfCart } from '@/features/cart';
import { forgetPayment, keepPayment, pendingPayment } from '@/features/orders';
import { euros, order, orderRequest, quote } from '@/testing/builders';
import { fakeApi, noAnswer, problem } from '@/testing/fake-api';
import { renderShop } from '@/testing/render-shop';
import { forgetCheckout, setAttempt, setValue } from '../checkout-store';

const action = { url: '/payment-challenge/index.html?payment=ord_1' };
const shop = {
  listCategories: () => ({ items: [] }),
  quoteCart: () => quote(),
};
const passed = '/checkout/return#payment=ord_1&challenge=sim_passed_1';
const confirmed = { name: 'Thank you. Your order is confirmed.' };
const cartIs = (name: string) => waitFor(() => expect(screen.getByRole('button', { name })).toBeDefined());

/** A shop that holds one order, in a state that its operations change. */
function shopWith(answers: Parameters<typeof fakeApi>[0] = {}, state: Order['state'] = 'placed') {
  const held = order({ state });
  const change = (to: Order['state']) => Object.assign(held, { state: to });
  const api = fakeApi({ ...shop, getOrder: () => ({ ...held }), ...answers });
  return { change, sent: (operation: string) => api.received.filter((call) => call.operation === operation) };
}

const leave = () => vi.spyOn(location, 'assign').mockImplementation(() => undefined);

beforeEach(async () => {
  localStorage.clear();
  forgetPayment('ord_1');
  forgetCheckout();
  const { email, shippingAddress } = orderRequest();
  for (const [name, value] of Object.entries({ email, ...shippingAddress })) setValue(name as 'email', value);
  await takeOutOfCart([{ sku: 'MUG-SAND', quantity: 99 }]);
  await addToCart({ sku: 'MUG-SAND', quantity: 1, seenPrice: euros(1800) }, 9);
});

describe('a payment that the bank asks about', () => {
  it('leaves for the bank’s page with the way back, and keeps what it takes to go on', async () => {
    const assign = leave();
    setAttempt({ key: 'a-key-of-sixteen-or-more', body: orderRequest() });
    shopWith({
      createOrder: () =>
        Response.json(
          { order: order({ state: 'placed' }), orderToken: 'secret', paymentAction: action },
          { status: 202 },
        ),
    });
    const { address } = renderShop('/checkout/payment');
    expect(await screen.findByRole('button', { name: 'Confirm at your bank' })).toBeDefined();
    expect(address()).toBe('/checkout/return');
    expect(assign).toHaveBeenCalledTimes(1);
    const url = new URL(String(assign.mock.calls[0]?.[0]));
    expect(url.pathname + url.search).toBe(action.url);
    const told = Object.fromEntries(new URLSearchParams(url.hash.slice(1)));
    expect(told).toEqual({
      return: `${location.origin}/checkout/return`,
      reference: '7F3K9-Q2MXT',
      amount: '2290',
      currency: 'EUR',
    });
    expect(url.href).not.toContain('secret');
    expect(localStorage.getItem('tradewind.payments')).toContain('secret');
    await cartIs('Cart, 1 piece');
  });

  it('is completed once on the way back, and arrives at the order with an empty cart', async () => {
    keepPayment({ orderId: 'ord_1', orderToken: 'secret', action });
    const { change, sent } = shopWith({ completePayment: () => change('paid') });
    const { address } = renderShop(passed);
    expect(await screen.findByRole('heading', confirmed)).toBeDefined();
    expect(address()).toBe('/orders/ord_1#token=secret');
    await cartIs('Cart, 0 pieces');
    const [completion, ...others] = sent('completePayment');
    expect(others).toEqual([]);
    expect(completion?.path).toBe('/orders/ord_1/payment');
    expect(completion?.headers.get('Order-Token')).toBe('secret');
    expect(completion?.body).toEqual({ challengeToken: 'sim_passed_1' });
    expect(sessionStorage.getItem('tradewind.checkout')).not.toContain('marlow');
  });

  it('that is refused leads back to paying, says so, and keeps the cart', async () => {
    keepPayment({ orderId: 'ord_1', orderToken: 'secret', action });
    const { change } = shopWith({
      completePayment: () => {
        change('payment-failed');
        return problem(402, 'payment-declined');
      },
    });
    const { address } = renderShop(passed.replace('passed', 'refused'));
    expect(await screen.findByText('Your bank did not confirm the payment')).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('alert')));
    expect(address()).toBe('/checkout/payment');
    await cartIs('Cart, 1 piece');
    expect(screen.getByRole('form', { name: 'Card payment' })).toBeDefined();
  });

  it('that is refused in a tab of its own leads to paying all the same', async () => {
    forgetCheckout();
    keepPayment({ orderId: 'ord_1', orderToken: 'secret', action });
    shopWith({}, 'payment-failed');
    const { address } = renderShop('/checkout/return');
    expect(await screen.findByText('Your bank did not confirm the payment')).toBeDefined();
    expect(address()).toBe('/checkout/payment');
    expect(screen.getByText(/7 Lantern Lane/)).toBeDefined();
  });

  it('says where the payment provider did not answer', async () => {
    keepPayment({ orderId: 'ord_1', orderToken: 'secret', action });
    const { change } = shopWith({
      completePayment: () => {
        change('payment-failed');
        return problem(504, 'payment-timeout');
      },
    });
    renderShop(passed);
    expect(await screen.findByText('The payment provider did not answer in time')).toBeDefined();
  });

  it('waits calmly where the payment provider has not made up its mind', async () => {
    keepPayment({ orderId: 'ord_1', orderToken: 'secret', action });
    const { change, sent } = shopWith({ completePayment: () => order({ state: 'placed' }) });
    renderShop(passed);
    expect(await screen.findByText(/the payment provider is being asked/)).toBeDefined();
    await waitFor(() => expect(sent('completePayment')).toHaveLength(1));
    change('paid');
    expect(await screen.findByRole('heading', confirmed)).toBeDefined();
    expect(sent('completePayment')).toHaveLength(1);
    await cartIs('Cart, 0 pieces');
  });

  it('is asked about again where no answer comes', async () => {
    let down = true;
    keepPayment({ orderId: 'ord_1', orderToken: 'secret', action });
    const { change } = shopWith({ completePayment: () => (down ? noAnswer() : change('paid')) });
    const { user } = renderShop(passed);
    expect(await screen.findByText(/don’t know yet/)).toBeDefined();
    down = false;
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    expect(await screen.findByRole('heading', confirmed)).toBeDefined();
  });

  it('whose answer the shop cannot read can be confirmed once more', async () => {
    keepPayment({ orderId: 'ord_1', orderToken: 'secret', action });
    shopWith({ completePayment: () => problem(400, 'malformed-request') });
    renderShop(passed);
    expect(await screen.findByRole('button', { name: 'Confirm at your bank' })).toBeDefined();
  });
});

describe('an interrupted payment', () => {
  beforeEach(() => keepPayment({ orderId: 'ord_1', orderToken: 'secret', action }));

  it('comes before any other, and goes on where it stood', async () => {
    const assign = leave();
    const { sent } = shopWith();
    const { user, address } = renderShop('/checkout/payment');
    await user.click(await screen.findByRole('button', { name: 'Confirm at your bank' }));
    expect(address()).toBe('/checkout/return');
    expect(String(assign.mock.calls[0]?.[0])).toContain(action.url);
    expect(sent('completePayment')).toEqual([]);
  });

  it('goes to a payment provider’s own page as the provider says', async () => {
    const url = 'https://provider.example.com/authenticate/1#state';
    keepPayment({ orderId: 'ord_1', orderToken: 'secret', action: { url } });
    const assign = leave();
    shopWith();
    const { user } = renderShop('/checkout/return');
    await user.click(await screen.findByRole('button', { name: 'Confirm at your bank' }));
    expect(String(assign.mock.calls[0]?.[0])).toBe(url);
  });

  it('can be called off for another way to pay', async () => {
    const { change, sent } = shopWith({ cancelMyOrder: () => change('cancelled') });
    const { user, address } = renderShop('/checkout/return');
    await user.click(await screen.findByRole('button', { name: 'Pay another way' }));
    expect(await screen.findByText('That payment is called off')).toBeDefined();
    expect(sent('cancelMyOrder')[0]?.headers.get('Order-Token')).toBe('secret');
    expect(address()).toBe('/checkout/payment');
    await cartIs('Cart, 1 piece');
  });

  it('that was paid before it could be called off leads to its order', async () => {
    const { change } = shopWith({
      cancelMyOrder: () => {
        change('paid');
        return problem(409, 'order-state');
      },
    });
    const { user } = renderShop('/checkout/return');
    await user.click(await screen.findByRole('button', { name: 'Pay another way' }));
    expect(await screen.findByRole('heading', confirmed)).toBeDefined();
    await cartIs('Cart, 0 pieces');
  });

  it('is over where its time has run out', async () => {
    shopWith({}, 'expired');
    const { address } = renderShop('/checkout/payment');
    expect(await screen.findByText('The time to confirm your payment ran out')).toBeDefined();
    expect(address()).toBe('/checkout/payment');
  });

  it('does not stand in the way where the shop knows it no more', async () => {
    shopWith({ getOrder: () => problem(404, 'not-found') });
    const { user } = renderShop('/checkout/return');
    expect(await screen.findByText(/knows nothing of that payment/)).toBeDefined();
    await waitFor(() => expect(pendingPayment('ord_1')).toBeUndefined());
    await user.click(screen.getByRole('link', { name: 'To your cart' }));
    await user.click(await screen.findByRole('link', { name: 'Check out' }));
    expect(await screen.findByRole('heading', { name: 'How we reach you' })).toBeDefined();
  });

  it('is gone on with from the order’s page, which takes a paid one out of the cart', async () => {
    const { change } = shopWith();
    renderShop('/orders/ord_1#token=secret');
    const on = await screen.findByRole('link', { name: 'Go on with the payment' });
    expect(on.getAttribute('href')).toBe('/checkout/return');
    await cartIs('Cart, 1 piece');
    change('paid');
    expect(await screen.findByRole('heading', confirmed)).toBeDefined();
    await cartIs('Cart, 0 pieces');
  });

  it('that another tab completes goes on in this one', async () => {
    const { change } = shopWith();
    const { address } = renderShop('/checkout/return');
    await screen.findByRole('button', { name: 'Confirm at your bank' });
    change('paid');
    const settled = { payments: [{ orderId: 'ord_1', orderToken: 'secret', settledAt: Date.now() }] };
    localStorage.setItem('tradewind.payments', JSON.stringify(settled));
    window.dispatchEvent(new StorageEvent('storage', { key: 'tradewind.payments' }));
    expect(await screen.findByRole('heading', confirmed)).toBeDefined();
    expect(address()).toBe('/orders/ord_1#token=secret');
    await cartIs('Cart, 1 piece');
  });
});

describe('coming back from the bank once more', () => {
  it('shows the order, and completes nothing again', async () => {
    keepPayment({ orderId: 'ord_1', orderToken: 'secret', settledAt: Date.now() });
    const { sent } = shopWith({}, 'paid');
    const { address } = renderShop(passed);
    expect(await screen.findByRole('heading', confirmed)).toBeDefined();
    expect(address()).toBe('/orders/ord_1#token=secret');
    expect(sent('completePayment')).toEqual([]);
    await cartIs('Cart, 1 piece');
  });

  it('in a browser that does not know the payment says where to go on', async () => {
    const { sent } = shopWith();
    renderShop(passed);
    expect(await screen.findByText(/Go on where you began it/)).toBeDefined();
    expect(sent('completePayment')).toEqual([]);
  });

  it('with nothing to come back to leads to the checkout', async () => {
    shopWith();
    const { address } = renderShop('/checkout/return');
    expect(await screen.findByRole('heading', { name: 'How we reach you' })).toBeDefined();
    expect(address()).toBe('/checkout/contact');
  });
});
