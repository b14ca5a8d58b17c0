import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type BackOffice, expect, test } from './admin';
import { type Picture, pictures, type Staged } from './guide-pictures';
import type { Shop } from './shop';

const folder = new URL('../../docs/images/guide/', import.meta.url);
const outlines = new URL('outlines.json', folder);
// `make screenshots` takes the pictures; any other run looks whether they still show what there is.
const taking = Boolean(process.env.TAKE_PICTURES);

interface Sales {
  today: string;
  items: { orders: number }[];
}

test('the owner’s guide shows the pages as they are', async ({ admin, shop, browser }) => {
  test.setTimeout(180_000);
  const staged = await stage(admin, shop);
  const seen: Record<string, string[]> = {};
  for (const picture of pictures) {
    const { width = 1280, height = 800 } = picture;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    const tab = await context.newPage();
    await open(tab, admin, picture, staged);
    seen[picture.name] = await tab.evaluate(outline);
    if (taking) await take(tab, picture.name);
    await context.close();
  }
  if (taking) writeFileSync(outlines, `${JSON.stringify(seen, null, 1)}\n`);
  const taken: unknown = JSON.parse(readFileSync(outlines, 'utf8'));
  expect(seen, 'a page has changed: `make screenshots` takes its picture again').toEqual(taken);
});

async function open(page: Page, admin: BackOffice, { path, role, act }: Picture, staged: Staged): Promise<void> {
  if (role) await admin.on(page).signIn(role);
  await page.goto(typeof path === 'string' ? path : path(staged));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await act?.(page);
  await page.waitForLoadState('networkidle');
}

/** Small, and as sharp as letters need. */
async function take(page: Page, name: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  writeFileSync(new URL(`${name}.webp`, folder), Buffer.from(data, 'base64'));
}

/**
 * What a page calls its parts, without what it shows in them: rows of tables and of lists are data, and so are numbers and the numbers of
 * orders. Nor does it tell of the navigation, which belongs to all pages. Runs in the page.
 */
function outline(): string[] {
  const parts = 'h1, h2, h3, button, label, legend, thead th, nav a, section[aria-label]';
  const other = 'tbody, [role="option"], main li, datalist, header nav';
  const said = Array.from(document.querySelectorAll<HTMLElement>(parts))
    .filter((part) => part.checkVisibility() && !part.closest(other))
    .map((part) => {
      const named = part.getAttribute('aria-label') ?? part.textContent ?? '';
      const name = named
        .replace(/\b[0-9A-Z]{5}-[0-9A-Z]{5}/g, '#')
        .replace(/\d+([.,]\d+)*/g, '#')
        .replace(/\s+/g, ' ')
        .trim()
        // A product, beside how many pieces of it there are to choose.
        .replace(/^.+( of #)$/, '…$1');
      return name && `${part.tagName.toLowerCase()} ${name}`;
    });
  // Whether there is more to show depends on how much there is.
  return [...new Set(said)].filter((text) => text !== '' && text !== 'button Show more');
}

/** Orders in several states, so that there is something to see. */
async function stage(admin: BackOffice, shop: Shop): Promise<Staged> {
  const send = async (id: string, quantity: number) => {
    const parcel = { carrier: 'Example Post', trackingNumber: 'EX1', lines: [{ line: 0, quantity }] };
    await admin.call('POST', `/orders/${id}/fulfilments`, parcel, key());
  };
  const crate = { quantity: 10, reason: 'received', note: 'Crate 7' };
  await admin.call('POST', '/stock/MUG-SAND/adjustments', crate, key());
  const sent = await admin.placeOrder(1);
  const parted = await admin.placeOrder(3);
  await admin.placeOrder(1, { pay: 'decline' });
  const paid = await admin.placeOrder(2);
  await send(sent.id, 1);
  await send(parted.id, 2);
  await admin.call('POST', `/orders/${parted.id}/notes`, { text: 'The third piece follows on Monday.' }, key());
  // The home page tells of them a moment later.
  const { today } = await admin.call<Sales>('GET', '/sales?from=2026-01-01&to=2026-01-01');
  const sold = async () => (await admin.call<Sales>('GET', `/sales?from=${today}&to=${today}`)).items[0]?.orders;
  await expect.poll(sold, { timeout: 30_000 }).toBeGreaterThan(2);
  const { id: product } = await shop.get<{ id: string }>('/products/stoneware-mug');
  return { paid: paid.id, parted: parted.id, product };
}

const key = () => ({ 'Idempotency-Key': crypto.randomUUID() });
