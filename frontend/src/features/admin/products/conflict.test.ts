import { describe, expect, it } from 'vitest';
import { product, variant } from '@/testing/builders';
import { compare, takeTheirs, withStockOf } from './conflict';
import { type Draft, draftOf } from './draft';

const two = product({
  variants: [variant({ sku: 'S', options: { Size: 'S' } }), variant({ sku: 'M', options: { Size: 'M' } })],
});
const base = draftOf(two, new Map());
const priced = (draft: Draft, sku: string, price: string): Draft => ({
  ...draft,
  variants: draft.variants.map((each) => (each.sku === sku ? { ...each, price } : each)),
});
const prices = ({ variants }: Draft) => Object.fromEntries(variants.map(({ sku, price }) => [sku, price]));

describe('two people who edit one product', () => {
  it('are merged where they changed different things', () => {
    const mine = priced({ ...base, name: 'Mine' }, 'S', '5');
    const theirs = priced({ ...base, description: 'Theirs' }, 'M', '6');
    const { merged, both, taken } = compare(base, mine, theirs);
    expect(both).toEqual([]);
    expect(taken.map(({ id }) => id)).toEqual(['description', 'variant M']);
    expect(merged).toMatchObject({ name: 'Mine', description: 'Theirs' });
    expect(prices(merged)).toEqual({ S: '5', M: '6' });
  });

  it('are asked where they changed the same thing, and not where they agree', () => {
    const mine = priced({ ...base, name: 'Mine', status: 'draft' }, 'S', '5');
    const theirs = priced({ ...base, name: 'Theirs', status: 'draft' }, 'S', '6');
    const { merged, both } = compare(base, mine, theirs);
    expect(both.map(({ id, mine, theirs }) => [id, mine, theirs])).toEqual([
      ['name', 'Mine', 'Theirs'],
      ['variant S', '5 · Size: S', '6 · Size: S'],
    ]);
    expect(prices(merged).S).toBe('5');
    const chosen = takeTheirs(merged, both, theirs);
    expect(chosen.name).toBe('Theirs');
    expect(prices(chosen).S).toBe('6');
  });

  it('see a variant go that the other removed, and come that the other added', () => {
    const theirs = draftOf(
      product({
        variants: [variant({ sku: 'S', options: { Size: 'S' } }), variant({ sku: 'L', options: { Size: 'L' } })],
      }),
      new Map(),
    );
    const { merged, both } = compare(base, { ...base, name: 'Mine' }, theirs);
    expect(both).toEqual([]);
    expect(Object.keys(prices(merged))).toEqual(['S', 'L']);
    expect(merged.options).toEqual([{ name: 'Size', values: ['S', 'L'] }]);

    const touched = compare(base, priced(base, 'M', '7'), theirs);
    expect(touched.both.map(({ id, theirs }) => [id, theirs])).toEqual([['variant M', '']]);
    expect(Object.keys(prices(takeTheirs(touched.merged, touched.both, theirs)))).toEqual(['S', 'L']);
  });

  it('keep what they counted, and see the stock as it is now otherwise', () => {
    const newer = draftOf(
      two,
      new Map([
        ['S', { onHand: 4, reserved: 1 }],
        ['M', { onHand: 3, reserved: 0 }],
      ]),
    );
    const mine = {
      ...base,
      variants: base.variants.map((each) => (each.sku === 'M' ? { ...each, onHand: '8' } : each)),
    };
    expect(withStockOf(mine, newer).variants.map(({ onHand, stored }) => [onHand, stored?.onHand])).toEqual([
      ['4', 4],
      ['8', 3],
    ]);
  });
});
