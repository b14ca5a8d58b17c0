import { createStore, type Store, useStore } from '@/lib/store';

export interface View {
  name: string;
  /** The search part of its address. */
  search: string;
}

const KEY = 'tradewind.views';
const stores = new Map<string, Store<readonly View[]>>();

/** The views that this person keeps of a table, in this browser. */
export function useSavedViews(table: string) {
  const store = storeOf(table);
  const views = useStore(store);
  return {
    views,
    save: (view: View) => store.set([...views.filter(({ name }) => name !== view.name), view]),
    remove: (name: string) => store.set(views.filter((view) => view.name !== name)),
  };
}

function storeOf(table: string): Store<readonly View[]> {
  const known = stores.get(table);
  if (known) return known;
  const key = `${KEY}.${table}`;
  const store = createStore<readonly View[]>(read(key));
  store.subscribe(() => {
    try {
      localStorage.setItem(key, JSON.stringify(store.get()));
    } catch {
      // Without storage a view lasts until the tab is closed.
    }
  });
  stores.set(table, store);
  return store;
}

function read(key: string): View[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is View {
  const { name, search } = (value ?? {}) as Partial<View>;
  return typeof name === 'string' && typeof search === 'string';
}
