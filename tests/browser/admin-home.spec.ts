import { expectAccessible } from './accessible';
import { expect, test, widths } from './admin';
import { isApi } from './shop';

interface Sales {
  today: string;
  items: { orders: number; revenue: { amount: number } }[];
}

for (const width of widths) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

    test.beforeEach(({ admin }) => admin.signIn('staff'));

    test('the first page says what sold and what needs attention', async ({ page, admin }) => {
      const { today } = await admin.call<Sales>('GET', '/sales?from=2026-01-01&to=2026-01-01');
      const days = `/sales?from=${today}&to=${today}`;
      const counted = async () => (await admin.call<Sales>('GET', days)).items[0]?.orders ?? 0;
      const before = await counted();
      await admin.placeOrder(2);
      await admin.placeOrder(1, { pay: 'decline' });
      await expect.poll(counted, { timeout: 30_000 }).toBeGreaterThan(before);

      // Orders of other tests may still be on their way to the count.
      await expect(async () => {
        await page.goto(`/admin?from=${today}&to=${today}`);
        const name = new RegExp(`^Orders by day.*: ${await counted()} in all`);
        await expect(page.getByRole('img', { name })).toBeVisible({ timeout: 3_000 });
      }).toPass({ timeout: 30_000 });
      await expect(page.getByRole('region', { name: 'What sold most' }).getByRole('row')).not.toHaveCount(1);
      await expectAccessible(page, 'home');

      await page.getByText('As a table').first().click();
      await expect(page.getByRole('table', { name: 'Sales by day' }).getByRole('row')).toHaveCount(2);
      await expectAccessible(page, 'home, with a table');

      await page.getByRole('link', { name: '7 days', exact: true }).click();
      await expect(page).toHaveURL(/days=7/);
      await expect(page.getByRole('table', { name: 'Sales by day' }).getByRole('row')).toHaveCount(8);
      await page.getByLabel('From').fill('2026-01-01');
      await expect(page.getByText('At most 92 days can be looked at together.')).toBeVisible();
      await page.getByLabel('To').fill('2026-01-31');
      await expect(page.getByRole('heading', { name: 'No sales in these days' })).toBeVisible();
      await expectAccessible(page, 'home, no sales');

      await page.getByRole('link', { name: /payments? failed in 7 days/ }).click();
      await expect(page).toHaveURL(/state=payment-failed&from=/);
      await page.goBack();
      await page.getByRole('link', { name: /orders? (is|are) to be sent/ }).click();
      await expect(page.getByRole('link', { name: 'To be sent' })).toHaveAttribute('aria-current', 'page');
    });

    test.describe('while the shop does not answer', () => {
      test.use({ provoked: /\b503\b/ });

      test('nothing is taken for nothing to do', async ({ page }) => {
        const problem = { type: 'about:blank', title: 'Not available', status: 503 };
        const failing = { status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) };
        for (const end of ['/dead-letters', '/stock', '/orders']) {
          await page.route(isApi(end), (route) => route.fulfill(failing));
        }
        await page.goto('/admin');
        const concerns = page.getByRole('region', { name: 'What needs attention' }).getByRole('link');
        await expect(concerns.filter({ hasText: '?' })).toHaveCount(5, { timeout: 30_000 });
      });
    });
  });
}
