import { api } from '@/api/client';
import { isPassing } from '@/api/problem';
import type { ImportedItem } from '@/api/types';
import { bytesOf, type Item } from './documents';
import type { Kind } from './fields';

/** What the API takes at once. */
const MOST_ITEMS = 50;
const MOST_BYTES = 400_000;
const AT_ONCE = 3;
const TRIES = 8;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 20_000;
const PATIENCE_MS = 60_000;

/** Places of items in the list that they come from, which are sent together. The same items always make the same batches. */
export type Batch = readonly number[];

export function batchesOf(items: readonly Item[]): Batch[] {
  const batches: number[][] = [];
  let bytes = 0;
  for (const [i, { document, faults }] of items.entries()) {
    if (faults.length > 0) continue;
    const size = bytesOf(document);
    const last = batches.at(-1);
    if (last && last.length < MOST_ITEMS && bytes + size <= MOST_BYTES) {
      last.push(i);
      bytes += size;
    } else {
      batches.push([i]);
      bytes = size;
    }
  }
  return batches;
}

export interface Job {
  kind: Kind;
  items: readonly Item[];
  batches: readonly Batch[];
  /** What tells the file from any other. */
  file: string;
  dryRun: boolean;
  /** Batches that were heard of before. */
  done: ReadonlySet<number>;
  leftOut: ReadonlySet<number>;
}

export type Results = ReadonlyMap<number, ImportedItem>;

/**
 * Sends the batches, some at once, and tells of each what became of its items. One that was not heard of is sent again, which is
 * always harmless; rejects where that does not help, or with the signal's reason. `whenAllowed` holds the next batch back.
 */
export async function run(
  job: Job,
  onBatch: (batch: number, results: Results) => void,
  whenAllowed: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const waiting = job.batches.map((_, number) => number).filter((number) => !job.done.has(number));
  const work = async () => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
      await whenAllowed();
      signal.throwIfAborted();
      const places = (job.batches[number] ?? []).filter((place) => !job.leftOut.has(place));
      const found = places.length > 0 ? await sendPatiently(job, places, signal) : [];
      onBatch(number, new Map(places.flatMap((place, i) => (found[i] ? [[place, found[i]]] : []))));
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    // Where one gave up, the others do not go on.
    waiting.length = 0;
  }
}

async function sendPatiently(job: Job, places: readonly number[], signal: AbortSignal): Promise<ImportedItem[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send(job, places, signal);
    } catch (error) {
      if (signal.aborted || attempt === TRIES || !isPassing(error)) throw error;
      await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1)), signal);
    }
  }
}

async function send(job: Job, places: readonly number[], signal: AbortSignal): Promise<ImportedItem[]> {
  const { kind, dryRun, file } = job;
  const items = places.map((place) => job.items[place]?.document) as unknown as Record<string, never>[];
  const options = { signal, timeoutMs: PATIENCE_MS };
  const answer =
    kind === 'products'
      ? await api.importProducts({ body: { items, dryRun } }, options)
      : await api.importStock({ body: { items, dryRun, file } }, options);
  return answer.items;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
