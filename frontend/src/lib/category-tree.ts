import type { Category } from '@/api/types';

/** The categories directly below one, or at the top, in the shop's order. */
export function childrenOf(categories: readonly Category[], parent?: string): Category[] {
  return categories.filter((category) => category.parent === parent);
}

/** From the top down to the category itself; empty where it is not known. */
export function trailTo(categories: readonly Category[], slug: string | undefined): Category[] {
  const trail: Category[] = [];
  let next = slug;
  // What the API answers is a tree; were it none, this would still end.
  while (next !== undefined && trail.length < categories.length) {
    const found = categories.find((category) => category.slug === next);
    if (!found) break;
    trail.unshift(found);
    next = found.parent;
  }
  return trail;
}

/** Every category as its whole path, such as `Kitchen › Cups`, each below its parent. */
export function pathsOf(categories: readonly Category[], parent?: string): { slug: string; text: string }[] {
  return childrenOf(categories, parent).flatMap(({ slug }) => [
    {
      slug,
      text: trailTo(categories, slug)
        .map(({ name }) => name)
        .join(' › '),
    },
    ...pathsOf(categories, slug),
  ]);
}
