import { createStore, useStore } from './store';

export type Theme = 'light' | 'dark';

// The same key and attribute as public/theme.js, which sets the attribute before the first paint.
const KEY = 'tradewind.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

const store = createStore<Theme>(currentTheme());
dark.addEventListener('change', () => store.set(currentTheme()));

export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useStore(store), chooseTheme];
}

function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  return chosen === 'light' || chosen === 'dark' ? chosen : dark.matches ? 'dark' : 'light';
}

function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the choice lasts until the page is left.
  }
  store.set(theme);
}
