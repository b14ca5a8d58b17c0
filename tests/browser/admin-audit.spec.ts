import { expectAccessible } from './accessible';
import { expect, test, widths } from './admin';

for (const width of widths) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

    test('admins see who changed what, before and after', async ({ page, admin }) => {
      const name = `Audited vase ${width}`;
      await admin.deleteProducts('Audited');
      const { id, version } = await admin.createProduct(name);
      const renamed = { slug: `audited-${width}`, name: `${name} again`, category: 'desk', status: 'draft' };
      const variants = [{ sku: name.toUpperCase().replaceAll(' ', '-'), price: { amount: 1250, currency: 'EUR' } }];
      await admin.call('PUT', `/products/${id}`, { ...renamed, variants }, { 'If-Match': `"${version}"` });

      await admin.signIn('admin');
      await page.goto('/admin/audit');
      const entry = page.getByRole('listitem').filter({ hasText: id }).filter({ hasText: 'Update product' });
      await entry.getByText(/differences$/).click();
      const row = (part: string) => entry.getByRole('row').filter({ has: page.getByRole('rowheader', { name: part }) });
      await expect(row('Name')).toContainText(`${name}${name} again`);
      await expect(row('Variants 1, price')).toContainText('€12.00€12.50');
      await expectAccessible(page, 'audit log');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);

      await page.getByLabel('Day (UTC)').fill('2020-01-02');
      await expect(page).toHaveURL(/\?day=2020-01-02$/);
      await expect(page.getByRole('heading', { name: 'Nobody changed anything on this day' })).toBeVisible();
      await page.getByRole('button', { name: 'Day before' }).click();
      await expect(page).toHaveURL(/\?day=2020-01-01$/);
      await expectAccessible(page, 'a day without changes');
      await page.goto('/admin/audit');
      await entry.getByRole('link', { name: id }).click();
      await expect(page.getByRole('heading', { level: 1, name: `${name} again` })).toBeVisible();
      await admin.deleteProducts('Audited');
    });

    test('staff are offered no audit log, and told plainly that it is not theirs', async ({ page, admin }) => {
      await admin.signIn('staff');
      await page.goto('/admin/audit');
      await expect(page.getByRole('heading', { level: 1, name: 'Not for your role' })).toBeVisible();
      await expect(page.getByText('people with the role admin')).toBeVisible();
      if (width < 600) await page.getByRole('button', { name: 'Menu' }).click();
      const areas = page.getByRole('navigation', { name: 'Back office' });
      await expect(areas.getByRole('link', { name: 'Stock' })).toBeVisible();
      await expect(areas.getByRole('link', { name: 'Audit log' })).toBeHidden();
      await expectAccessible(page, 'a page for another role');
    });
  });
}
