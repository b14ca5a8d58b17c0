import { type APIRequestContext, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

export const cards = {
  good: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  challenged: '4000 0000 0000 3220',
  unreachable: '4000 0000 0000 0119',
  answerLost: '4000 0000 0000 0127',
  takenAndLost: '4000 0000 0000 0101',
};

export const customer = {
  email: 'marlow@example.com',
  name: 'Marlow Quill',
  street: '7 Lantern Lane',
  postalCode: '10115',
  city: 'Berlin',
};

export interface Variant {
  sku: string;
  options: Record<string, string>;
  price: { amount: number; currency: string };
  available: number;
}

export interface Product {
  slug: string;
  name: string;
  variants: Variant[];
}

// A deployed site has its API at an address of its own.
const api = process.env.API_URL ?? '/api';

/** Whether an address is one of the API's that ends so, and no page's. */
export const isApi = (end: string) => (url: URL) =>
  url.pathname.endsWith(end) &&
  new URL(api, url).origin === url.origin &&
  url.pathname.startsWith(new URL(api, url).pathname);

/** The storefront as a customer uses it. */
export class Shop {
  readonly cartButton: Locator;
  readonly drawer: Locator;
  readonly card: FrameLocator;
  readonly payButton: Locator;
  /** On the page of the customer's bank. */
  readonly confirmAtBank: Locator;
  readonly refuseAtBank: Locator;

  constructor(
    readonly page: Page,
    private readonly request: APIRequestContext,
  ) {
    this.cartButton = page.getByRole('button', { name: /^Cart, \d+ piece/ });
    this.drawer = page.getByRole('dialog', { name: 'Cart' });
    this.card = page.frameLocator('iframe[title="Card details"]');
    this.payButton = page.getByRole('button', { name: /^Pay/ });
    this.confirmAtBank = page.getByRole('button', { name: 'Confirm payment' });
    this.refuseAtBank = page.getByRole('button', { name: 'Refuse' });
  }

  /** The same shop in another tab. */
  on(page: Page): Shop {
    return new Shop(page, this.request);
  }

  /** A product of the catalogue as it is now, so that no test depends on what another one bought. */
  async find(fits: (product: Product) => boolean): Promise<Product> {
    const { items } = await this.get<{ items: { slug: string }[] }>('/products?limit=100');
    for (const { slug } of items) {
      const product = await this.get<Product>(`/products/${slug}`);
      if (fits(product)) return product;
    }
    throw new Error('The catalogue has no such product');
  }

  /** Several that have one variant each, and enough of it. */
  async simpleProducts(count: 2): Promise<[Product, Product]> {
    const found: Product[] = [];
    await this.find((product) => {
      if (product.variants.length === 1 && (product.variants[0]?.available ?? 0) >= 5) found.push(product);
      return found.length === count;
    });
    return found as [Product, Product];
  }

  simpleProduct(): Promise<Product> {
    return this.find(({ variants }) => variants.length === 1 && (variants[0]?.available ?? 0) >= 5);
  }

  /** How many of a simple product can be bought now. */
  async available({ slug }: Product): Promise<number> {
    return (await this.get<Product>(`/products/${slug}`)).variants[0]?.available ?? 0;
  }

  async get<T>(path: string): Promise<T> {
    const response = await this.request.get(api + path);
    expect(response.ok(), `GET ${path}`).toBe(true);
    return (await response.json()) as T;
  }

  async addToCart(product: Product): Promise<void> {
    await this.page.goto(`/p/${product.slug}`);
    await this.page.getByRole('button', { name: 'Add to cart' }).click();
    await expect(this.drawer.getByRole('link', { name: product.name })).toBeVisible();
  }

  async closeDrawer(): Promise<void> {
    await this.drawer.getByRole('button', { name: 'Close cart' }).click();
    await expect(this.drawer).toBeHidden();
  }

  async fillContact(): Promise<void> {
    await this.page.getByLabel('E-mail address').fill(customer.email);
    await this.page.getByRole('button', { name: 'Continue to delivery' }).click();
    await expect(this.page).toHaveURL(/\/checkout\/delivery$/);
  }

  async fillDelivery(): Promise<void> {
    await this.page.getByLabel('Full name').fill(customer.name);
    await this.page.getByLabel('Street and number').fill(customer.street);
    await this.page.getByLabel('Postal code').fill(customer.postalCode);
    await this.page.getByLabel('Town or city').fill(customer.city);
    await this.page.getByRole('button', { name: 'Continue to payment' }).click();
    await expect(this.page).toHaveURL(/\/checkout\/payment$/);
  }

  async toPayment(product: Product): Promise<void> {
    await this.addToCart(product);
    await this.drawer.getByRole('link', { name: 'Check out' }).click();
    await this.fillContact();
    await this.fillDelivery();
  }

  async fillCard(number: string): Promise<void> {
    await this.card.getByLabel('Card number').fill(number);
    await this.card.getByLabel('Expiry').fill('12/39');
    await this.card.getByLabel('Security code').fill('123');
    await this.card.getByLabel('Name on card').fill(customer.name);
  }

  async pay(number: string): Promise<void> {
    await this.fillCard(number);
    await this.payButton.click();
  }

  async expectConfirmed(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Thank you. Your order is confirmed.' })).toBeVisible();
    await expect(this.page).toHaveURL(/\/orders\/[a-z0-9_]+#token=[\w-]+$/);
  }
}
