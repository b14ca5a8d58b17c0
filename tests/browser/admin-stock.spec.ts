import { expectAccessible } from './accessible';
import { expect, test, widths } from './admin';

for (const width of widths) {
  const sku = `ZEBRA-BOWL-${width}`;

  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' }, provoked: /\b409\b/ });

    test.beforeEach(async ({ admin }) => {
      await admin.signIn('staff');
      await admin.deleteProducts('Zebra');
      await admin.createProduct(`Zebra bowl ${width}`);
    });

    test.afterEach(({ admin }) => admin.deleteProducts('Zebra'));

    test('stock is found, added to, taken back, counted, and watched', async ({ page }) => {
      await page.goto('/admin/stock');
      await expect(page.getByRole('rowheader').first()).toBeVisible();
      await expectAccessible(page, 'stock');
      await page.getByLabel('Beginning of a SKU').fill('zebra');
      await page.getByRole('link', { name: sku }).click();
      await expect(page.getByRole('heading', { level: 1, name: sku })).toBeVisible();
      const level = (name: string) => page.getByText(name, { exact: true }).locator('xpath=following-sibling::dd');
      await expect(level('On hand')).toHaveText('10');
      await expectAccessible(page, 'a SKU');

      await page.getByLabel('Pieces to add').fill('some');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await expect(page.getByLabel('Pieces to add')).toHaveAccessibleDescription(/A whole number/);
      await page.getByLabel('Pieces to add').fill('5');
      await page.getByLabel('Note').fill('Crate 7');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await expect(level('On hand')).toHaveText('15');
      await expect(page.getByRole('listitem').filter({ hasText: '+5' }).first()).toContainText('Received · Crate 7');
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(level('On hand')).toHaveText('10');
      await expect(page.getByRole('listitem').filter({ hasText: '−5' }).first()).toContainText('Correction');

      await page.getByLabel('Reason').selectOption('damaged');
      await page.getByLabel('Pieces to take away').fill('99');
      await page.getByRole('button', { name: 'Take away' }).click();
      await expect(page.getByLabel('Pieces to take away')).toHaveAccessibleDescription(/At most 10/);

      await page.getByLabel('Pieces on the shelf').fill('8');
      await page.getByRole('button', { name: 'Set', exact: true }).click();
      await expect(page.getByText(`${sku} is counted: −2.`)).toBeVisible();
      await expect(level('Available')).toHaveText('8');

      await page.getByLabel('Low below').fill('9');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(level('Available')).toHaveText('Low8');
      await expectAccessible(page, 'a SKU that runs low');
      await page.getByRole('button', { name: 'Undo' }).last().click();
      await expect(level('Available')).toHaveText('8');
      await page.getByLabel('Low below').fill('9');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.goto('/admin/stock?low=true&q=zebra');
      await expect(page.getByRole('rowheader', { name: sku })).toBeVisible();
    });

    test.describe('an answer is lost', () => {
      test.use({ provoked: /ERR_FAILED/ });

      test('and pressing again adds once', async ({ page }) => {
        let lost = false;
        await page.route('**/adjustments', async (route) => {
          if (lost) return route.continue();
          lost = true;
          await route.fetch();
          await route.abort();
        });
        await page.goto(`/admin/stock/${sku}`);
        await page.getByLabel('Pieces to add').fill('7');
        await page.getByRole('button', { name: 'Add', exact: true }).click();
        await expect(page.getByLabel('Pieces to add')).toHaveAccessibleDescription(/No answer yet/);
        await page.getByRole('button', { name: 'Add', exact: true }).click();
        await expect(page.getByText(`7 added to ${sku}.`)).toBeVisible();
        await expect(page.getByText('On hand', { exact: true }).locator('xpath=following-sibling::dd')).toHaveText(
          '17',
        );
        await expect(page.getByRole('listitem').filter({ hasText: '+7' }).first()).toContainText('you, ');
      });
    });
  });
}
