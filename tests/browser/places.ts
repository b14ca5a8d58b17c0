import { authorization, type BackOffice } from './admin';
import { expect } from './fixtures';
import { routes } from './routes';
import type { Shop } from './shop';

interface Things {
  category: string;
  slug: string;
  product: string;
  sku: string;
  order: string;
  token: string;
  webhook: string;
}

/** Where a page is whose address names something. */
const addresses: Record<string, (things: Things) => string> = {
  '/c/:category': ({ category }) => `/c/${category}`,
  '/p/:slug': ({ slug }) => `/p/${slug}`,
  '/orders/:orderId': ({ order, token }) => `/orders/${order}#token=${token}`,
  '/account/orders/:orderId': ({ order }) => `/account/orders/${order}`,
  '/admin/orders/:id': ({ order }) => `/admin/orders/${order}`,
  '/admin/orders/:id/slip': ({ order }) => `/admin/orders/${order}/slip`,
  '/admin/products/:id': ({ product }) => `/admin/products/${product}`,
  '/admin/stock/:sku': ({ sku }) => `/admin/stock/${sku}`,
  '/admin/webhooks/:id': ({ webhook }) => `/admin/webhooks/${webhook}`,
};

/** Things for every page to show: an order of the demo customer that is sent in part, an address, a wish, a subscription that hears nothing. */
export async function makeThings(admin: BackOffice, shop: Shop): Promise<Things> {
  const { slug, variants } = await shop.simpleProduct();
  const sku = variants[0]?.sku ?? '';
  const { id: product, category } = await shop.get<{ id: string; category: string }>(`/products/${slug}`);
  const customer = authorization('customer');
  const address = { name: 'Ada Example', line1: '7 Lantern Lane', city: 'Berlin', postalCode: '10115', country: 'DE' };
  await admin.call('POST', '/me/addresses', { address, isDefault: true }, customer);
  await admin.call('PUT', `/me/wishlist/${sku}`, undefined, customer);
  const { id: order, token } = await admin.placeOrder(2, { by: 'customer' });
  const parcel = { carrier: 'Example Post', lines: [{ line: 0, quantity: 1 }] };
  await admin.call('POST', `/orders/${order}/fulfilments`, parcel, { 'Idempotency-Key': crypto.randomUUID() });
  const events = ['OrderPaid'];
  const subscription = { url: 'http://127.0.0.1:9/', events };
  const { webhook } = await admin.call<{ webhook: { id: string } }>('POST', '/webhooks', subscription);
  return { category, slug, product, sku, order, token, webhook: webhook.id };
}

export function forgetThings(admin: BackOffice, { webhook }: Things): Promise<void> {
  return admin.call('DELETE', `/webhooks/${webhook}`);
}

/** The addresses of all pages below one; those of the back office with its areas, as its navigation has them for who is signed in. */
export async function placesBelow(start: '/account' | '/admin', things: Things, admin: BackOffice): Promise<string[]> {
  const own = routes.filter((route) => `${route}/`.startsWith(`${start}/`)).map((route) => addressOf(route, things));
  return start === '/admin' ? [...(await areasOf(admin)), ...own] : own;
}

export function addressOf(route: string, things: Things): string {
  const address = route.includes(':') ? addresses[route]?.(things) : route;
  if (!address) throw new Error(`Say in places.ts how ${route} is reached`);
  return address;
}

async function areasOf({ page }: BackOffice): Promise<string[]> {
  await page.goto('/admin');
  const links = page.getByRole('navigation', { name: 'Back office', includeHidden: true }).locator('a');
  await expect(links).not.toHaveCount(0);
  return links.evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
}
