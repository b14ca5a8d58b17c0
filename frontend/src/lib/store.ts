import { useSyncExternalStore } from 'react';

export interface Store<State> {
  get(): State;
  set(state: State): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(next) {
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<State>(store: Store<State>): State {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** A store that a reload of the tab does not forget, and that closing the tab does. */
export function createSessionStore<State extends object>(key: string, initial: State): Store<State> {
  return createKeptStore(() => sessionStorage, key, initial);
}

/** A store that closing the tab does not forget, and that all tabs share. */
export function createLocalStore<State extends object>(key: string, initial: State): Store<State> {
  const storage = () => localStorage;
  const store = createKeptStore(storage, key, initial);
  const readAgain = () => store.set({ ...initial, ...read(storage, key) });
  window.addEventListener('storage', (event) => {
    // Without a key, all of it was cleared.
    if (event.key === key || event.key === null) readAgain();
  });
  // A page that returns from the browser's memory has heard nothing from the other tabs meanwhile.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) readAgain();
  });
  return store;
}

function createKeptStore<State extends object>(storage: () => Storage, key: string, initial: State): Store<State> {
  const store = createStore<State>({ ...initial, ...read(storage, key) });
  store.subscribe(() => {
    try {
      storage().setItem(key, JSON.stringify(store.get()));
    } catch {
      // Storage may be full or forbidden; the page goes on from memory.
    }
  });
  return store;
}

function read(storage: () => Storage, key: string): object {
  try {
    const value: unknown = JSON.parse(storage().getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
