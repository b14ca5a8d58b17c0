import type { Image, Product, ProductInput, ProductStatus } from '@/api/types';
import { fromDecimal, toDecimal } from '@/lib/money';

/** A product as it is being edited: what was typed, whether or not it makes sense yet. */
export interface Draft {
  name: string;
  slug: string;
  description: string;
  category: string;
  status: ProductStatus;
  images: Image[];
  seo: { title: string; description: string };
  options: DraftOption[];
  variants: DraftVariant[];
}

export interface DraftOption {
  name: string;
  values: string[];
}

export interface DraftVariant {
  /** Stays while all else of it changes. */
  key: string;
  sku: string;
  options: Record<string, string>;
  /** Of one piece, as typed. */
  price: string;
  /** On hand, as typed. */
  onHand: string;
  /** What was on hand when it was read; null for a variant that is new. */
  stored: { onHand: number; reserved: number } | null;
}

export const MOST_OPTIONS = 3;
export const MOST_VARIANTS = 40;

export type Levels = ReadonlyMap<string, { onHand: number; reserved: number }>;

let lastKey = 0;

function newKey(): string {
  lastKey += 1;
  return `new-${lastKey}`;
}

export function emptyDraft(): Draft {
  return {
    name: '',
    slug: '',
    description: '',
    category: '',
    status: 'draft',
    images: [],
    seo: { title: '', description: '' },
    options: [],
    variants: [{ key: newKey(), sku: '', options: {}, price: '', onHand: '0', stored: null }],
  };
}

export function draftOf(product: Product, levels: Levels): Draft {
  const names = Object.keys(product.variants[0]?.options ?? {});
  return {
    name: product.name,
    slug: product.slug,
    description: product.description,
    category: product.category,
    status: product.status,
    images: product.images,
    seo: { title: product.seo?.title ?? '', description: product.seo?.description ?? '' },
    options: names.map((name) => ({
      name,
      values: [...new Set(product.variants.map(({ options }) => options[name] ?? ''))],
    })),
    variants: product.variants.map(({ sku, options, price, available }) => {
      const stored = levels.get(sku) ?? { onHand: available, reserved: 0 };
      return { key: sku, sku, options, price: toDecimal(price), onHand: String(stored.onHand), stored };
    }),
  };
}

/** A new product that begins as another one: what must differ does. */
export function copyOf(product: Product): Draft {
  const draft = draftOf(product, new Map());
  return {
    ...draft,
    name: `${draft.name} (copy)`,
    slug: `${draft.slug.slice(0, 75)}-copy`,
    status: 'draft',
    variants: draft.variants.map((variant) => ({
      ...variant,
      key: newKey(),
      sku: `${variant.sku.slice(0, 35)}-COPY`,
      onHand: '0',
      stored: null,
    })),
  };
}

/** `stoneware-mug` for “Stoneware Mug!”. */
export function slugFor(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
}

/** A SKU for a variant, from the product's name and its own options. */
export function skuFor(name: string, options: Record<string, string>): string {
  return slugFor([name, ...Object.values(options)].join(' '))
    .toUpperCase()
    .slice(0, 40)
    .replace(/-+$/, '');
}

export function addOption(draft: Draft, name: string, value: string): Draft {
  return {
    ...draft,
    options: [...draft.options, { name, values: [value] }],
    variants: draft.variants.map((variant) =>
      renamed(draft, { ...variant, options: { ...variant.options, [name]: value } }),
    ),
  };
}

/** Of the variants that nothing tells apart any more, the first stays. */
export function removeOption(draft: Draft, name: string): Draft {
  const seen = new Set<string>();
  return {
    ...draft,
    options: draft.options.filter((option) => option.name !== name),
    variants: draft.variants
      .map((variant) => {
        const { [name]: _, ...options } = variant.options;
        return renamed(draft, { ...variant, options });
      })
      .filter(({ options }) => {
        const combination = JSON.stringify(options);
        return !seen.has(combination) && seen.add(combination);
      }),
  };
}

/** A variant with the new value for each combination of the other options that there is. */
export function addValue(draft: Draft, name: string, value: string): Draft {
  const seen = new Set<string>();
  const added: DraftVariant[] = [];
  for (const variant of draft.variants) {
    const options = { ...variant.options, [name]: value };
    const combination = JSON.stringify(options);
    if (seen.has(combination)) continue;
    seen.add(combination);
    const sku = skuFor(draft.name, options);
    added.push({ key: newKey(), sku, options, price: variant.price, onHand: '0', stored: null });
  }
  return {
    ...draft,
    options: draft.options.map((option) =>
      option.name === name ? { ...option, values: [...option.values, value] } : option,
    ),
    variants: sorted([...draft.variants, ...added], draft.options, name, value),
  };
}

export function removeValue(draft: Draft, name: string, value: string): Draft {
  return {
    ...draft,
    options: draft.options.map((option) =>
      option.name === name ? { ...option, values: option.values.filter((each) => each !== value) } : option,
    ),
    variants: draft.variants.filter(({ options }) => options[name] !== value),
  };
}

/** In the order of the options' values, the first option's first. */
function sorted(variants: DraftVariant[], options: DraftOption[], name: string, added: string): DraftVariant[] {
  const place = ({ options: of }: DraftVariant) =>
    options.map((option) => {
      const values = option.name === name ? [...option.values, added] : option.values;
      return values.indexOf(of[option.name] ?? '');
    });
  return variants
    .map((variant) => ({ variant, at: place(variant) }))
    .sort((a, b) => a.at.map((each, i) => each - (b.at[i] ?? 0)).find((difference) => difference !== 0) ?? 0)
    .map(({ variant }) => variant);
}

/** With the SKU that goes with its options, where nobody chose another. */
function renamed(draft: Draft, variant: DraftVariant): DraftVariant {
  const before = draft.variants.find(({ key }) => key === variant.key);
  const suggested = before !== undefined && before.sku === skuFor(draft.name, before.options);
  return variant.stored === null && (variant.sku === '' || suggested)
    ? { ...variant, sku: skuFor(draft.name, variant.options) }
    : variant;
}

/** The draft under another name: slug and SKUs follow where nobody chose others, and nobody knows them yet. */
export function rename(draft: Draft, name: string, isNew: boolean): Draft {
  if (!isNew) return { ...draft, name };
  const slug = draft.slug === slugFor(draft.name) ? slugFor(name) : draft.slug;
  const variants = draft.variants.map((variant) =>
    variant.sku === skuFor(draft.name, variant.options) ? { ...variant, sku: skuFor(name, variant.options) } : variant,
  );
  return { ...draft, name, slug, variants };
}

export interface Checked {
  input: ProductInput;
  /** What is wrong, by the API's own pointers. */
  errors: ReadonlyMap<string, string>;
  /** Existing SKUs whose stock was changed, and what is on hand now. */
  counts: { sku: string; counted: number }[];
}

/** What would be sent, and what of it cannot be: the API checks the rest. */
export function check(draft: Draft, currency: string): Checked {
  const errors = new Map<string, string>();
  const counts: Checked['counts'] = [];
  if (!draft.name.trim()) errors.set('/name', 'Give it a name.');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(draft.slug)) {
    errors.set('/slug', 'Small letters, digits and single hyphens, such as stoneware-mug.');
  }
  if (!draft.category) errors.set('/category', 'Choose a category.');
  if (draft.variants.length === 0) errors.set('/variants', 'A product has at least one variant.');
  if (draft.variants.length > MOST_VARIANTS) errors.set('/variants', `At most ${MOST_VARIANTS} variants.`);
  const skus = new Set<string>();
  const variants = draft.variants.map(({ sku, options, price, onHand, stored }, i) => {
    const at = `/variants/${i}`;
    if (!/^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(sku)) errors.set(`${at}/sku`, 'Capitals, digits and single hyphens.');
    else if (skus.has(sku)) errors.set(`${at}/sku`, 'This SKU is there twice.');
    skus.add(sku);
    const amount = fromDecimal(price, currency);
    if (amount === undefined) errors.set(`${at}/price`, 'An amount such as 12.50.');
    const counted = /^\d{1,7}$/.test(onHand.trim()) ? Number(onHand) : undefined;
    if (counted === undefined) errors.set(`${at}/stock`, 'A whole number.');
    else if (stored && counted < stored.reserved) {
      errors.set(`${at}/stock`, `${stored.reserved} are reserved for orders.`);
    } else if (stored && counted !== stored.onHand) counts.push({ sku, counted });
    const stock = stored ? 0 : (counted ?? 0);
    return { sku, options, price: { amount: amount ?? 0, currency }, stock };
  });
  const seo = {
    ...(draft.seo.title.trim() && { title: draft.seo.title.trim() }),
    ...(draft.seo.description.trim() && { description: draft.seo.description.trim() }),
  };
  const { slug, description, category, status, images } = draft;
  const input = { slug, name: draft.name.trim(), description, category, status, images, variants };
  return { input: Object.keys(seo).length > 0 ? { ...input, seo } : input, errors, counts };
}
