import { beforeEach, describe, expect, it, vi } from 'vitest';
import { endSession, startSession } from '@/api/session';
import type { SavedCartLine } from '@/api/types';
import { euros } from '@/testing/builders';
import { fakeApi, noAnswer } from '@/testing/fake-api';
import { idToken } from '@/testing/tokens';
import { keepCartWithAccount } from './account-cart';
import { addToCart, adoptLines, currentCart, setQuantity } from './cart-store';

const line = (sku: string, quantity = 1): SavedCartLine => ({ sku, quantity, seenPrice: euros(1800) });

/** An account that keeps a cart, and merges by adding what it does not have. */
function account(lines: SavedCartLine[] = []) {
  let kept = lines;
  let down = false;
  const answer = (change: (sent: SavedCartLine[]) => SavedCartLine[]) => (request: { body: unknown }) => {
    if (down) noAnswer();
    kept = change((request.body as { lines: SavedCartLine[] } | undefined)?.lines ?? []);
    return { lines: kept };
  };
  const { received } = fakeApi({
    getCart: answer(() => kept),
    replaceCart: answer((sent) => sent),
    mergeCart: answer((sent) => [...kept, ...sent.filter(({ sku }) => kept.every((known) => known.sku !== sku))]),
  });
  return {
    received,
    kept: () => kept,
    change: (next: SavedCartLine[]) => {
      kept = next;
    },
    goDown: (whether: boolean) => {
      down = whether;
    },
  };
}

const skus = () => currentCart().lines.map(({ sku, quantity }) => `${quantity} ${sku}`);
const settled = (expected: string[]) => vi.waitFor(() => expect(skus()).toEqual(expected), 3000);

keepCartWithAccount();

beforeEach(async () => {
  endSession();
  localStorage.removeItem('tradewind.cart-owner');
  localStorage.removeItem('tradewind.cart-unsent');
  await adoptLines([]);
});

describe('the cart of who signs in', () => {
  it('is both carts, and from then on the account’s', async () => {
    const shop = account([line('CUP', 2)]);
    await addToCart(line('MUG'), 9);
    startSession(idToken());
    await settled(['2 CUP', '1 MUG']);
    await setQuantity('MUG', 3);
    await vi.waitFor(() => expect(shop.kept()).toEqual([line('CUP', 2), line('MUG', 3)]), 3000);
  });

  it('goes with the session, and comes back with it', async () => {
    account([line('CUP', 2)]);
    startSession(idToken());
    await settled(['2 CUP']);
    endSession();
    await settled([]);
    startSession(idToken());
    await settled(['2 CUP']);
  });

  it('takes up what another device changed', async () => {
    const shop = account([line('CUP', 2)]);
    startSession(idToken());
    await settled(['2 CUP']);
    shop.change([line('BOWL', 4)]);
    document.dispatchEvent(new Event('visibilitychange'));
    await settled(['4 BOWL']);
  });

  it('keeps a change that the account has not heard of, and tells it later', async () => {
    const shop = account([line('CUP', 2)]);
    startSession(idToken());
    await settled(['2 CUP']);
    shop.goDown(true);
    await addToCart(line('MUG'), 9);
    await vi.waitFor(() => expect(shop.received.at(-1)?.operation).toBe('replaceCart'), 3000);
    expect(skus()).toEqual(['2 CUP', '1 MUG']);
    shop.goDown(false);
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(shop.kept()).toEqual([line('CUP', 2), line('MUG')]), 3000);
    await settled(['2 CUP', '1 MUG']);
  });

  it('is not the next person’s', async () => {
    const shop = account([line('CUP', 2)]);
    localStorage.setItem('tradewind.cart-owner', 'somebody-else');
    await adoptLines([line('SECRET')]);
    startSession(idToken());
    await settled(['2 CUP']);
    expect(JSON.stringify(shop.received)).not.toContain('SECRET');
  });
});
