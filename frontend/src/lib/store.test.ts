import { beforeEach, describe, expect, it } from 'vitest';
import { createLocalStore } from './store';

const KEY = 'tradewind.test';
const store = createLocalStore(KEY, { count: 0 });

describe('a store that all tabs share', () => {
  beforeEach(() => store.set({ count: 0 }));

  it('is what was kept, for a page that comes later', () => {
    store.set({ count: 1 });
    expect(createLocalStore(KEY, { count: 0 }).get()).toEqual({ count: 1 });
  });

  it.each([
    ['another tab changes it', () => new StorageEvent('storage', { key: KEY }), '{"count": 2}', 2],
    ['another tab clears everything', () => new StorageEvent('storage', { key: null }), null, 0],
    [
      'the page returns from memory',
      () => Object.assign(new Event('pageshow'), { persisted: true }),
      '{"count": 3}',
      3,
    ],
    ['something else is kept', () => new StorageEvent('storage', { key: 'other' }), '{"count": 4}', 1],
    ['what is kept is not readable', () => new StorageEvent('storage', { key: KEY }), '{"count', 0],
  ])('knows when %s', (_, event, kept, count) => {
    store.set({ count: 1 });
    if (kept === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, kept);
    window.dispatchEvent(event());
    expect(store.get()).toEqual({ count });
  });
});
