import { createSessionStore, useStore } from '@/lib/store';

const store = createSessionStore<{ code: string | null }>('tradewind.promotion', { code: null });

/** The promotion code that the customer asked for; whether it holds, the quote says. */
export const usePromotionCode = () => useStore(store).code;
export const currentPromotionCode = () => store.get().code;
export const setPromotionCode = (code: string | null) => store.set({ code });
