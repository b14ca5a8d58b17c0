import { describe, expect, it } from 'vitest';
import { product, variant } from '@/testing/builders';
import { chosenVariant, optionsOf } from './variants';

const mill = product({
  variants: [
    variant({ sku: 'MAPLE-16', options: { Wood: 'Maple', Size: '16 cm' }, available: 0 }),
    variant({ sku: 'MAPLE-24', options: { Wood: 'Maple', Size: '24 cm' }, available: 2 }),
    variant({ sku: 'WALNUT-16', options: { Wood: 'Walnut', Size: '16 cm' }, available: 3 }),
  ],
});

describe('the variants of a product', () => {
  it.each([
    ['WALNUT-16', 'WALNUT-16'],
    ['MAPLE-16', 'MAPLE-16'],
    [null, 'MAPLE-24'],
    ['UNKNOWN', 'MAPLE-24'],
  ])('asked for %s, shows %s', (asked, shown) => {
    expect(chosenVariant(mill, asked).sku).toBe(shown);
  });

  it('keep the other options where the value exists with them, and move them where not', () => {
    const [wood, size] = optionsOf(mill, chosenVariant(mill, 'MAPLE-24'));
    const leadsTo = (option: typeof wood) => option?.values.map(({ value, variant }) => [value, variant.sku]);
    expect(leadsTo(wood)).toEqual([
      ['Maple', 'MAPLE-24'],
      ['Walnut', 'WALNUT-16'],
    ]);
    expect(leadsTo(size)).toEqual([
      ['16 cm', 'MAPLE-16'],
      ['24 cm', 'MAPLE-24'],
    ]);
  });

  it('mark what is chosen', () => {
    const chosen = optionsOf(mill, chosenVariant(mill, 'WALNUT-16')).map(
      ({ values }) => values.find((value) => value.chosen)?.value,
    );
    expect(chosen).toEqual(['Walnut', '16 cm']);
  });
});
