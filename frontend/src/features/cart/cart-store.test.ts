import { describe, expect, it, vi } from 'vitest';
import { euros } from '@/testing/builders';

const page = async () => {
  vi.resetModules();
  return import('./cart-store');
};

describe('the cart', () => {
  it('is read before what was ordered is taken out of it', async () => {
    const before = await page();
    await before.addToCart({ sku: 'MUG-SAND', quantity: 3, seenPrice: euros(1800) }, 9);
    await before.addToCart({ sku: 'OAK-TRAY', quantity: 1, seenPrice: euros(4200) }, 9);

    const after = await page();
    await after.takeOutOfCart([
      { sku: 'MUG-SAND', quantity: 1 },
      { sku: 'OAK-TRAY', quantity: 1 },
    ]);
    expect(after.currentCart().lines).toEqual([{ sku: 'MUG-SAND', quantity: 2, seenPrice: euros(1800) }]);
  });
});
