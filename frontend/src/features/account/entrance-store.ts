import { createSessionStore, createStore, useStore } from '@/lib/store';

// From page to page on the way in, and through a reload while the mail is read in another tab.
const address = createSessionStore<{ email: string }>('tradewind.entrance', { email: '' });
// Never kept: only the page that it was typed on has it.
const password = createStore('');

export const useEntranceEmail = () => useStore(address).email;
export const rememberEmail = (email: string) => address.set({ email: email.trim() });
export const rememberPassword = password.set;
export const takePassword = () => {
  const value = password.get();
  password.set('');
  return value;
};
