import type { Category } from '@/api/types';
import { childrenOf } from '@/lib/category-tree';

export type Direction = 'up' | 'down' | 'in' | 'out';

/** Where a category stands, as the API is told. */
export interface Place {
  slug: string;
  parent?: string;
}

interface Node {
  slug: string;
  children: Node[];
}

export const MOST_LEVELS = 3;

/** All categories with one of them a step further: past a sibling, into the one before it, or out after its parent. Null where that can't be. */
export function moved(categories: readonly Category[], slug: string, direction: Direction): Place[] | null {
  const root: Node = { slug: '', children: nodesBelow(categories) };
  const path = find(root, slug);
  const parent = path?.at(-2);
  const node = path?.at(-1);
  if (!path || !parent || !node) return null;
  const index = parent.children.indexOf(node);
  parent.children.splice(index, 1);

  if (direction === 'in') {
    const before = parent.children[index - 1];
    if (!before || path.length - 1 + heightOf(node) > MOST_LEVELS) return null;
    before.children.push(node);
  } else if (direction === 'out') {
    const above = path.at(-3);
    if (!above) return null;
    above.children.splice(above.children.indexOf(parent) + 1, 0, node);
  } else {
    const next = direction === 'up' ? index - 1 : index + 1;
    if (next < 0 || next > parent.children.length) return null;
    parent.children.splice(next, 0, node);
  }
  return places(root);
}

export const placesOf = (categories: readonly Category[]): Place[] =>
  categories.map(({ slug, parent }) => ({ slug, ...(parent && { parent }) }));

function nodesBelow(categories: readonly Category[], parent?: string): Node[] {
  return childrenOf(categories, parent).map(({ slug }) => ({ slug, children: nodesBelow(categories, slug) }));
}

/** The nodes from the root to the one that is looked for. */
function find(node: Node, slug: string): Node[] | null {
  if (node.slug === slug) return [node];
  for (const child of node.children) {
    const path = find(child, slug);
    if (path) return [node, ...path];
  }
  return null;
}

/** How many levels a node and all below it take. */
function heightOf({ children }: Node): number {
  return 1 + Math.max(0, ...children.map(heightOf));
}

function places({ slug: parent, children }: Node): Place[] {
  return children.flatMap((child) => [{ slug: child.slug, ...(parent && { parent }) }, ...places(child)]);
}
