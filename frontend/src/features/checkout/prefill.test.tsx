import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { endSession, startSession } from '@/api/session';
import type { SavedAddress } from '@/api/types';
import { addToCart } from '@/features/cart';
import { euros, orderRequest, quote } from '@/testing/builders';
import { fakeApi, noAnswer, problem } from '@/testing/fake-api';
import { renderShop } from '@/testing/render-shop';
import { idToken } from '@/testing/tokens';
import { forgetCheckout } from './checkout-store';

const { shippingAddress: home } = orderRequest();
const work = { ...home, line1: '9 Harbour Road', phone: '+49 30 1' };
const book: SavedAddress[] = [
  { id: 'adr_home', isDefault: true, address: home },
  { id: 'adr_work', isDefault: false, address: work },
];
const shop = {
  listCategories: () => ({ items: [] }),
  quoteCart: () => quote(),
  getCart: () => ({ lines: [{ sku: 'MUG-SAND', quantity: 1 }] }),
  putCart: () => ({ lines: [{ sku: 'MUG-SAND', quantity: 1 }] }),
  mergeCart: () => ({ lines: [{ sku: 'MUG-SAND', quantity: 1 }] }),
  adoptOrders: () => ({ adopted: 0, done: true }),
  getProfile: () => ({ name: 'Ada Example', phone: '+49 30 7' }),
  listAddresses: () => ({ items: book }),
};

beforeEach(async () => {
  localStorage.clear();
  endSession();
  forgetCheckout();
  await addToCart({ sku: 'MUG-SAND', quantity: 1, seenPrice: euros(1800) }, 1);
});

describe('the checkout of who is signed in', () => {
  it('begins with the account’s address and the default of its book, and offers the others', async () => {
    startSession(idToken());
    fakeApi(shop);
    const { user, address } = renderShop('/checkout/contact');
    expect(await screen.findByLabelText('E-mail address')).toHaveProperty('value', 'ada@example.com');
    expect(screen.getByLabelText('Phone (optional)')).toHaveProperty('value', '+49 30 7');
    await user.click(screen.getByRole('button', { name: 'Continue to delivery' }));
    expect(await screen.findByRole('radio', { name: /Lantern Lane/ })).toHaveProperty('checked', true);
    expect(screen.queryByLabelText('Street and number')).toBeNull();
    await user.click(screen.getByRole('radio', { name: /Harbour Road/ }));
    await user.click(screen.getByRole('button', { name: 'Continue to payment' }));
    await screen.findByRole('heading', { name: 'Payment' });
    expect(screen.getByText(/9 Harbour Road/)).toBeDefined();
    expect(address()).toBe('/checkout/payment');
  });

  it('keeps another address in the book where that is asked for, and says at the field what the book refuses', async () => {
    startSession(idToken());
    const errors = [{ pointer: '/address/postalCode', detail: 'A postal code there looks like 10115.' }];
    const api = fakeApi({
      ...shop,
      createAddress: ({ body }) => {
        const { address } = body as SavedAddress;
        if (address.postalCode === '1011') return problem(422, 'invalid-request', { errors });
        return { id: 'adr_new', isDefault: false, address };
      },
    });
    const { user, address } = renderShop('/checkout/delivery');
    await user.click(await screen.findByRole('radio', { name: 'Another address' }));
    expect(screen.getByLabelText('Full name')).toHaveProperty('value', 'Ada Example');
    await user.type(screen.getByLabelText('Street and number'), '1 New Street');
    await user.type(screen.getByLabelText('Postal code'), '1011');
    await user.type(screen.getByLabelText('Town or city'), 'Berlin');
    await user.click(screen.getByRole('checkbox', { name: 'Keep this address in my address book' }));
    await user.click(screen.getByRole('button', { name: 'Continue to payment' }));
    expect(await screen.findByText('A postal code there looks like 10115.')).toBeDefined();
    const postalCode = screen.getByLabelText('Postal code');
    await waitFor(() => expect(document.activeElement).toBe(postalCode));
    await user.type(postalCode, '5');
    await user.click(screen.getByRole('button', { name: 'Continue to payment' }));
    await screen.findByRole('heading', { name: 'Payment' });
    expect(screen.getByText(/1 New Street/)).toBeDefined();
    expect(address()).toBe('/checkout/payment');
    const sent = api.received.filter(({ operation }) => operation === 'createAddress');
    expect(sent.at(-1)?.body).toMatchObject({ address: { line1: '1 New Street', postalCode: '10115' } });
  });

  it('goes on without the book where that does not answer', async () => {
    startSession(idToken());
    fakeApi({ ...shop, createAddress: () => noAnswer() });
    const { user, address } = renderShop('/checkout/delivery');
    await user.click(await screen.findByRole('radio', { name: 'Another address' }));
    await user.type(screen.getByLabelText('Street and number'), '1 New Street');
    await user.type(screen.getByLabelText('Postal code'), '10115');
    await user.type(screen.getByLabelText('Town or city'), 'Berlin');
    await user.click(screen.getByRole('checkbox', { name: /^Keep/ }));
    await user.click(screen.getByRole('button', { name: 'Continue to payment' }));
    expect(within(await screen.findByRole('alert')).getByText(/go on without it/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Continue to payment' }));
    await waitFor(() => expect(address()).toBe('/checkout/payment'));
  });

  it('keeps nothing of one person for the next', async () => {
    startSession(idToken());
    fakeApi(shop);
    renderShop('/checkout/contact');
    expect(await screen.findByLabelText('E-mail address')).toHaveProperty('value', 'ada@example.com');
    endSession();
    await waitFor(() => expect(screen.getByLabelText('E-mail address')).toHaveProperty('value', ''));
    expect(sessionStorage.getItem('tradewind.checkout')).not.toContain('Lantern');
  });

  it('is as before for a guest, who is asked for nothing of an account', async () => {
    const api = fakeApi(shop);
    renderShop('/checkout/contact');
    expect(await screen.findByLabelText('E-mail address')).toHaveProperty('value', '');
    const asked = new Set(api.received.map(({ operation }) => operation));
    expect([...asked].filter((operation) => /Address|Profile/.test(operation))).toEqual([]);
  });
});
