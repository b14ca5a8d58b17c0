import { describe, expect, it } from 'vitest';
import { unluckyCards, usualCards } from './test-cards';

const scripts = import.meta.glob<string>('/public/payment-fields/fields.js', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const outcomes = new Map(
  Object.values(scripts).flatMap((text) =>
    [...text.matchAll(/^ {2}(\d{16}): '([a-z-]+)',$/gm)].map(([, number, outcome]) => [number, outcome] as const),
  ),
);

describe('the cards to try', () => {
  it('are those that the simulated fields know, and each does something else', () => {
    const listed = [...usualCards, ...unluckyCards].map(({ number }) => number.replaceAll(' ', ''));
    expect(listed).toEqual([...outcomes.keys()]);
    expect(new Set(outcomes.values()).size).toBe(listed.length);
  });
});
