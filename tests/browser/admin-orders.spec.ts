import { expectAccessible } from './accessible';
import { expect, someEmail, test, widths } from './admin';

for (const width of widths) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

    test.beforeEach(({ admin }) => admin.signIn('staff'));

    test('orders are found by state, e-mail and day, and what is asked stands in the address', async ({
      page,
      admin,
    }) => {
      const email = someEmail();
      const paid = await admin.placeOrder(1, { email });
      const failed = await admin.placeOrder(1, { email, pay: 'decline' });
      await page.goto('/admin/orders');
      await expectAccessible(page, 'orders');
      const rows = page.getByRole('table', { name: 'Orders' }).getByRole('rowheader');
      await expect(rows.first()).toContainText(failed.number);

      await page.getByLabel("Customer's e-mail").fill('ada.');
      await expect(page.getByRole('heading', { name: 'The whole address, please' })).toBeVisible();
      await expectAccessible(page, 'orders, half an address');
      await page.getByLabel("Customer's e-mail").fill(email);
      await expect(rows).toContainText([failed.number, paid.number]);
      await expect(page).toHaveURL(/email=ada/);
      await rows.first().getByRole('link').focus();
      await page.keyboard.press('ArrowDown');
      await expect(rows.nth(1).getByRole('link')).toBeFocused();
      await page.getByLabel('State').selectOption({ label: 'To be sent' });
      await expect(rows).toContainText([paid.number]);
      await page.reload();
      await expect(rows).toContainText([paid.number]);
      await page.getByLabel('To', { exact: true }).fill('2026-01-31');
      await expect(rows).toHaveCount(0);
      await page.getByLabel('From').fill('2026-02-01');
      await expect(page.getByRole('heading', { name: 'The days are turned round' })).toBeVisible();

      await page.getByRole('link', { name: 'Failed payments' }).click();
      await expect(rows.first()).toContainText(failed.number);
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.getByRole('checkbox', { name: 'Refunds' }).check();
      await page.keyboard.press('Escape');
      await expect(page).toHaveURL(/columns=.*refunds/);

      await page.keyboard.press('Control+k');
      await page.keyboard.type(email);
      await page.keyboard.press('Enter');
      await expect(rows).toContainText([failed.number, paid.number]);
    });
  });
}
