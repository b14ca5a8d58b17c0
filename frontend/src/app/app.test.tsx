import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { product, variant } from '@/testing/builders';
import { takeComplaints } from '@/testing/complaints';
import { fakeApi, problem } from '@/testing/fake-api';
import { renderShop } from '@/testing/render-shop';

const categories = { listCategories: () => ({ items: [{ slug: 'toys', name: 'Toys', description: 'To play.' }] }) };

describe('the storefront', () => {
  it('keeps its header and a way on where a page fails', async () => {
    fakeApi({
      ...categories,
      getProduct: () => product({ variants: [] }),
      listProducts: () => ({ items: [] }),
    });
    const { user } = renderShop('/p/stoneware-mug');
    expect(await screen.findByText('Something went wrong on this page')).toBeDefined();
    // React reports what a boundary catches.
    expect(takeComplaints().join()).toContain('error boundary');
    await user.click(screen.getByRole('link', { name: 'Toys' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Toys' })).toBeDefined();
  });

  it.each([
    ['/nowhere', 'There is no such page'],
    ['/p/unobtainium', 'There is no such product'],
    ['/c/unobtainium', 'There is no such category'],
    ['/orders/ord_1#token=wrong', 'There is no such order'],
  ])('says that %s does not exist', async (address, title) => {
    const missing = () => problem(404, 'not-found');
    fakeApi({ ...categories, getProduct: missing, getOrder: missing, listProducts: () => ({ items: [] }) });
    renderShop(address);
    expect(await screen.findByRole('heading', { name: title })).toBeDefined();
  });

  it('sends an order’s token in a header and nowhere else', async () => {
    const { received } = fakeApi({ ...categories, getOrder: () => problem(404, 'not-found') });
    renderShop('/orders/ord_1#token=secret');
    await screen.findByRole('heading', { name: 'There is no such order' });
    const call = received.find(({ operation }) => operation === 'getOrder');
    expect(call?.headers.get('Order-Token')).toBe('secret');
    expect(`${call?.path}${call?.search}`).toBe('/orders/ord_1');
  });

  it('shows what can be bought of a product, and keeps the choice in the address', async () => {
    const mugs = product({
      variants: [
        variant({ sku: 'MUG-SAND', options: { Colour: 'Sand' } }),
        variant({ sku: 'MUG-CLAY', options: { Colour: 'Clay' }, available: 0 }),
      ],
    });
    fakeApi({ ...categories, getProduct: () => mugs });
    const { user, address } = renderShop('/p/stoneware-mug');
    expect(await screen.findByRole('button', { name: 'Add to cart' })).toHaveProperty('disabled', false);
    await user.click(screen.getByRole('radio', { name: 'Clay (sold out)' }));
    expect(address()).toBe('/p/stoneware-mug?sku=MUG-CLAY');
    expect(screen.getByRole('button', { name: 'Sold out' })).toHaveProperty('disabled', true);
  });
});
