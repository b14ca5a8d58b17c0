import type { ImportOutcome } from '@/api/types';
import { createLocalStore } from '@/lib/store';
import type { Kind, Mapping } from './fields';
import type { Encoding } from './reading';

export type Counts = Partial<Record<ImportOutcome, number>>;

/** The import that was begun last in this browser: with the same file chosen again, it goes on. */
export interface KeptRun {
  /** Of the file's bytes. */
  hash: string;
  kind: Kind;
  encoding: Encoding;
  mapping: Mapping;
  batches: number;
  /** Batches that were heard of. */
  done: readonly number[];
  /** Places of items. */
  leftOut: readonly number[];
  counts: Counts;
}

const store = createLocalStore<{ run?: KeptRun | undefined }>('tradewind.import', {});

export function keepRun(run: KeptRun | undefined): void {
  store.set({ run });
}

/** What is left of an import of this very file; undefined where none was begun, or all of it is done. */
export function runOf(hash: string): KeptRun | undefined {
  const { run } = store.get();
  return run?.hash === hash && run.done.length < run.batches ? run : undefined;
}

const mappings = createLocalStore<Record<string, Mapping>>('tradewind.import.columns', {});
const MOST_MAPPINGS = 20;

/** How columns of these headers were matched when they were last imported. */
export function mappingOf(kind: Kind, header: readonly string[]): Mapping | undefined {
  return mappings.get()[keyOf(kind, header)];
}

export function keepMapping(kind: Kind, header: readonly string[], mapping: Mapping): void {
  const key = keyOf(kind, header);
  const { [key]: _, ...others } = mappings.get();
  mappings.set(Object.fromEntries([...Object.entries(others), [key, mapping]].slice(-MOST_MAPPINGS)) as typeof others);
}

const keyOf = (kind: Kind, header: readonly string[]) => JSON.stringify([kind, ...header]);
