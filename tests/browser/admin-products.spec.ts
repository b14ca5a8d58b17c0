import { expectAccessible } from './accessible';
import { expect, test, widths } from './admin';

const table = 'Products';

for (const width of widths) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

    test.beforeEach(async ({ admin }) => {
      await admin.signIn('staff');
      await admin.deleteProducts('Zebra');
    });

    test.afterEach(({ admin }) => admin.deleteProducts('Zebra'));

    test('a product with variants is made, found, changed, copied, archived and deleted', async ({ page, admin }) => {
      await page.goto('/admin/products/new');
      await expectAccessible(page, 'new product');
      await page.getByRole('button', { name: 'Create' }).click();
      await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
      await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/Give it a name/);

      await page.getByLabel('Name', { exact: true }).fill('Zebra scarf');
      await page.getByLabel('Description').fill('Soft.\n\nStriped.');
      await page.getByLabel('Category').selectOption({ label: 'Bags & wear' });
      await page.getByLabel('Name of a new option').fill('Size');
      await page.getByLabel('First value of the new option').fill('S');
      await page.getByRole('button', { name: 'Add option' }).click();
      await page.getByLabel('New value of Size').fill('M');
      await page.keyboard.press('Enter');
      await page.getByLabel('Price for all of them, in EUR').fill('24.50');
      await page.getByLabel('On hand of each of them').fill('7');
      await page.keyboard.press('Enter');
      await page.getByLabel('Price of Size: M').fill('dear');
      await page.getByRole('button', { name: 'Create' }).click();
      await expect(page.getByLabel('Price of Size: M')).toBeFocused();
      await expect(page.getByLabel('Price of Size: M')).toHaveAccessibleDescription('An amount such as 12.50.');
      await expectAccessible(page, 'new product, with an error');
      await page.getByLabel('Price of Size: M').fill('26');
      await page.getByRole('button', { name: 'Create' }).click();
      await expect(page.getByText('Zebra scarf is created.')).toBeVisible();
      await expect(page).toHaveURL(/\/admin\/products\/prd_/);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Draft');

      // A spreadsheet's cells, into the grid.
      await page.getByLabel('Price of Size: S').focus();
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData('text', '25\t9\n27\t4\n');
        document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
      });
      await expect(page.getByLabel('On hand of Size: M')).toHaveValue('4');
      await page.keyboard.press('Control+s');
      await expect(page.getByText('Zebra scarf is saved.')).toBeVisible();
      const { items } = await admin.call<{ items: object[] }>('GET', '/admin/products?q=zebra-scarf-m');
      expect(items).toMatchObject([{ name: 'Zebra scarf', status: 'draft', onHand: 13, priceTo: { amount: 2700 } }]);

      await page.getByRole('button', { name: 'Archive' }).click();
      await expect(page.getByText('Zebra scarf is archived now.')).toBeVisible();
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Draft');

      await page.getByRole('link', { name: 'Duplicate' }).click();
      await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Zebra scarf (copy)');
      await page.getByRole('button', { name: 'Create' }).click();
      await expect(page.getByText('Zebra scarf (copy) is created.')).toBeVisible();
      await page.getByRole('button', { name: 'Delete this product' }).click();
      await expectAccessible(page, 'delete dialog');
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await expect(page.getByText('Zebra scarf (copy) is deleted.')).toBeVisible();
      await page.getByLabel('Name or SKU').fill('zebra');
      await expect(page.getByRole('table', { name: table }).getByRole('rowheader')).toHaveText(['Zebra scarf']);
    });

    test('what is asked of the table stands in its address, and views are kept', async ({ page }) => {
      await page.goto('/admin/products');
      const rows = page.getByRole('table', { name: table }).getByRole('rowheader');
      await expect(rows).toHaveCount(24);
      await expectAccessible(page, 'products');
      await page.getByRole('button', { name: 'Show more' }).click();
      await expect(rows).toHaveCount(48);
      await expect(page).toHaveURL(/page=2/);
      await page.reload();
      await expect(rows).toHaveCount(48);

      await page.getByLabel('Category').selectOption({ label: 'Kitchen' });
      await expect(page).toHaveURL(/category=kitchen/);
      await page.getByRole('button', { name: 'Columns' }).click();
      // The columns stand in the address, so the box follows a moment after the click.
      await page.getByRole('checkbox', { name: 'SKUs' }).click();
      await expect(page.getByRole('checkbox', { name: 'SKUs' })).toBeChecked();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('cell', { name: /BOARD-S/ })).toBeVisible();
      await page.getByRole('button', { name: 'Save view' }).click();
      await page.getByLabel('Name of the view').fill('Kitchen SKUs');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'All', exact: true }).click();
      await expect(rows).toHaveCount(24);
      await page.reload();
      await page.getByRole('link', { name: 'Kitchen SKUs' }).click();
      await expect(page.getByRole('cell', { name: /BOARD-S/ })).toBeVisible();
      await page.goBack();
      await expect(rows).toHaveCount(24);

      await page.getByLabel('Name or SKU').fill('unobtainium');
      await expect(page.getByRole('heading', { name: 'Nothing fits' })).toBeVisible();
      await expectAccessible(page, 'products, none');
    });

    test('many are changed at once, and taken back', async ({ page, admin }) => {
      await admin.createProduct('Zebra one');
      await admin.createProduct('Zebra two');
      await page.goto('/admin/products?q=zebra');
      const found = page.getByRole('table', { name: table });
      await page.getByLabel('Select Zebra one').check();
      await page.getByLabel('Select Zebra two').check();
      await page.getByRole('button', { name: 'Change prices' }).click();
      await page.getByLabel('By how many per cent').fill('lots');
      await page.getByRole('button', { name: 'Change', exact: true }).click();
      await expect(page.getByLabel('By how many per cent')).toHaveAccessibleDescription(/A number of per cent/);
      await expectAccessible(page, 'price dialog');
      await page.getByLabel('By how many per cent').fill('-10');
      await page.getByRole('button', { name: 'Change', exact: true }).click();
      await expect(page.getByText('2 products priced −10 %.')).toBeVisible();
      await expect(found.getByText('€10.80')).toHaveCount(2);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(page.getByText('All is as it was.')).toBeVisible();
      await expect(found.getByText('€12.00')).toHaveCount(2);
    });

    test('unsaved changes are not lost by a link, by Back or by the palette', async ({ page, admin }) => {
      const { id } = await admin.createProduct('Zebra mug');
      await page.goto('/admin/products?q=zebra');
      await page.getByRole('link', { name: 'Zebra mug' }).click();
      await page.getByLabel('Name', { exact: true }).fill('Zebra mug, large');
      const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
      const stay = async () => {
        await expect(dialog).toBeVisible();
        await dialog.getByRole('button', { name: 'Stay here' }).click();
        await expect(page).toHaveURL(new RegExp(id));
        await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Zebra mug, large');
      };
      await page.getByRole('link', { name: 'Tradewind' }).click();
      await expectAccessible(page, 'leaving dialog');
      await stay();
      await page.goBack();
      await stay();
      await page.keyboard.press('Control+k');
      await page.keyboard.type('to the shop');
      await page.keyboard.press('Enter');
      await stay();
      await page.goBack();
      await dialog.getByRole('button', { name: 'Leave', exact: true }).click();
      await expect(page).toHaveURL(/q=zebra/);
      await expect(page.getByRole('link', { name: 'Zebra mug' })).toBeVisible();
    });

    test.describe('two people who edit one product', () => {
      test.use({ provoked: /\b412\b/ });

      test('see both versions side by side', async ({ page, admin }) => {
        const { id } = await admin.createProduct('Zebra lamp');
        await page.goto(`/admin/products/${id}`);
        await page.getByLabel('Name', { exact: true }).fill('Zebra lamp, mine');
        await page.getByLabel('Description').fill('Mine.');
        const theirs = { slug: 'zebra-lamp', name: 'Zebra lamp, theirs', category: 'lighting', status: 'draft' };
        const variants = [{ sku: 'ZEBRA-LAMP', price: { amount: 1300, currency: 'EUR' } }];
        await admin.call('PUT', `/products/${id}`, { ...theirs, variants }, { 'If-Match': '"1"' });

        await page.getByRole('button', { name: 'Save' }).click();
        const dialog = page.getByRole('dialog', { name: 'Somebody else saved this product first' });
        await expect(dialog.getByRole('group', { name: 'Name' })).toContainText('Zebra lamp, theirs');
        await expect(dialog.getByRole('group')).toHaveCount(1);
        await expect(dialog).toContainText('Category: lighting');
        await expectAccessible(page, 'conflict');
        await dialog.getByRole('radio', { name: /Theirs/ }).check();
        await dialog.getByRole('button', { name: 'Save what is chosen' }).click();
        await expect(page.getByText('Zebra lamp, theirs is saved.')).toBeVisible();
        expect(await admin.call('GET', `/products/${id}`)).toMatchObject({
          name: 'Zebra lamp, theirs',
          description: 'Mine.',
          category: 'lighting',
          variants: [{ price: { amount: 1300 } }],
          version: 3,
        });
      });
    });
  });
}
