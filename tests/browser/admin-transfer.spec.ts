import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { type BackOffice, expect, test, widths } from './admin';

interface Product {
  slug: string;
  name: string;
  description: string;
  variants: { sku: string; available: number; price: { amount: number } }[];
}

/** Of one test alone: what its products begin with. */
const someName = () => `file-${Date.now().toString(36)}`;

class Transfer {
  constructor(
    readonly page: Page,
    readonly admin: BackOffice,
  ) {}

  async open(): Promise<void> {
    await this.admin.signIn('staff');
    await this.page.goto('/admin/import');
    await expect(this.page.getByRole('heading', { name: 'Import', exact: true })).toBeVisible();
  }

  async choose(name: string, content: string | Buffer, kind: 'Products' | 'Stock' = 'Products'): Promise<void> {
    await this.page.getByRole('radio', { name: kind }).check();
    const buffer = typeof content === 'string' ? Buffer.from(content) : content;
    await this.page.getByLabel('A CSV or JSON file').setInputFiles({ name, mimeType: 'text/csv', buffer });
  }

  async check(): Promise<void> {
    await this.page.getByRole('button', { name: 'Check', exact: true }).click();
    await expect(this.page.getByRole('heading', { name: 'What the import would do' })).toBeVisible();
  }

  async import(what: string): Promise<void> {
    await this.page.getByRole('button', { name: `Import ${what}` }).click();
    await expect(this.page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  }

  /** How many had an outcome, as the page says it. */
  count(outcome: string) {
    return this.page.locator('dl > div').filter({ hasText: outcome }).locator('dd');
  }

  product(slug: string): Promise<Product> {
    return this.admin.call('GET', `/products/${slug}`);
  }

  /** The file that the export makes of what is chosen. */
  async export(what: string, format: string): Promise<string> {
    await this.page.getByLabel('What', { exact: true }).selectOption(what);
    await this.page.getByLabel('As', { exact: true }).selectOption(format);
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: 'Export', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^${what}-\\d{4}-\\d\\d-\\d\\d\\.${format}$`));
    await expect(this.page.getByText(/are in the file\./)).toBeVisible();
    return await readFile(await download.path(), 'utf8');
  }
}

const wizard = test.extend<{ transfer: Transfer }>({
  transfer: async ({ page, admin }, use) => {
    await use(new Transfer(page, admin));
  },
});

for (const width of widths) {
  wizard(
    `a file is matched, checked, imported without its errors, and changes nothing again, ${width} px wide`,
    async ({ page, transfer }) => {
      await page.setViewportSize({ width, height: 800 });
      const name = someName();
      const sku = name.toUpperCase();
      const rows = [
        'Handle;Title;Rubric;Variant SKU;Size;Variant Price;What it says',
        `${name};Mug, by hand;desk;${sku}-S;S;12,50;"It says ""=1+1"".\r\n\r\nAnd more."`,
        `${name};;;${sku}-M;M;13;`,
        `${name}-two;=HYPERLINK("https://example.com");desk;${sku}-TWO;;7;-plain`,
        `${name}-bad;Bad;no-such-category;${sku}-BAD;;7;`,
        `${name}-worse;Worse;desk;${sku}-WORSE;;cheap;`,
      ];
      const file = `\ufeff${rows.join('\r\n')}\r\n`;

      await transfer.open();
      await expectAccessible(page, 'choosing a file');
      await transfer.choose('supplier.csv', file);
      await expect(page.getByRole('heading', { name: 'supplier.csv: 5 rows' })).toBeFocused();
      await expect(page.getByLabel('Encoding')).toHaveValue('utf-8');
      await expect(page.getByLabel('Slug (needed)')).toHaveValue('0');
      await page.getByLabel('Category').selectOption('Rubric');
      await page.getByLabel('Option 1 value').selectOption('Size');
      await page.getByLabel('Description', { exact: true }).selectOption('What it says');
      await expect(page.getByText('12,50 · 13 · 7')).toBeVisible();
      await expectAccessible(page, 'matching columns');

      await transfer.check();
      await expect(transfer.count('New')).toHaveText('2');
      await expect(transfer.count('With errors')).toHaveText('2');
      const errors = page.getByRole('list', { name: 'With errors' });
      await expect(errors).toContainText(/Line 7.*Category: There is no category with this slug\./);
      await expect(errors).toContainText(/Line 8.*Price: “cheap” is no amount/);
      await expectAccessible(page, 'what the import would do');
      expect(await transfer.admin.call('GET', `/admin/products?q=${sku}`)).toMatchObject({ items: [] });

      const [list] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download the errors' }).click(),
      ]);
      expect(await readFile(await list.path(), 'utf8')).toContain(`7,${name}-bad,Category,There is no category`);

      const go = page.getByRole('button', { name: 'Import 2 products' });
      await expect(go).toHaveAttribute('aria-disabled', 'true');
      await page.getByRole('checkbox', { name: /Leave out 2 products/ }).check();
      await transfer.import('2 products');
      await expect(transfer.count('New')).toHaveText('2');
      await expectAccessible(page, 'imported');
      const mug = await transfer.product(name);
      expect(mug).toMatchObject({ name: 'Mug, by hand', description: 'It says "=1+1".\n\nAnd more.' });
      expect(mug.variants.map(({ sku, price }) => [sku, price.amount])).toEqual([
        [`${sku}-S`, 1250],
        [`${sku}-M`, 1300],
      ]);
      expect(await transfer.product(`${name}-two`)).toMatchObject({
        name: '=HYPERLINK("https://example.com")',
        description: '-plain',
      });

      // How its columns were matched is remembered.
      await page.getByRole('button', { name: 'Import another file' }).click();
      await transfer.choose('supplier.csv', file);
      await expect(page.getByLabel('Category')).toHaveValue('2');
      await transfer.check();
      await expect(transfer.count('Unchanged')).toHaveText('2');
      await expect(transfer.count('New')).toHaveCount(0);
      await transfer.admin.deleteProducts(name);
    },
  );

  wizard(`what is exported is imported as unchanged, ${width} px wide`, async ({ page, transfer }) => {
    await page.setViewportSize({ width, height: 800 });
    const name = someName();
    await transfer.admin.createProduct(name, { name: '=1+1', description: '\'-x\n\n"y", z', seo: { title: '@title' } });
    await transfer.open();
    const csv = await transfer.export('products', 'csv');
    expect(csv).toContain(`,"'=1+1"`.replaceAll('"', ''));
    await transfer.choose('products.csv', csv);
    await transfer.check();
    await expect(transfer.count('Unchanged')).toBeVisible();
    await expect(page.locator('dl > div')).toHaveCount(1);

    await page.getByRole('button', { name: 'Choose another file' }).click();
    const json = await transfer.export('products', 'json');
    await transfer.choose('products.json', json);
    await transfer.check();
    await expect(page.locator('dl > div')).toHaveCount(1);
    await expect(transfer.count('Unchanged')).toHaveText(String(JSON.parse(json).length));

    await page.getByRole('button', { name: 'Choose another file' }).click();
    await transfer.choose('stock.csv', await transfer.export('stock', 'csv'), 'Stock');
    await transfer.check();
    await expect(page.locator('dl > div')).toHaveCount(1);
    await expect(transfer.count('Unchanged')).toBeVisible();
    await transfer.admin.deleteProducts('=1+1');
  });

  wizard(`a file that is broken is told so before anything else, ${width} px wide`, async ({ page, transfer }) => {
    await page.setViewportSize({ width, height: 800 });
    await transfer.open();
    const files: [string, string | Buffer, RegExp][] = [
      ['half.csv', 'Slug,SKU,Name\nmug,MUG,"A mug\ncup,CUP,A cup\n', /cut off, or a quotation mark is missing.*line 2/],
      ['half-a-row.csv', 'Slug,SKU,Name\nmug,MUG,A mug\ncup,CUP', /cut off: line 3/],
      ['half.json', '[{"slug": "mug"}, {"slug', /its JSON ends in the middle/],
      ['book.xlsx', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]), /This is a workbook/],
      ['empty.csv', '', /The file is empty/],
    ];
    for (const [name, content, problem] of files) {
      await transfer.choose(name, content);
      await expect(page.getByRole('alert')).toContainText(problem);
    }
    await expectAccessible(page, 'a broken file');
  });
}

wizard('the encoding is guessed, told, and changed', async ({ page, transfer }) => {
  await transfer.open();
  const text = Buffer.from('Slug,SKU,Name\ngdansk,GDANSK,Gda\xf1sk mug\n', 'latin1');
  await transfer.choose('old.csv', text);
  await expect(page.getByLabel('Encoding')).toHaveValue('windows-1252');
  await expect(page.getByText(/Guessed, as nothing in the file says so/)).toBeVisible();
  await expect(page.getByText('Gdañsk mug')).toBeVisible();
  await page.getByLabel('Encoding').selectOption('windows-1250');
  await expect(page.getByText('Gdańsk mug')).toBeVisible();
});

wizard('stock is counted once by a file, and orders that come between stay', async ({ page, transfer }) => {
  const name = someName();
  const sku = name.toUpperCase();
  await transfer.admin.createProduct(name);
  await transfer.open();
  const file = `SKU,Counted,Low below\n${sku},25,3\nNO-SUCH-${sku},1,\n`;
  await transfer.choose('count.csv', file, 'Stock');
  await transfer.check();
  await expect(page.getByRole('list', { name: 'With errors' })).toContainText('import its product first');
  await page.getByLabel('Show').selectOption('Changed');
  await expect(page.getByRole('list', { name: 'Changed' })).toContainText('On hand 10 → 25, Low below');
  await page.getByRole('checkbox', { name: /Leave out 1 SKU/ }).check();
  await transfer.import('1 SKU');
  expect((await transfer.product(name)).variants[0]?.available).toBe(25);

  const headers = { 'Idempotency-Key': crypto.randomUUID() };
  await transfer.admin.call('POST', `/stock/${sku}/adjustments`, { quantity: -4, reason: 'damaged' }, headers);
  await page.getByRole('button', { name: 'Import another file' }).click();
  await transfer.choose('count.csv', file, 'Stock');
  await transfer.check();
  await expect(transfer.count('Counted before')).toHaveText('1');
  expect((await transfer.product(name)).variants[0]?.available).toBe(21);
  await transfer.admin.deleteProducts(name);
});

wizard.describe('a shop that is busy, and a tab that is closed', () => {
  wizard.use({ provoked: /503|Failed to load resource/ });

  wizard('hold an import up, and it goes on where it was', async ({ page, transfer }) => {
    const name = someName();
    const sku = name.toUpperCase();
    const rows = Array.from({ length: 160 }, (_, n) => `${name}-${n},Thing ${n},desk,${sku}-${n},5`);
    const file = `Slug,Name,Category,SKU,Price\n${rows.join('\n')}\n`;
    await transfer.open();
    await transfer.choose('many.csv', file);
    await transfer.check();
    await expect(transfer.count('New')).toHaveText('160');

    // Two parts are taken, one of which nobody hears of; then the shop is busy.
    let asked = 0;
    const busy = { type: '/problems/unavailable', title: 'Not available right now', status: 503 };
    await page.route('**/admin/imports/products', async (route) => {
      asked += 1;
      if (asked === 1) await route.continue();
      else if (asked === 2) {
        await route.fetch();
        await route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(busy) });
      } else await route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(busy) });
    });
    await page.getByRole('button', { name: 'Import 160 products' }).click();
    await expect(page.getByText('50 of 160 rows imported')).toBeVisible();
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByText('Paused.')).toBeVisible();
    await expectAccessible(page, 'importing');
    // Leaving asks first.
    await page.getByRole('link', { name: 'Stock', exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Stop the import?' });
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await expect(page.getByRole('heading', { name: 'Stock', exact: true })).toBeVisible();
    await page.unroute('**/admin/imports/products');

    await page.goto('/admin/import');
    await transfer.choose('many.csv', file);
    await expect(page.getByText(/1 of 4 parts are in/)).toBeVisible();
    await expectAccessible(page, 'an import that was begun');
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
    // What nobody heard of was written, and is not written again.
    await expect(transfer.count('New')).toHaveText('110');
    await expect(transfer.count('Unchanged')).toHaveText('50');
    expect((await transfer.product(`${name}-159`)).name).toBe('Thing 159');
  });
});
