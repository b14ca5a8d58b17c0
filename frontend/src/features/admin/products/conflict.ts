import type { Image } from '@/api/types';
import type { Draft, DraftVariant } from './draft';

/** One thing that can differ between two versions of a product. */
export interface Part {
  id: string;
  title: string;
  /** As people read it; empty where the version has no such thing. */
  show: (draft: Draft) => string;
  /** The draft with this part of another. */
  take: (draft: Draft, from: Draft) => Draft;
}

export interface Difference extends Part {
  mine: string;
  theirs: string;
}

/**
 * What two people changed of the same version. What only they changed is taken over in `merged`; what only I changed stays; what
 * both changed, each in another way, is left to be chosen.
 */
export function compare(
  base: Draft,
  mine: Draft,
  theirs: Draft,
): { merged: Draft; both: Difference[]; taken: Difference[] } {
  const both: Difference[] = [];
  const taken: Difference[] = [];
  let merged = mine;
  for (const part of parts(base, mine, theirs)) {
    const [was, here, there] = [part.show(base), part.show(mine), part.show(theirs)];
    if (there === was || there === here) continue;
    const difference = { ...part, mine: here, theirs: there };
    if (here === was) {
      merged = part.take(merged, theirs);
      taken.push(difference);
    } else both.push(difference);
  }
  return { merged: { ...merged, options: optionsOf(merged) }, both, taken };
}

export function takeTheirs(draft: Draft, parts: readonly Part[], theirs: Draft): Draft {
  const taken = parts.reduce((result, part) => part.take(result, theirs), draft);
  return { ...taken, options: optionsOf(taken) };
}

const fields: Part[] = [
  field('name', 'Name', ({ name }) => name),
  field('slug', 'Slug', ({ slug }) => slug),
  field('description', 'Description', ({ description }) => description),
  field('category', 'Category', ({ category }) => category),
  field('status', 'Status', ({ status }) => status),
  field('images', 'Images', ({ images }) => images.map(showImage).join('\n')),
  field('seo', 'Search listing', ({ seo }) => [seo.title, seo.description].filter(Boolean).join('\n')),
];

function field(id: keyof Draft, title: string, show: (draft: Draft) => string): Part {
  return { id, title, show, take: (draft, from) => ({ ...draft, [id]: from[id] }) };
}

function parts(...drafts: Draft[]): Part[] {
  const skus = new Set(drafts.flatMap(({ variants }) => variants.map(({ sku }) => sku)));
  return [...fields, ...[...skus].map(variantPart)];
}

function variantPart(sku: string): Part {
  const find = ({ variants }: Draft) => variants.find((variant) => variant.sku === sku);
  return {
    id: `variant ${sku}`,
    title: sku,
    show: (draft) => showVariant(find(draft)),
    take: (draft, from) => {
      const theirs = find(from);
      const known = draft.variants.some((variant) => variant.sku === sku);
      if (!theirs) return { ...draft, variants: draft.variants.filter((variant) => variant.sku !== sku) };
      if (!known) return { ...draft, variants: [...draft.variants, theirs] };
      return {
        ...draft,
        variants: draft.variants.map((variant) =>
          variant.sku === sku ? { ...variant, options: theirs.options, price: theirs.price } : variant,
        ),
      };
    },
  };
}

function showVariant(variant: DraftVariant | undefined): string {
  if (!variant) return '';
  return [variant.price, ...Object.entries(variant.options).map(([name, value]) => `${name}: ${value}`)].join(' · ');
}

function showImage({ url, alt }: Image): string {
  return alt ? `${alt} (${url})` : url;
}

/** The options that the variants have, in the order in which they come up. */
function optionsOf({ variants }: Draft): Draft['options'] {
  const names = [...new Set(variants.flatMap(({ options }) => Object.keys(options)))];
  return names.map((name) => ({
    name,
    values: [...new Set(variants.flatMap(({ options }) => options[name] ?? []))],
  }));
}

/** The draft with its stock as the newer version has it, but for what I counted. */
export function withStockOf(draft: Draft, theirs: Draft): Draft {
  const known = new Map(theirs.variants.map((variant) => [variant.sku, variant]));
  return {
    ...draft,
    variants: draft.variants.map((variant) => {
      const newer = known.get(variant.sku);
      if (!newer) return { ...variant, stored: null };
      const untouched = variant.stored === null || variant.onHand === String(variant.stored.onHand);
      return { ...variant, stored: newer.stored, onHand: untouched ? newer.onHand : variant.onHand };
    }),
  };
}
