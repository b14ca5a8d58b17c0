import { describe, expect, it, vi } from 'vitest';
import { api } from '@/api/client';
import { NoAnswerError, ProblemError } from '@/api/problem';
import type { Item } from './documents';
import { batchesOf, type Job, type Results, run } from './running';

const item = (n: number, more: Partial<Item> = {}): Item => ({
  document: { sku: `SKU-${n}`, onHand: n },
  key: `SKU-${n}`,
  line: n + 2,
  rows: 1,
  lines: [],
  faults: [],
  ...more,
});
const items = Array.from({ length: 170 }, (_, n) => item(n));

function jobOf(changes: Partial<Job> = {}): Job {
  const batches = batchesOf(items);
  return { kind: 'stock', items, batches, file: 'f', dryRun: false, done: new Set(), leftOut: new Set(), ...changes };
}

const free = () => Promise.resolve();

function answering(sent: string[][] = []) {
  return vi.spyOn(api, 'importStock').mockImplementation(({ body }) => {
    const skus = body.items.map(({ sku }) => String(sku));
    sent.push(skus);
    return Promise.resolve({ items: skus.map((id) => ({ outcome: 'changed', id, changes: [] })) });
  });
}

describe('batches', () => {
  it('are as large as the API takes, the same for the same items, and without what is wrong', () => {
    const some = items.map((each, n) =>
      n === 3 ? item(n, { faults: [{ line: 5, key: '', field: '', detail: 'x' }] }) : each,
    );
    expect(batchesOf(some).map(({ length }) => length)).toEqual([50, 50, 50, 19]);
    expect(batchesOf(some).flat()).not.toContain(3);
    const large = Array.from({ length: 9 }, (_, n) =>
      item(n, { document: { slug: 'x', description: 'é'.repeat(45_000) } }),
    );
    expect(batchesOf(large).map(({ length }) => length)).toEqual([4, 4, 1]);
  });
});

describe('a run', () => {
  it('sends every item once and tells what became of it', async () => {
    const sent: string[][] = [];
    answering(sent);
    const found = new Map<number, string | undefined>();
    await run(
      jobOf(),
      (_, results) => {
        for (const [place, { id }] of results) found.set(place, id);
      },
      free,
      new AbortController().signal,
    );
    expect(sent.flat()).toHaveLength(170);
    expect([...found].every(([place, id]) => id === `SKU-${place}`)).toBe(true);
    expect(found.size).toBe(170);
  });

  it('goes on where it was', async () => {
    const sent: string[][] = [];
    answering(sent);
    const heard: number[] = [];
    const job = jobOf({ done: new Set([0, 2]), leftOut: new Set([60]) });
    await run(job, (batch) => heard.push(batch), free, new AbortController().signal);
    expect(heard.sort()).toEqual([1, 3]);
    expect(sent.flat()).toHaveLength(50 + 20 - 1);
    expect(sent.flat()).not.toContain('SKU-60');
  });

  it('waits out a shop that is busy or cannot be reached', async () => {
    vi.useFakeTimers();
    const busy = new ProblemError({ type: '/problems/too-many-requests', title: 'Busy', status: 429 });
    answering()
      .mockRejectedValueOnce(busy)
      .mockRejectedValueOnce(new NoAnswerError(new TypeError()))
      .mockRejectedValueOnce(new ProblemError({ type: '/problems/unavailable', title: 'Down', status: 503 }));
    const heard: number[] = [];
    const whole = run(jobOf(), (batch) => heard.push(batch), free, new AbortController().signal);
    await vi.runAllTimersAsync();
    await whole;
    vi.useRealTimers();
    expect(heard.sort()).toEqual([0, 1, 2, 3]);
  });

  it('ends where asking again does not help, and sends nothing more', async () => {
    const sent: string[][] = [];
    answering(sent).mockRejectedValueOnce(new ProblemError({ type: '/problems/forbidden', title: 'No', status: 403 }));
    const many = Array.from({ length: 1000 }, (_, n) => item(n));
    const heard: number[] = [];
    const job = jobOf({ items: many, batches: batchesOf(many) });
    await expect(run(job, (batch) => heard.push(batch), free, new AbortController().signal)).rejects.toThrow('No');
    await new Promise((resolve) => setTimeout(resolve));
    expect(sent.length).toBeLessThan(6);
    expect(heard).not.toContain(0);
  });

  it('is held and stopped between batches', async () => {
    const sent: string[][] = [];
    answering(sent);
    const controller = new AbortController();
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const heard: Results[] = [];
    const whole = run(
      jobOf(),
      (_, results) => heard.push(results),
      () => held,
      controller.signal,
    );
    await new Promise((resolve) => setTimeout(resolve));
    expect(sent).toEqual([]);
    controller.abort();
    go();
    await expect(whole).rejects.toThrow();
    expect([sent, heard]).toEqual([[], []]);
  });
});
