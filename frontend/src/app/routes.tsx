import type { QueryClient } from '@tanstack/react-query';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { matchRoutes, type Params } from 'react-router';
import { categoriesQuery, newArrivalsQuery, parseListing, productQuery, productsQuery } from '@/features/catalogue';
import { paths } from '@/lib/paths';

interface Page {
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /** Asks for the page's data while its code is on the way. */
  prefetch?: (client: QueryClient, params: Params, search: URLSearchParams) => void;
}

interface Route {
  path: string;
  Page: LazyExoticComponent<ComponentType>;
  children: Route[];
  handle: Page;
}

function route(page: Page, children: Route[] = []): Route {
  return { path: page.path, Page: lazy(page.load), children, handle: page };
}

const listing = () => import('@/features/catalogue/pages/listing-page');

function prefetchList(client: QueryClient, { category }: Params, search: URLSearchParams): void {
  const { minPrice, maxPrice, sort } = parseListing(search);
  void client.prefetchInfiniteQuery(productsQuery({ category, minPrice, maxPrice, sort }));
}

export const routes: Route[] = [
  route({
    path: paths.home,
    load: () => import('@/features/catalogue/pages/home-page'),
    prefetch: (client) => void client.prefetchQuery(newArrivalsQuery),
  }),
  route({ path: paths.products, load: listing, prefetch: prefetchList }),
  route({ path: paths.category(':category'), load: listing, prefetch: prefetchList }),
  route({
    path: paths.product(':slug'),
    load: () => import('@/features/catalogue/pages/product-page'),
    prefetch: (client, { slug }) => void (slug && client.prefetchQuery(productQuery(slug))),
  }),
  route({ path: paths.cart, load: () => import('@/features/cart/pages/cart-page') }),
  route({ path: paths.checkout, load: () => import('@/features/checkout/pages/checkout-layout') }, [
    route({ path: paths.checkoutStep('contact'), load: () => import('@/features/checkout/pages/contact-page') }),
    route({ path: paths.checkoutStep('delivery'), load: () => import('@/features/checkout/pages/delivery-page') }),
    route({ path: paths.checkoutStep('payment'), load: () => import('@/features/checkout/pages/payment-page') }),
  ]),
  route({ path: paths.checkoutReturn, load: () => import('@/features/checkout/pages/return-page') }),
  route({ path: '/orders/:orderId', load: () => import('@/features/orders/pages/order-page') }),
  route({ path: paths.signIn(), load: () => import('@/features/account/pages/sign-in-page') }),
  route({ path: paths.register, load: () => import('@/features/account/pages/register-page') }),
  route({ path: paths.confirm, load: () => import('@/features/account/pages/confirm-page') }),
  route({ path: paths.forgottenPassword, load: () => import('@/features/account/pages/forgotten-password-page') }),
  route({ path: paths.findOrder, load: () => import('@/features/account/pages/find-order-page') }),
  route({ path: '', load: () => import('@/features/account/pages/account-layout') }, [
    route({ path: paths.account, load: () => import('@/features/account/pages/overview-page') }),
    route({ path: paths.accountPage('orders'), load: () => import('@/features/account/pages/orders-page') }),
    route({ path: paths.accountOrder(':orderId'), load: () => import('@/features/orders/pages/order-page') }),
    route({ path: paths.accountPage('addresses'), load: () => import('@/features/account/pages/addresses-page') }),
    route({ path: paths.accountPage('wishlist'), load: () => import('@/features/account/pages/wishlist-page') }),
    route({ path: paths.accountPage('profile'), load: () => import('@/features/account/pages/profile-page') }),
    route({ path: paths.accountPage('data'), load: () => import('@/features/account/pages/data-page') }),
    route({ path: paths.accountPage('security'), load: () => import('@/features/account/pages/security-page') }),
  ]),
  route({ path: paths.delivery, load: () => import('./pages/delivery-and-payment-page') }),
  route({ path: paths.privacy, load: () => import('./pages/privacy-page') }),
];

/** Starts on a page before it is shown: its code and its data at once, not one after the other. */
export function warmUp(client: QueryClient, { pathname, search }: { pathname: string; search: string }): void {
  for (const { params, route } of matchRoutes(routes, pathname) ?? []) {
    const { load, prefetch } = route.handle as Page;
    // What fails here fails again when the page is shown, and is reported there.
    load().catch(() => undefined);
    prefetch?.(client, params, new URLSearchParams(search));
  }
}

export function prefetchShell(client: QueryClient): void {
  void client.prefetchQuery(categoriesQuery);
}
