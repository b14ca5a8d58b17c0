import { useEffect, useRef, useState } from 'react';
import type { Item } from './documents';
import { type Batch, type Job, type Results, run } from './running';

export interface JobState {
  phase: 'idle' | 'running' | 'paused' | 'stopped' | 'failed' | 'finished';
  /** Of the file, done and all. */
  rows: number;
  total: number;
  /** Rows in a second, as far as can be said. */
  rate: number;
  error: unknown;
  results: Results;
}

const idle: JobState = { phase: 'idle', rows: 0, total: 0, rate: 0, error: null, results: new Map() };

/** One run at a time over a file's items, as a page shows it: with progress, and held, stopped and taken up again. */
export function useJob() {
  const [state, setState] = useState(idle);
  const controller = useRef<AbortController | null>(null);
  const held = useRef<{ wait: Promise<void>; go: () => void } | null>(null);
  // Who leaves the page stops it.
  useEffect(() => () => controller.current?.abort(), []);

  const start = async (
    job: Job,
    before: Results,
    onBatch: (batch: number, found: Results) => void,
  ): Promise<boolean> => {
    const own = new AbortController();
    controller.current?.abort();
    controller.current = own;
    held.current = null;
    const results = new Map(before);
    const clock = new Clock();
    let rows = [...job.done].reduce((sum, number) => sum + rowsOf(job.items, job.batches[number] ?? []), 0);
    const begunWith = rows;
    const total = job.batches.reduce((sum, batch) => sum + rowsOf(job.items, batch), 0);
    setState({ phase: 'running', rows, total, rate: 0, error: null, results });
    const hear = (number: number, found: Results) => {
      if (own.signal.aborted) return;
      for (const [place, result] of found) results.set(place, result);
      rows += rowsOf(job.items, job.batches[number] ?? []);
      const rate = (rows - begunWith) / Math.max(0.1, clock.seconds());
      setState((state) => ({ ...state, rows, rate, results }));
      onBatch(number, found);
    };
    const whenAllowed = async () => {
      if (!held.current) return;
      clock.hold();
      await held.current.wait;
      clock.go();
    };
    try {
      await run(job, hear, whenAllowed, own.signal);
      setState((state) => ({ ...state, phase: 'finished' }));
      return true;
    } catch (error) {
      // A newer run has the page by now.
      if (controller.current === own) {
        setState((state) => ({ ...state, phase: own.signal.aborted ? 'stopped' : 'failed', error }));
      }
      return false;
    }
  };
  const resume = () => {
    held.current?.go();
    held.current = null;
    setState((state) => ({ ...state, phase: 'running' }));
  };
  const pause = () => {
    let go = () => {};
    const wait = new Promise<void>((resolve) => {
      go = resolve;
    });
    held.current = { wait, go };
    setState((state) => ({ ...state, phase: 'paused' }));
  };
  const stop = () => {
    controller.current?.abort();
    held.current?.go();
  };
  return { state, start, pause, resume, stop };
}

function rowsOf(items: readonly Item[], batch: Batch): number {
  return batch.reduce((sum, place) => sum + (items[place]?.rows ?? 0), 0);
}

/** Seconds of work, without those that it was held. */
class Clock {
  private began = performance.now();
  private heldAt = 0;

  hold(): void {
    this.heldAt ||= performance.now();
  }

  go(): void {
    if (this.heldAt) this.began += performance.now() - this.heldAt;
    this.heldAt = 0;
  }

  seconds(): number {
    return (performance.now() - this.began) / 1000;
  }
}
