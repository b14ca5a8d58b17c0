import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { ProblemError } from '@/api/problem';
import type { Product, ProductInput, ProductOverview, ProductSort, ProductStatus } from '@/api/types';

const PAGE_SIZE = 24;

export interface ProductQuestion {
  q: string;
  status: string;
  category: string;
  sort: string;
}

export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: ({ signal }) => api.listCategories({}, { signal }).then(({ items }) => items),
  staleTime: 60_000,
});

export function productsQuery(question: ProductQuestion) {
  return infiniteQueryOptions({
    queryKey: ['admin', 'products', question],
    queryFn: ({ pageParam, signal }) => fullPage(question, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 5_000,
  });
}

/** The API may answer fewer than asked although more follow; what is shown is a full page unless it is the last. */
async function fullPage({ q, status, category, sort }: ProductQuestion, from: string | undefined, signal: AbortSignal) {
  const items: ProductOverview[] = [];
  let cursor = from;
  do {
    const query = {
      ...(q && { q }),
      ...(status && { status: status as ProductStatus }),
      ...(category && { category }),
      ...(cursor && { cursor }),
      sort: sort as ProductSort,
      limit: PAGE_SIZE - items.length,
    };
    const page = await api.listAllProducts({ query }, { signal });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && items.length < PAGE_SIZE);
  return { items, nextCursor: cursor };
}

export function productQuery(id: string) {
  return queryOptions({
    queryKey: ['admin', 'product', id],
    queryFn: ({ signal }) => api.getProduct({ path: { product: id } }, { signal }),
    staleTime: 0,
  });
}

/** What of each of its SKUs is on hand and reserved. */
export function stockQuery(id: string) {
  return queryOptions({
    queryKey: ['admin', 'product', id, 'stock'],
    queryFn: ({ signal }) => readStock(id, signal),
    staleTime: 0,
  });
}

export async function readStock(id: string, signal?: AbortSignal) {
  const { items } = await api.listStock({ query: { product: id, limit: 100 } }, { signal });
  return new Map(items.map(({ sku, onHand, reserved }) => [sku, { onHand, reserved }]));
}

/** The shop's own, which every quote is in, even one of nothing that it has. */
export const currencyQuery = queryOptions({
  queryKey: ['admin', 'currency'],
  queryFn: ({ signal }) =>
    api
      .quoteCart({ body: { lines: [{ sku: 'NOTHING', quantity: 1 }] } }, { signal })
      .then(({ totals }) => totals.subtotal.currency),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Sets what is on hand of each SKU to what was counted; those that could not be set, and why. */
export async function countStock(counts: readonly { sku: string; counted: number }[], note: string) {
  const failed: { name: string; why: string }[] = [];
  for (const { sku, counted } of counts) {
    try {
      const header = { 'Idempotency-Key': crypto.randomUUID() };
      await api.countStock({ path: { sku }, header, body: { counted, note } });
    } catch (error) {
      failed.push({ name: sku, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return failed;
}

/** What of a product can be written again as it is. */
export function inputOf({ slug, name, description, category, status, images, variants, seo }: Product): ProductInput {
  return {
    ...(seo && { seo }),
    slug,
    name,
    description,
    category,
    status,
    images,
    variants: variants.map(({ sku, options, price }) => ({ sku, options, price, stock: 0 })),
  };
}

/** Writes a product that was read as this version. */
export function writeProduct(id: string, version: number, body: ProductInput): Promise<Product> {
  return api.updateProduct({ path: { product: id }, header: { 'If-Match': `"${version}"` }, body });
}

export interface Changed {
  before: Product;
  after: Product;
}

export interface BulkResult {
  changed: Changed[];
  /** Names of products that could not be changed, and why. */
  failed: { name: string; why: string }[];
}

const AT_ONCE = 4;
const ATTEMPTS = 3;

/** Changes each product as it is now, some at once. One that somebody else changes meanwhile is read again. */
export async function changeProducts(
  products: readonly { id: string; name: string }[],
  change: (input: ProductInput) => ProductInput,
  onProgress: (done: number) => void,
): Promise<BulkResult> {
  const result: BulkResult = { changed: [], failed: [] };
  const waiting = [...products];
  let done = 0;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        result.changed.push(await changeProduct(next.id, change));
      } catch (error) {
        result.failed.push({ name: next.name, why: error instanceof Error ? error.message : String(error) });
      }
      done += 1;
      onProgress(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return result;
}

async function changeProduct(id: string, change: (input: ProductInput) => ProductInput): Promise<Changed> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await api.getProduct({ path: { product: id } });
    try {
      return { before, after: await writeProduct(id, before.version, change(inputOf(before))) };
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof ProblemError && error.status === 412)) throw error;
    }
  }
}

/** Takes changes back, where nobody has changed the product since. */
export async function undoChanges(changed: readonly Changed[]): Promise<BulkResult> {
  const result: BulkResult = { changed: [], failed: [] };
  for (const { before, after } of changed) {
    try {
      result.changed.push({ before: after, after: await writeProduct(after.id, after.version, inputOf(before)) });
    } catch (error) {
      result.failed.push({ name: after.name, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return result;
}
