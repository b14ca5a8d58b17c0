export { keepCartWithAccount } from './account-cart';
export { useQuote } from './api/quote';
export { addToCart, takeOutOfCart, useCart } from './cart-store';
export { CartButton } from './components/cart-button';
export { LineProblem } from './components/line-problem';
export { PromotionForm } from './components/promotion-form';
export { closeCartDrawer, openCartDrawer, useCartDrawer } from './drawer-store';
export { setPromotionCode } from './promotion-store';
