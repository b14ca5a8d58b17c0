/** What a file can hold, as rows: one per variant for products, one per SKU for stock. docs/import-and-export.md has them for people. */

export type Kind = 'products' | 'stock';

export interface FileField {
  id: string;
  /** How it is called here, and in files of our own. */
  title: string;
  /** Other names of the same, in files of others. */
  also: readonly string[];
  needed?: boolean;
}

export const OPTIONS = [1, 2, 3] as const;

const productFields: readonly FileField[] = [
  { id: 'slug', title: 'Slug', also: ['handle', 'url key', 'product slug', 'permalink'], needed: true },
  { id: 'name', title: 'Name', also: ['title', 'product', 'product name', 'product title'] },
  { id: 'description', title: 'Description', also: ['body', 'text', 'long description', 'product description'] },
  { id: 'category', title: 'Category', also: ['category slug', 'product category', 'collection'] },
  { id: 'status', title: 'Status', also: ['state', 'product status'] },
  { id: 'sku', title: 'SKU', also: ['variant sku', 'article number', 'item number'], needed: true },
  ...OPTIONS.flatMap((n) => [
    { id: `option${n}Name`, title: `Option ${n} name`, also: [`option ${n}`, `attribute ${n} name`] },
    { id: `option${n}Value`, title: `Option ${n} value`, also: [`value ${n}`, `attribute ${n} value`] },
  ]),
  { id: 'price', title: 'Price', also: ['variant price', 'regular price', 'unit price', 'amount'] },
  { id: 'currency', title: 'Currency', also: ['currency code', 'price currency'] },
  { id: 'stock', title: 'Stock of new variants', also: ['stock', 'initial stock', 'opening stock'] },
  { id: 'images', title: 'Images', also: ['image', 'image src', 'pictures'] },
  { id: 'seoTitle', title: 'SEO title', also: ['meta title', 'page title'] },
  { id: 'seoDescription', title: 'SEO description', also: ['meta description'] },
];

const stockFields: readonly FileField[] = [
  { id: 'sku', title: 'SKU', also: ['variant sku', 'article number', 'item number'], needed: true },
  { id: 'onHand', title: 'On hand', also: ['quantity', 'qty', 'counted', 'stock', 'inventory', 'on hand quantity'] },
  { id: 'threshold', title: 'Low below', also: ['threshold', 'low stock threshold', 'reorder point', 'minimum'] },
];

export const fieldsOf: Record<Kind, readonly FileField[]> = { products: productFields, stock: stockFields };

/** The column of each field, by its id; one that is not there is not in the file. */
export type Mapping = Readonly<Record<string, number>>;

/** The columns that are called as a field is, here or elsewhere; each column is one field. */
export function guessMapping(kind: Kind, header: readonly string[]): Mapping {
  const columns = header.map(plain);
  const taken = new Set<number>();
  const mapping: Record<string, number> = {};
  // What a field is called here goes before what it is called elsewhere.
  for (const names of [({ title }: FileField) => [title], ({ id, also }: FileField) => [id, ...also]]) {
    for (const field of fieldsOf[kind]) {
      if (field.id in mapping) continue;
      const wanted = names(field).map(plain);
      const column = columns.findIndex((name, i) => !taken.has(i) && wanted.includes(name));
      if (column < 0) continue;
      taken.add(column);
      mapping[field.id] = column;
    }
  }
  return mapping;
}

/** What a field of the API's documents is called in a file: `/variants/0/price/amount` is `Price`. */
export function titleOf(kind: Kind, pointer: string): string {
  const parts = pointer.split('/').filter((part) => part && !/^\d+$/.test(part));
  const named = parts.map((part) => fieldsOf[kind].find(({ id }) => id === part)?.title ?? ownTitles[part]);
  if (parts[0] === 'seo') return 'SEO';
  return named.findLast(Boolean) ?? parts.at(-1) ?? '';
}

const ownTitles: Record<string, string> = { options: 'Options', variants: 'Variants' };

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
