import { describe, expect, it } from 'vitest';
import { formatMoney, fromDecimal, minorUnitsOf, symbolOf, toDecimal } from './money';

describe('money', () => {
  it.each([
    ['EUR', 1250, '€12.50'],
    ['EUR', 0, '€0.00'],
    ['JPY', 1250, '¥1,250'],
    ['KWD', 1250, 'KWD 1.250'],
  ])('shows %s with as many decimals as it has', (currency, amount, text) => {
    expect(formatMoney({ amount, currency }).replace(/\s/g, ' ')).toBe(text);
  });

  it('knows how many minor units make one', () => {
    expect(['EUR', 'JPY', 'KWD'].map(minorUnitsOf)).toEqual([100, 1, 1000]);
  });

  it('names a currency by its symbol', () => {
    expect(symbolOf('EUR')).toBe('€');
  });

  it.each([
    ['12', 1200],
    ['12.5', 1250],
    ['12,50', 1250],
    [' 0.09 ', 9],
    ['12.505', undefined],
    ['1e3', undefined],
    ['-1', undefined],
    ['cheap', undefined],
  ])('reads %j', (typed, amount) => {
    expect(fromDecimal(typed, 'EUR')).toBe(amount);
  });

  it.each(['EUR', 'JPY', 'KWD'])('reads back what it wrote, in %s', (currency) => {
    for (const amount of [0, 1, 9, 10, 99, 100, 1999, 123456]) {
      expect(fromDecimal(toDecimal({ amount, currency }), currency)).toBe(amount);
    }
  });
});
