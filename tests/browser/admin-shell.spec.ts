import { gzipSync } from 'node:zlib';
import { expectAccessible } from './accessible';
import { expect, test, widths } from './admin';
import { tabTo } from './keyboard';

test('nobody but staff sees the back office, and a shopper loads none of it', async ({ page, admin, shop }) => {
  const loaded: string[] = [];
  page.on('response', (response) => void loaded.push(response.url()));
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(`/p/${(await shop.simpleProduct()).slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const ofTheBackOffice = () => loaded.filter((url) => /back-office|products-page|editor-page/.test(url));
  expect(ofTheBackOffice()).toEqual([]);

  await page.goto('/admin/products');
  await expect(page.getByRole('heading', { name: 'Sign in first' })).toBeVisible();
  await expectAccessible(page, 'signed out');
  await admin.signIn('customer');
  await page.goto('/admin/products');
  await expect(page.getByRole('heading', { name: 'Not for this account' })).toBeVisible();
  await expect(page.getByText('customer@example.com')).toBeVisible();

  await admin.signIn('staff');
  await page.goto('/admin/products');
  await expect(page.getByRole('heading', { name: 'Products' })).toBeVisible();
  expect(ofTheBackOffice()).not.toEqual([]);
});

test('the first page costs a shopper at most 110 kB of code', async ({ page }) => {
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(scripts.length).toBeGreaterThan(0);
  const zipped = (await Promise.all(scripts)).map((code) => gzipSync(code, { level: 9 }).length);
  expect(zipped.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(110_000);
});

for (const width of widths) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

    test('the palette goes anywhere by keyboard alone', async ({ page, admin }) => {
      await admin.signIn('staff');
      await page.goto('/admin');
      await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();

      await page.keyboard.press('Control+k');
      const palette = page.getByRole('dialog', { name: 'Go to or find' });
      await expect(palette.getByRole('combobox')).toBeFocused();
      await expectAccessible(page, 'palette');
      await page.keyboard.type('new prod');
      await expect(palette.getByRole('option', { name: /New product/ })).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'New product' })).toBeVisible();

      await page.keyboard.press('Control+k');
      await page.keyboard.type('MUG-SLATE');
      await expect(palette.getByRole('option', { name: /Stoneware mug/ })).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'Stoneware mug' })).toBeVisible();
      await expect(palette).toBeHidden();

      await page.keyboard.press('Control+k');
      await page.keyboard.type('unobtainium');
      await expect(palette.getByText('Nothing begins like that.')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(palette).toBeHidden();
    });

    test('rows are walked, selected and opened by keyboard', async ({ page, admin }) => {
      await admin.signIn('staff');
      await page.goto('/admin/products?sort=name');
      const rows = page.getByRole('table', { name: 'Products' }).getByRole('rowheader').getByRole('link');
      await tabTo(page, rows.first());
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      await expect(page.getByRole('region', { name: 'Selected products' })).toContainText('2');
      await page.keyboard.press('End');
      await expect(rows.last()).toBeFocused();
      await page.keyboard.press('Home');
      const name = await rows.first().textContent();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: name ?? '' })).toBeVisible();
    });
  });
}
