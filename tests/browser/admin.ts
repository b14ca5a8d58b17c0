import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { test as base } from './fixtures';
import { Shop } from './shop';

// A deployed site has its API at an address of its own.
const api = process.env.API_URL ?? '/api';

type Role = 'staff' | 'admin' | 'customer';

const groupsOf: Record<Role, string[]> = { staff: ['staff'], admin: ['staff', 'admin'], customer: ['customers'] };

interface Product {
  id: string;
  name: string;
  version: number;
}

interface Order {
  id: string;
  /** What opens it for a guest. */
  token: string;
  number: string;
  email: string;
  totals: { total: { amount: number; currency: string } };
}

/** Of one test alone: an address that no other order has. */
export const someEmail = () => `ada.${Date.now().toString(36)}@example.com`;

/** The back office as somebody with a role uses it, and the API behind it. */
export class BackOffice {
  constructor(
    readonly page: Page,
    private readonly request: APIRequestContext,
  ) {}

  /** The same back office in another tab. */
  on(page: Page): BackOffice {
    return new BackOffice(page, this.request);
  }

  async signIn(role: Role): Promise<void> {
    await this.page.addInitScript((text) => localStorage.setItem('tradewind.session', text), sessionOf(role));
  }

  /** Calls the API behind the page's back, as staff unless the headers say otherwise. */
  async call<T>(method: string, path: string, data?: object, headers: Record<string, string> = {}): Promise<T> {
    const response = await this.request.fetch(api + path, {
      method,
      headers: { ...authorization('staff'), ...headers },
      ...(data && { data }),
    });
    expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true);
    return (response.status() === 204 ? undefined : await response.json()) as T;
  }

  /** A draft of a name of its own, which no other test sees. */
  createProduct(name: string, changes: object = {}): Promise<Product> {
    const sku = name.toUpperCase().replaceAll(' ', '-');
    return this.call('POST', '/products', {
      slug: name.toLowerCase().replaceAll(' ', '-'),
      name,
      category: 'desk',
      status: 'draft',
      variants: [{ sku, price: { amount: 1200, currency: 'EUR' }, stock: 10 }],
      ...changes,
    });
  }

  /** An order of one simple product, by a guest unless somebody is named; `pay` is what the simulated payment provider does with it. */
  async placeOrder(pieces = 2, changes: { email?: string; pay?: string; by?: Role } = {}): Promise<Order> {
    const { email = someEmail(), pay = 'succeed', by } = changes;
    const product = await new Shop(this.page, this.request).simpleProduct();
    const lines = [{ sku: product.variants[0]?.sku, quantity: pieces }];
    const { totals } = await this.call<Order>('POST', '/quotes', {
      lines,
      country: 'DE',
      shippingMethod: 'standard',
    });
    const response = await this.request.post(`${api}/orders`, {
      headers: { 'Idempotency-Key': crypto.randomUUID(), ...(by && authorization(by)) },
      data: {
        lines,
        email,
        shippingAddress: {
          name: 'Ada Example',
          line1: '1 Example Street',
          city: 'Berlin',
          postalCode: '10115',
          country: 'DE',
        },
        shippingMethod: 'standard',
        paymentToken: `sim_${pay}_3f9c1a7e`,
        expectedTotal: totals.total,
      },
    });
    expect([201, 202, 402], await response.text()).toContain(response.status());
    const { items } = await this.call<{ items: Order[] }>('GET', `/orders?email=${email}&limit=1`);
    const { orderToken: token } = (await response.json()) as { orderToken: string };
    return { ...(await this.call<Order>('GET', `/orders/${items[0]?.id}`)), token };
  }

  async deleteProducts(name: string): Promise<void> {
    const { items } = await this.call<{ items: Product[] }>('GET', `/admin/products?q=${encodeURIComponent(name)}`);
    for (const { id, version } of items) {
      await this.call('DELETE', `/products/${id}`, undefined, { 'If-Match': `"${version}"` });
    }
  }
}

/** What the storefront keeps of who is signed in. */
export function sessionOf(role: Role): string {
  return JSON.stringify({
    sub: subOf(tokenOf(role)),
    email: `${role}@example.com`,
    groups: groupsOf[role],
    idToken: tokenOf(role),
    expiresAt: Date.now() + 3_600_000,
  });
}

/** Whose token it is, as the API reads it. */
function subOf(token: string): string {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(payload) as { sub: string }).sub;
}

export const authorization = (role: Role) => ({ Authorization: `Bearer ${tokenOf(role)}` });

function tokenOf(role: Role): string {
  const token = process.env[`${role.toUpperCase()}_TOKEN`];
  if (!token) throw new Error(`${role.toUpperCase()}_TOKEN is missing: an ID token of somebody with this role`);
  return token;
}

export const test = base.extend<{ admin: BackOffice }>({
  admin: async ({ page, request }, use) => {
    await use(new BackOffice(page, request));
  },
});

export const widths = [1280, 360];

export { expect };
