import { api } from '@/api/client';
import { isPassing } from '@/api/problem';
import type { Product, StockItem } from '@/api/types';
import { optionText } from '@/lib/option-text';
import { inputOf } from '../products/product-api';
import { csvRow } from './cells';
import { csvHeader, csvOfProduct } from './documents';
import type { Kind } from './fields';

export type Format = 'csv' | 'json';

interface Page<T> {
  items: T[];
  nextCursor?: string | undefined;
}

/** How the pages of one kind of thing become the parts of a file. */
interface Source<T> {
  page: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>;
  header: string;
  csv: (item: T) => string;
  json: (item: T) => unknown;
}

const products: Source<Product> = {
  page: (cursor, signal) => api.exportProducts({ query: { limit: 50, ...(cursor && { cursor }) } }, { signal }),
  header: csvHeader('products'),
  csv: csvOfProduct,
  json: (product) => {
    const { variants, ...rest } = inputOf(product);
    // What is on hand is the stock's file, and a variant that is new begins with none.
    return { ...rest, variants: variants.map(({ stock: _, ...variant }) => variant) };
  },
};

const stock: Source<StockItem> = {
  page: (cursor, signal) => api.listStock({ query: { limit: 100, ...(cursor && { cursor }) } }, { signal }),
  header: csvHeader('stock').replace(/\r\n$/, ',Product,Variant\r\n'),
  csv: ({ sku, onHand, threshold, name, options }) =>
    csvRow([sku, String(onHand), String(threshold), name, optionText(options)]),
  json: ({ sku, onHand, threshold }) => ({ sku, onHand, threshold }),
};

const TRIES = 6;

/**
 * The whole file, made of its pages as they come: each page's rows are text at once, and the browser keeps the parts, on disk where they
 * are many. `onItems` hears how many there are so far.
 */
export async function exportFile(
  kind: Kind,
  format: Format,
  onItems: (count: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  return kind === 'products'
    ? await collect(products, format, onItems, signal)
    : await collect(stock, format, onItems, signal);
}

async function collect<T>(source: Source<T>, format: Format, onItems: (count: number) => void, signal: AbortSignal) {
  const type = format === 'csv' ? 'text/csv;charset=utf-8' : 'application/json';
  const parts: Blob[] = [new Blob([format === 'csv' ? source.header : '['])];
  let [cursor, count] = [undefined as string | undefined, 0];
  do {
    const page = await patiently(() => source.page(cursor, signal), signal);
    const texts =
      format === 'csv'
        ? page.items.map(source.csv)
        : page.items.map((item, i) => `${count + i > 0 ? ',' : ''}\n${JSON.stringify(source.json(item))}`);
    parts.push(new Blob(texts));
    count += page.items.length;
    onItems(count);
    cursor = page.nextCursor;
  } while (cursor);
  if (format === 'json') parts.push(new Blob(['\n]\n']));
  return new Blob(parts, { type });
}

async function patiently<T>(load: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await load();
    } catch (error) {
      if (signal.aborted || attempt === TRIES || !isPassing(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** attempt));
    }
  }
}

/** Hands a file to the person. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser may still be reading it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
