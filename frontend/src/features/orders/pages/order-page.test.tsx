import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { endSession, startSession } from '@/api/session';
import type { Order } from '@/api/types';
import { euros, order, orderLine } from '@/testing/builders';
import { fakeApi, noAnswer, problem } from '@/testing/fake-api';
import { renderShop } from '@/testing/render-shop';
import { idToken } from '@/testing/tokens';
import { orderStates } from '../states';

const categories = { listCategories: () => ({ items: [] }) };
const address = '/orders/ord_1#token=secret';

function show(...orders: Order[]) {
  const last = orders.at(-1) ?? order();
  return { api: fakeApi({ ...categories, getOrder: () => orders.shift() ?? last }), ...renderShop(address) };
}

const region = (name: string) => screen.findByRole('region', { name });

describe('an order’s page', () => {
  it.each(Object.entries(orderStates))('says what %s means, and lets cancel what can be', async (state, row) => {
    show(order({ state: state as Order['state'] }));
    expect(await screen.findByRole('heading', { level: 1, name: row.title })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Cancel this order' }) !== null).toBe(row.cancellable);
    expect(screen.queryByText('1 still to be sent') !== null).toBe(row.sending);
  });

  it('shows the way to another link where this one opens nothing', async () => {
    fakeApi({ ...categories, getOrder: () => problem(404, 'not-found') });
    const { user, address: here } = renderShop(address);
    await user.click(await screen.findByRole('link', { name: 'Have the link mailed to you' }));
    expect(await screen.findByRole('heading', { name: 'Find your order' })).toBeDefined();
    expect(here()).toBe('/find-order');
  });

  it('offers a guest an account with the order’s address, and somebody signed in none', async () => {
    show(order({ email: 'ada@example.com' }));
    const offer = await region('Keep this order in an account');
    expect(offer.textContent).toContain('ada@example.com');
    const link = within(offer).getByRole('link', { name: 'Make an account' });
    // The address itself stays out of addresses.
    expect(link.getAttribute('href')).toBe('/register?next=%2Faccount%2Forders');
    act(() => startSession(idToken()));
    await waitFor(() => expect(screen.queryByText('Keep this order in an account')).toBeNull());
    act(endSession);
  });

  it('follows by itself a payment that is under way', async () => {
    const { api } = show(order({ state: 'placed' }), order({ state: 'placed' }), order({ state: 'paid' }));
    expect(await screen.findByRole('heading', { name: 'Your payment is under way.' })).toBeDefined();
    expect(await screen.findByRole('heading', { name: 'Thank you. Your order is confirmed.' })).toBeDefined();
    const asked = api.received.length;
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(api.received, 'a settled order is not asked for again').toHaveLength(asked);
  });

  it('shows what was sent and with whom, what was taken out, and what is still to come', async () => {
    show(
      order({
        state: 'partly-fulfilled',
        lines: [
          orderLine({ quantity: 4, fulfilled: 2, withdrawn: 1 }),
          orderLine({ sku: 'TRAY', name: 'Oak tray', fulfilled: 1 }),
        ],
        fulfilments: [
          {
            id: 'ful_1',
            at: '2026-05-02T09:00:00Z',
            carrier: 'Parcel Post',
            trackingNumber: 'PP 123',
            trackingUrl: 'https://track.example.com/PP123',
            lines: [
              { line: 0, quantity: 2 },
              { line: 1, quantity: 1 },
            ],
          },
          { id: 'ful_2', at: '2026-05-03T09:00:00Z', carrier: 'Bike courier', lines: [] },
        ],
      }),
    );
    const parcels = await region('Your parcels');
    expect(within(parcels).getByText('2 × Stoneware mug, 1 × Oak tray')).toBeDefined();
    expect(within(parcels).getByText('PP 123')).toBeDefined();
    const links = within(parcels).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://track.example.com/PP123']);
    expect(screen.getByText('2 sent, 1 taken out, 1 still to be sent')).toBeDefined();
    expect(screen.getByText('1 sent')).toBeDefined();
  });

  it('shows what goes back, why, and how far it is', async () => {
    show(
      order({
        state: 'fulfilled',
        refundState: 'partly-refunded',
        refunded: euros(1800),
        refunds: [
          {
            id: 'ref_1',
            at: '2026-05-04T09:00:00Z',
            amount: euros(1800),
            state: 'pending',
            reason: 'damaged',
            lines: [{ line: 0, quantity: 1 }],
          },
        ],
        timeline: [
          { at: '2026-05-04T09:00:00Z', event: 'RefundRequested', by: 'staff', subject: 'ref_1', note: 'Chipped.' },
        ],
      }),
    );
    expect(await screen.findByText('€18.00 of what you paid goes back to you.')).toBeDefined();
    const refund = await region('Your refund');
    expect(within(refund).getByText('Damaged: 1 × Stoneware mug')).toBeDefined();
    expect(within(refund).getByText('On its way back.')).toBeDefined();
    const timeline = await region('What happened so far');
    expect(within(timeline).getByText('Refund begun, €18.00')).toBeDefined();
    expect(within(timeline).getByText('by our staff')).toBeDefined();
    expect(within(timeline).getByText('Chipped.')).toBeDefined();
  });

  it('tells what happened, the newest first', async () => {
    show(order());
    const entries = within(await region('What happened so far')).getAllByRole('listitem');
    expect(entries.map((entry) => entry.textContent)).toEqual([
      expect.stringContaining('Paid by the payment provider'),
      expect.stringContaining('Ordered by you'),
    ]);
  });
});

describe('cancelling an order', () => {
  const cancel = async (user: ReturnType<typeof renderShop>['user']) => {
    await user.click(await screen.findByRole('button', { name: 'Cancel this order' }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Cancel this order?'));
    await user.click(screen.getByRole('button', { name: 'Yes, cancel it' }));
  };

  it('asks once more, sends the token in a header, and shows what has become of it', async () => {
    const paid = order({ refundState: 'partly-refunded', refunded: euros(290) });
    const cancelled = order({ state: 'cancelled', refundState: 'refunded', refunded: euros(2290) });
    const api = fakeApi({ ...categories, getOrder: () => paid, cancelMyOrder: () => cancelled });
    const { user } = renderShop(address);

    await user.click(await screen.findByRole('button', { name: 'Cancel this order' }));
    expect(screen.getByText(/€20.00 goes back to the card/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Keep the order' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel this order' }));
    expect(api.received.some(({ operation }) => operation === 'cancelMyOrder')).toBe(false);

    await cancel(user);
    expect(await screen.findByRole('heading', { name: 'This order is cancelled.' })).toBeDefined();
    expect(screen.getByText('What you paid goes back to you: €22.90.')).toBeDefined();
    const call = api.received.find(({ operation }) => operation === 'cancelMyOrder');
    expect(call?.path).toBe('/me/orders/ord_1/cancellation');
    expect(call?.headers.get('Order-Token')).toBe('secret');
  });

  it('says that it is too late, and how the order stands now', async () => {
    let state: Order['state'] = 'paid';
    fakeApi({
      ...categories,
      getOrder: () => order({ state }),
      cancelMyOrder: () => {
        state = 'fulfilled';
        return problem(409, 'order-state');
      },
    });
    const { user } = renderShop(address);
    await cancel(user);
    expect(await screen.findByRole('heading', { name: 'Your order is on its way.' })).toBeDefined();
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('It is too late to cancel this order');
    expect(document.activeElement).toBe(alert);
    expect(screen.queryByRole('button', { name: 'Yes, cancel it' })).toBeNull();
  });

  it('can be tried again where no answer came', async () => {
    let down = true;
    fakeApi({
      ...categories,
      getOrder: () => order(),
      cancelMyOrder: () => (down ? noAnswer() : order({ state: 'cancelled' })),
    });
    const { user } = renderShop(address);
    await cancel(user);
    expect(await screen.findByText('The shop could not be reached.')).toBeDefined();
    down = false;
    await user.click(screen.getByRole('button', { name: 'Yes, cancel it' }));
    expect(await screen.findByRole('heading', { name: 'This order is cancelled.' })).toBeDefined();
  });
});
