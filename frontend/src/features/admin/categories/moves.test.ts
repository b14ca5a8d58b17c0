import { expect, test } from 'vitest';
import { pathsOf, trailTo } from '@/lib/category-tree';
import { type Direction, moved, placesOf } from './moves';

const category = (slug: string, parent?: string) => ({
  slug,
  name: slug.toUpperCase(),
  description: '',
  ...(parent && { parent }),
});
const tree = [
  category('a'),
  category('b'),
  category('b1', 'b'),
  category('b2', 'b'),
  category('b2x', 'b2'),
  category('c'),
];

const outline = (slug: string, direction: Direction) =>
  moved(tree, slug, direction)
    ?.map((place) => (place.parent ? `${place.parent}/${place.slug}` : place.slug))
    .join(' ');

test.each<[string, Direction, string]>([
  ['b', 'up', 'b b/b1 b/b2 b2/b2x a c'],
  ['a', 'down', 'b b/b1 b/b2 b2/b2x a c'],
  ['b2', 'up', 'a b b/b2 b2/b2x b/b1 c'],
  ['c', 'in', 'a b b/b1 b/b2 b2/b2x b/c'],
  ['b1', 'out', 'a b b/b2 b2/b2x b1 c'],
  ['b2x', 'out', 'a b b/b1 b/b2 b/b2x c'],
])('%s moves %s', (slug, direction, expected) => {
  expect(outline(slug, direction)).toBe(expected);
});

test.each<[string, Direction]>([
  ['a', 'up'],
  ['c', 'down'],
  ['a', 'in'],
  ['a', 'out'],
  // Three levels are the most there may be.
  ['b', 'in'],
  ['b2', 'in'],
  ['nothing', 'up'],
])('%s can not move %s', (slug, direction) => {
  expect(outline(slug, direction)).toBeUndefined();
});

test('what is moved up is where it was when it is moved down', () => {
  const up = moved(tree, 'b', 'up') ?? [];
  const after = up.map(({ slug, parent }) => category(slug, parent));
  expect(moved(after, 'b', 'down')).toEqual(placesOf(tree));
});

test('a category is named by the way to it', () => {
  expect(trailTo(tree, 'b2x').map(({ slug }) => slug)).toEqual(['b', 'b2', 'b2x']);
  expect(trailTo(tree, 'nothing')).toEqual([]);
  expect(pathsOf(tree).map(({ text }) => text)).toEqual(['A', 'B', 'B › B1', 'B › B2', 'B › B2 › B2X', 'C']);
});
