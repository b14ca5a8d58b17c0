import { expect, test } from 'vitest';
import { actionText, difference } from './difference';

const json = JSON.stringify;

test('only what changed is named, wherever it is', () => {
  const mug = { name: 'Mug', variants: [{ sku: 'S', price: { amount: 1200, currency: 'EUR' } }], archived: false };
  const after = {
    ...mug,
    name: 'Cup',
    variants: [{ sku: 'S', price: { amount: 1250, currency: 'EUR' } }],
    archived: true,
  };
  expect(difference(json(mug), json(after))).toEqual([
    { part: 'Name', before: 'Mug', after: 'Cup' },
    { part: 'Variants 1, price', before: '€12.00', after: '€12.50' },
    { part: 'Archived', before: 'no', after: 'yes' },
  ]);
});

test('what is new has no before, and what is gone no after', () => {
  expect(difference('', json({ onHand: 3, note: '' }))).toEqual([
    { part: 'On hand', before: '', after: '3' },
    { part: 'Note', before: '', after: '–' },
  ]);
  expect(difference(json({ tags: ['a', 'b'] }), json({ tags: ['a'] }))).toEqual([
    { part: 'Tags 2', before: 'b', after: '' },
  ]);
});

test('what is no JSON is shown as it is', () => {
  expect(difference('', 'refused: forged or stale')).toEqual([
    { part: 'What happened', before: '', after: 'refused: forged or stale' },
  ]);
});

test('an operation reads as words', () => {
  expect(actionText('setStockThreshold')).toBe('Set stock threshold');
});
