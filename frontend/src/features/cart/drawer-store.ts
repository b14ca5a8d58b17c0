import { createStore, useStore } from '@/lib/store';

const open = createStore(false);

export const useCartDrawer = () => useStore(open);
export const openCartDrawer = () => open.set(true);
export const closeCartDrawer = () => open.set(false);
