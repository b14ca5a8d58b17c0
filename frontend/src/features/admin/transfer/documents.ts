import type { Image, Product, ProductImport, StockImport, VariantImport } from '@/api/types';
import { fromDecimal, toDecimal } from '@/lib/money';
import { csvRow, unguard } from './cells';
import { fieldsOf, type Kind, type Mapping, OPTIONS, titleOf } from './fields';
import { FileFault, type Row, type Table } from './reading';

/** What is wrong in one place of the file. `line` is of a CSV file; of JSON it counts the items. */
export interface Fault {
  line: number;
  /** The slug or SKU that it is about. */
  key: string;
  field: string;
  detail: string;
}

/** What the API decides on as one: a product, or the stock of a SKU. */
export interface Item {
  document: ProductImport | StockImport;
  key: string;
  line: number;
  /** How many rows of the file it is. */
  rows: number;
  /** Lines of its variants. */
  lines: readonly number[];
  faults: readonly Fault[];
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SKU = /^[A-Z0-9]+(-[A-Z0-9]+)*$/;
const MOST_ITEM_BYTES = 100_000;
const statuses = ['draft', 'active', 'archived'];
const wholes = ['name', 'category', 'status'] as const;

/** The items of a CSV file, in its order, with all that can be said of them here. The shop decides the rest. */
export function itemsOfTable(kind: Kind, table: Table, mapping: Mapping, currency: string): Item[] {
  const missing = fieldsOf[kind].filter(({ id, needed }) => needed && !(id in mapping)).map(({ title }) => title);
  if (missing.length > 0) throw new FileFault(`Say which column is: ${missing.join(', ')}.`);
  const reader = new RowReader(kind, table, mapping, currency);
  const items = kind === 'products' ? products(table.rows, reader) : table.rows.map((row) => stockItem(row, reader));
  return withoutTwins(kind, items, 'line');
}

/** The items of a JSON file. What the API says of a product and nobody can set is left out. */
export function itemsOfDocuments(kind: Kind, documents: readonly Record<string, unknown>[]): Item[] {
  const items = documents.map((found, i): Item => {
    const document = kind === 'products' ? settable(found) : settableStock(found);
    const key = String(document[kind === 'products' ? 'slug' : 'sku'] ?? '');
    const variants = Array.isArray(document.variants) ? document.variants : [];
    const lines = variants.map(() => i + 1);
    const rows = Math.max(1, variants.length);
    return { document: document as unknown as ProductImport, key, line: i + 1, rows, lines, faults: [] };
  });
  return withoutTwins(kind, items, 'item');
}

/** What the API says of an item, in the file's words. */
export function faultsOf(
  kind: Kind,
  item: Item,
  errors: readonly { pointer: string; detail: string }[],
  detail = '',
): Fault[] {
  if (errors.length === 0) return [{ line: item.line, key: item.key, field: '', detail }];
  return errors.map(({ pointer, detail }) => {
    const variant = /^\/variants\/(\d+)/.exec(pointer)?.[1];
    const line = variant === undefined ? item.line : (item.lines[Number(variant)] ?? item.line);
    return { line, key: item.key, field: titleOf(kind, pointer), detail };
  });
}

export function csvOfFaults(faults: readonly Fault[]): string {
  const rows = faults.map(({ line, key, field, detail }) => csvRow([String(line), key, field, detail]));
  return `\ufeff${csvRow(['Line', 'Slug or SKU', 'Field', 'What is wrong'])}${rows.join('')}`;
}

/** Reads cells, and keeps what is wrong with each. */
class RowReader {
  readonly faults: Fault[] = [];
  key = '';

  constructor(
    private readonly kind: Kind,
    private readonly table: Table,
    private readonly mapping: Mapping,
    readonly currency: string,
  ) {}

  /** The cell as it is meant; undefined where the file has no such column. */
  text(row: Row, field: string): string | undefined {
    const column = this.mapping[field];
    return column === undefined ? undefined : unguard(row.cells[column] ?? '');
  }

  word(row: Row, field: string): string {
    return this.text(row, field)?.trim() ?? '';
  }

  count(row: Row, field: string): number | undefined {
    const typed = this.word(row, field);
    if (typed === '') return undefined;
    if (/^\d{1,7}$/.test(typed)) return Number(typed);
    this.say(row, field, `“${typed}” is no whole number.`);
    return undefined;
  }

  headerOf(field: string): string {
    return this.table.header[this.mapping[field] ?? -1] ?? '';
  }

  say(row: Row, field: string, detail: string): void {
    this.faults.push({ line: row.line, key: this.key, field: field && titleOf(this.kind, `/${field}`), detail });
  }

  checkSku(row: Row, sku: string): void {
    if (!SKU.test(sku)) {
      this.say(row, 'sku', sku ? 'Capitals, digits and single hyphens, such as MUG-SAND.' : 'The SKU is missing.');
    }
  }

  /** Rows whose cells cannot be told apart: one has too few, or more than there are headers. */
  checkCells(row: Row): void {
    const wanted = this.table.header.length;
    const more = row.cells.slice(wanted).some((cell) => cell.trim() !== '');
    if (row.cells.length < wanted || more) {
      this.say(row, '', `This row has ${row.cells.length} cells, and the line of headers ${wanted}.`);
    }
  }

  take(): Fault[] {
    return this.faults.splice(0);
  }
}

function products(rows: readonly Row[], reader: RowReader): Item[] {
  const groups = new Map<string, Row[]>();
  const items: Item[] = [];
  for (const row of rows) {
    const slug = reader.word(row, 'slug');
    const group = groups.get(slug);
    if (group && slug) group.push(row);
    else groups.set(slug || `no slug in ${row.line}`, [row]);
  }
  for (const group of groups.values()) items.push(productItem(group, reader));
  return items;
}

function productItem(rows: readonly Row[], reader: RowReader): Item {
  const [first] = rows as [Row, ...Row[]];
  const slug = reader.word(first, 'slug');
  reader.key = slug;
  for (const row of rows) reader.checkCells(row);
  if (!SLUG.test(slug)) {
    reader.say(
      first,
      'slug',
      slug ? 'Small letters, digits and single hyphens, such as stoneware-mug.' : 'The slug is missing.',
    );
  }
  const document: ProductImport = { slug };
  for (const field of wholes) {
    const said = field === 'name' ? common(rows, reader, field) : common(rows, reader, field)?.trim();
    if (!said) continue;
    if (field === 'status' && !statuses.includes(said.toLowerCase())) {
      reader.say(first, field, `“${said}” is none of draft, active and archived.`);
    } else if (field === 'status') document.status = said.toLowerCase() as Product['status'];
    else document[field] = said;
  }
  const description = common(rows, reader, 'description');
  if (description !== undefined) document.description = description;
  const images = common(rows, reader, 'images');
  if (images !== undefined) document.images = imagesOf(first, images, reader);
  const [title, summary] = [common(rows, reader, 'seoTitle'), common(rows, reader, 'seoDescription')];
  if (title !== undefined || summary !== undefined) {
    document.seo = { ...(title !== undefined && { title }), ...(summary !== undefined && { description: summary }) };
  }

  const lines: number[] = [];
  const variants: VariantImport[] = [];
  for (const row of rows) {
    reader.checkSku(row, reader.word(row, 'sku'));
    variants.push(variantOf(row, reader));
    lines.push(row.line);
  }
  document.variants = variants;
  return { document, key: slug, line: first.line, rows: rows.length, lines, faults: reader.take() };
}

/** What the rows of a product say of it: one of them is enough, and two must not differ. */
function common(rows: readonly Row[], reader: RowReader, field: string): string | undefined {
  let said: string | undefined;
  let where = 0;
  for (const row of rows) {
    const cell = reader.text(row, field);
    if (cell === undefined) return undefined;
    if (!said) [said, where] = [cell, row.line];
    else if (cell && cell !== said) reader.say(row, field, `Line ${where} says another, of the same product.`);
  }
  return said;
}

function variantOf(row: Row, reader: RowReader): VariantImport {
  const variant: VariantImport = { sku: reader.word(row, 'sku') };
  const price = reader.word(row, 'price');
  if (price !== '') {
    const currency = reader.word(row, 'currency').toUpperCase() || reader.currency;
    const amount = fromDecimal(price, reader.currency);
    if (amount === undefined) reader.say(row, 'price', `“${price}” is no amount such as 12.50.`);
    else if (currency !== reader.currency) {
      reader.say(row, 'currency', `The shop's currency is ${reader.currency}, and this is ${currency}.`);
    } else variant.price = { amount, currency };
  }
  const stock = reader.count(row, 'stock');
  if (stock !== undefined) variant.stock = stock;

  const options: [string, string][] = [];
  let mapped = false;
  for (const n of OPTIONS) {
    const value = reader.text(row, `option${n}Value`);
    if (value === undefined) continue;
    mapped = true;
    // A file of somebody else's may have a column `Size`, and none that says so.
    const name = reader.text(row, `option${n}Name`) ?? reader.headerOf(`option${n}Value`);
    if (value === '') continue;
    if (name === '') reader.say(row, `option${n}Name`, `“${value}” is the value of an option without a name.`);
    else options.push([name, value]);
  }
  if (mapped) variant.options = Object.fromEntries(options);
  return variant;
}

/** An image is a line of the cell: `https://… 1200x800 What it shows`. */
function imagesOf(row: Row, cell: string, reader: RowReader): Image[] {
  const images: Image[] = [];
  for (const line of cell.split('\n')) {
    if (line.trim() === '') continue;
    const match = /^\s*(\S+) +(\d{1,5})[x×](\d{1,5})(?: (.*))?$/.exec(line);
    if (match)
      images.push({ url: match[1] ?? '', width: Number(match[2]), height: Number(match[3]), alt: match[4] ?? '' });
    else reader.say(row, 'images', `“${line.slice(0, 60)}” is not like https://example.com/mug.webp 1200x800 A mug.`);
  }
  return images;
}

function stockItem(row: Row, reader: RowReader): Item {
  const sku = reader.word(row, 'sku');
  reader.key = sku;
  reader.checkCells(row);
  reader.checkSku(row, sku);
  const [onHand, threshold] = [reader.count(row, 'onHand'), reader.count(row, 'threshold')];
  const document: StockImport = {
    sku,
    ...(onHand !== undefined && { onHand }),
    ...(threshold !== undefined && { threshold }),
  };
  return { document, key: sku, line: row.line, rows: 1, lines: [], faults: reader.take() };
}

/** What is there twice is a fault of the second; the API would only see it where both come in one batch. */
function withoutTwins(kind: Kind, items: readonly Item[], where: 'line' | 'item'): Item[] {
  const keys = new Map<string, number>();
  const skus = new Map<string, number>();
  const once = (seen: Map<string, number>, text: string, line: number) => {
    const first = seen.get(text);
    if (first === undefined) seen.set(text, line);
    return first;
  };
  return items.map((item) => {
    const faults = [...item.faults];
    const add = (line: number, field: string, detail: string) => faults.push({ line, key: item.key, field, detail });
    const twin = item.key ? once(keys, item.key, item.line) : undefined;
    if (twin !== undefined)
      add(item.line, kind === 'products' ? 'Slug' : 'SKU', `It is there already, in ${where} ${twin}.`);
    const variants = (item.document as ProductImport).variants;
    if (Array.isArray(variants)) {
      for (const [i, variant] of variants.entries()) {
        const line = item.lines[i] ?? item.line;
        const other = typeof variant?.sku === 'string' && variant.sku ? once(skus, variant.sku, line) : undefined;
        if (other !== undefined) add(line, 'SKU', `${variant.sku} is there already, in ${where} ${other}.`);
      }
    }
    if (bytesOf(item.document) > MOST_ITEM_BYTES) add(item.line, '', 'This is too much for one product.');
    return faults.length === item.faults.length ? item : { ...item, faults };
  });
}

export function bytesOf(document: unknown): number {
  return new TextEncoder().encode(JSON.stringify(document)).length;
}

function settable(found: Record<string, unknown>): Record<string, unknown> {
  const { id: _, version: _v, createdAt: _c, updatedAt: _u, ...document } = found;
  if (!Array.isArray(document.variants)) return document;
  const variants = document.variants.map((variant: unknown) => {
    if (typeof variant !== 'object' || variant === null) return variant;
    const { available: _a, ...rest } = variant as Record<string, unknown>;
    return rest;
  });
  return { ...document, variants };
}

const ofStock = ['sku', 'onHand', 'threshold'];
const told = ['productId', 'slug', 'name', 'status', 'options', 'image', 'reserved', 'available'];

function settableStock(found: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(found).filter(([name]) => ofStock.includes(name) || !told.includes(name)));
}

/** The rows of a product in a CSV file of ours. What is said of the product stands in each, so that the rows may be sorted. */
export function csvOfProduct(product: Product): string {
  const { slug, name, description, category, status, images, variants, seo } = product;
  return variants
    .map(({ sku, options, price }) => {
      const pairs = Object.entries(options);
      return csvRow([
        ...[slug, name, description, category, status, sku],
        ...OPTIONS.flatMap((n) => pairs[n - 1] ?? ['', '']),
        ...[toDecimal(price), price.currency, ''],
        images.map(({ url, width, height, alt }) => `${url} ${width}x${height}${alt && ` ${alt}`}`).join('\n'),
        ...[seo?.title ?? '', seo?.description ?? ''],
      ]);
    })
    .join('');
}

export function csvHeader(kind: Kind): string {
  return `\ufeff${csvRow(fieldsOf[kind].map(({ title }) => title))}`;
}
