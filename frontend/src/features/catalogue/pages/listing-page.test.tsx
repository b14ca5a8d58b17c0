import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ProductCard } from '@/api/types';
import { euros } from '@/testing/builders';
import { fakeApi, problem } from '@/testing/fake-api';
import { renderShop } from '@/testing/render-shop';

const names = Array.from({ length: 60 }, (_, index) => `Candle ${index + 1}`);

function card(name: string): ProductCard {
  return {
    id: `prd_${name}`,
    slug: name.toLowerCase().replace(' ', '-'),
    name,
    category: 'lighting',
    priceFrom: euros(900),
    priceTo: euros(900),
    inStock: true,
    createdAt: '2026-05-01T08:00:00Z',
  };
}

/** A server that gives at most ten at a time, as the contract allows. */
function shelfOfCandles() {
  return fakeApi({
    listCategories: () => ({ items: [{ slug: 'lighting', name: 'Lighting', description: 'Light.' }] }),
    listProducts: ({ search }) => {
      const from = Number(search.get('cursor') ?? 0);
      const to = Math.min(from + Math.min(Number(search.get('limit')), 10), names.length);
      return { items: names.slice(from, to).map(card), ...(to < names.length && { nextCursor: String(to) }) };
    },
  });
}

const shown = async (count: number) => {
  await screen.findByText(`${count} products shown`);
  return within(screen.getByRole('region', { name: 'Products' })).getAllByRole('heading', { level: 3 });
};

describe('a list of products', () => {
  it('fills its pages from short answers, without a gap or a repeat', async () => {
    shelfOfCandles();
    const { user, address } = renderShop('/products');
    expect(await shown(24)).toHaveLength(24);

    await user.click(screen.getByRole('link', { name: 'Show more' }));
    expect(address()).toBe('/products?page=2');
    expect((await shown(48)).map(({ textContent }) => textContent)).toEqual(names.slice(0, 48));
    expect(document.activeElement?.textContent).toBe('Candle 25');
  });

  it('shows as many pages as its address says, and no more button at the end', async () => {
    shelfOfCandles();
    renderShop('/products?page=3');
    expect(await shown(60)).toHaveLength(60);
    expect(screen.queryByRole('link', { name: 'Show more' })).toBeNull();
  });

  it('puts the filter into the address and asks the shop in minor units', async () => {
    const { received } = shelfOfCandles();
    const { user, address } = renderShop('/c/lighting?page=2');
    await shown(48);
    await user.type(screen.getByLabelText('Lowest price, €'), '5,50');
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    expect(address()).toBe('/c/lighting?minPrice=550');
    await shown(24);
    const last = received.findLast(({ operation }) => operation === 'listProducts');
    expect(last?.search.get('minPrice')).toBe('550');
    expect(last?.search.get('category')).toBe('lighting');
  });

  it('says what to do when the shop fails, and goes on from there', async () => {
    let failing = true;
    fakeApi({
      listCategories: () => ({ items: [] }),
      listProducts: () =>
        failing ? problem(500, 'unexpected', { requestId: 'req_7' }) : { items: [card('Candle 1')] },
    });
    const { user } = renderShop('/products');
    expect(await screen.findByText(/req_7/)).toBeDefined();
    failing = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Candle 1' })).toBeDefined();
  });
});
