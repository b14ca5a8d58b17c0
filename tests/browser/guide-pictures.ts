import type { Page } from '@playwright/test';

/** What a picture of the owner's guide may name. */
export interface Staged {
  /** One to be sent, and one that is sent in part. */
  paid: string;
  parted: string;
  product: string;
}

export interface Picture {
  /** Of its file in docs/images/guide, and of its row among the outlines there. */
  name: string;
  path: string | ((staged: Staged) => string);
  role?: 'staff' | 'admin';
  /** What somebody does before it is taken. */
  act?: (page: Page) => Promise<void>;
  width?: number;
  height?: number;
}

/** The pictures of docs/owners-guide.md, in its order. */
export const pictures: Picture[] = [
  { name: 'sign-in', path: '/sign-in?next=%2Fadmin', height: 620 },
  { name: 'home', path: '/admin', role: 'staff', height: 1000 },
  {
    name: 'palette',
    path: '/admin',
    role: 'staff',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('stoneware');
      await page.getByRole('option', { name: /Stoneware mug/ }).waitFor();
    },
    height: 620,
  },
  { name: 'products', path: '/admin/products', role: 'staff' },
  { name: 'product', path: ({ product }) => `/admin/products/${product}`, role: 'staff', height: 1000 },
  {
    name: 'variants',
    path: ({ product }) => `/admin/products/${product}`,
    role: 'staff',
    act: (page) =>
      page.getByRole('heading', { name: 'Options and variants' }).evaluate((heading) => heading.scrollIntoView()),
    height: 1000,
  },
  { name: 'stock', path: '/admin/stock', role: 'staff' },
  { name: 'sku', path: '/admin/stock/MUG-SAND', role: 'staff' },
  { name: 'import', path: '/admin/import', role: 'staff' },
  { name: 'orders', path: '/admin/orders', role: 'staff' },
  { name: 'order', path: ({ parted }) => `/admin/orders/${parted}`, role: 'staff', height: 1000 },
  {
    name: 'send',
    path: ({ paid }) => `/admin/orders/${paid}`,
    role: 'staff',
    act: async (page) => {
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByRole('dialog').getByLabel('Carrier').fill('Example Post');
    },
  },
  { name: 'slip', path: ({ paid }) => `/admin/orders/${paid}/slip`, role: 'staff', height: 700 },
  {
    name: 'refund',
    path: ({ paid }) => `/admin/orders/${paid}`,
    role: 'staff',
    act: async (page) => {
      await page.getByRole('button', { name: 'Refund' }).click();
      await page.getByRole('dialog').getByRole('spinbutton').fill('1');
      await page.getByText('is on sale again.').waitFor();
    },
    height: 900,
  },
  { name: 'phone', path: ({ paid }) => `/admin/orders/${paid}`, role: 'staff', width: 360, height: 740 },
  { name: 'categories', path: '/admin/categories', role: 'staff' },
  {
    name: 'webhook',
    path: '/admin/webhooks',
    role: 'staff',
    act: async (page) => {
      await page.getByRole('button', { name: 'New subscription' }).first().click();
      await page.getByRole('dialog').getByLabel('Address').fill('https://hooks.example.com/tradewind');
    },
  },
  { name: 'audit', path: '/admin/audit', role: 'admin' },
  { name: 'data', path: '/account/data', role: 'staff', height: 720 },
];
