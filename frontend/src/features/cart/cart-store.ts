import localforage from 'localforage';
import type { Amount } from '@/lib/money';
import { createStore, useStore } from '@/lib/store';

/** All that the browser keeps of a line: what it is called and costs now, the server says. */
export interface CartLine {
  sku: string;
  quantity: number;
  /** The price that the customer last saw, so that a changed one can be pointed out. */
  seenPrice: Amount;
}

export interface Cart {
  /** False until what was kept has been read. */
  ready: boolean;
  lines: readonly CartLine[];
  /** The line taken out last, for as long as it can be put back. */
  removed: { line: CartLine; index: number; name: string } | null;
}

const MAX_LINES = 40;
export const MAX_QUANTITY = 99;

const KEY = 'lines';
const kept = localforage.createInstance({ name: 'tradewind', storeName: 'cart' });
const tabs = new BroadcastChannel('tradewind.cart');
const store = createStore<Cart>({ ready: false, lines: [], removed: null });

export const useCart = () => useStore(store);
export const currentCart = () => store.get();

export const loaded = load();

const listeners = new Set<() => void>();

/** Called after each change that was made here, and not in another tab. */
export function onCartChange(listener: () => void): void {
  listeners.add(listener);
}

/** Takes up the cart that the account keeps. */
export async function adoptLines(lines: readonly CartLine[]): Promise<void> {
  const { lines: before } = store.get();
  if (JSON.stringify(before) !== JSON.stringify(lines)) await keep(lines, null);
}

tabs.addEventListener('message', load);
// A page that returns from the browser's memory has heard nothing from the other tabs meanwhile.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) void load();
});

type AddOutcome = 'added' | 'cart-full';

/** Adds to a line, or begins one; never more than `available`. */
export async function addToCart(line: CartLine, available: number): Promise<AddOutcome> {
  await loaded;
  const { lines } = store.get();
  const present = lines.find(({ sku }) => sku === line.sku);
  if (!present && lines.length >= MAX_LINES) return 'cart-full';
  const quantity = Math.min((present?.quantity ?? 0) + line.quantity, available, MAX_QUANTITY);
  const added = { ...line, quantity };
  await change(present ? lines.map((each) => (each === present ? added : each)) : [...lines, added]);
  return 'added';
}

export function setQuantity(sku: string, quantity: number): Promise<void> {
  return changeLine(sku, { quantity });
}

export function acceptPrice(sku: string, seenPrice: Amount): Promise<void> {
  return changeLine(sku, { seenPrice });
}

export async function removeLine(sku: string, name: string): Promise<void> {
  const { lines } = store.get();
  const index = lines.findIndex((line) => line.sku === sku);
  const line = lines[index];
  if (line) await change(lines.toSpliced(index, 1), { line, index, name });
}

export async function undoRemove(): Promise<void> {
  const { lines, removed } = store.get();
  if (!removed || lines.some(({ sku }) => sku === removed.line.sku)) return;
  await change(lines.toSpliced(removed.index, 0, removed.line));
}

/** Takes out what was ordered; what came into the cart meanwhile stays. */
export async function takeOutOfCart(ordered: readonly Pick<CartLine, 'sku' | 'quantity'>[]): Promise<void> {
  await loaded;
  const quantities = new Map(ordered.map(({ sku, quantity }) => [sku, quantity]));
  await change(
    store
      .get()
      .lines.map((line) => ({ ...line, quantity: line.quantity - (quantities.get(line.sku) ?? 0) }))
      .filter(({ quantity }) => quantity > 0),
  );
}

function changeLine(sku: string, changes: Partial<CartLine>): Promise<void> {
  return change(store.get().lines.map((line) => (line.sku === sku ? { ...line, ...changes } : line)));
}

async function change(lines: readonly CartLine[], removed: Cart['removed'] = null): Promise<void> {
  await keep(lines, removed);
  for (const listener of listeners) listener();
}

async function keep(lines: readonly CartLine[], removed: Cart['removed']): Promise<void> {
  store.set({ ready: true, lines, removed });
  try {
    await kept.setItem(KEY, lines);
    tabs.postMessage('changed');
  } catch {
    // A browser that keeps nothing still has the cart until the page is left.
  }
}

async function load(): Promise<void> {
  const value = await kept.getItem(KEY).catch(() => null);
  const lines = Array.isArray(value) ? value.filter(isCartLine) : [];
  store.set({ ...store.get(), ready: true, lines });
}

function isCartLine(value: unknown): value is CartLine {
  const line = value as Partial<CartLine> | null;
  return (
    typeof line?.sku === 'string' &&
    Number.isInteger(line.quantity) &&
    Number.isInteger(line.seenPrice?.amount) &&
    typeof line.seenPrice?.currency === 'string'
  );
}
