import { expect, test } from './fixtures';
import { cards } from './shop';

test.describe('what the provider says', () => {
  test.use({ provoked: /\b(402|504)\b/ });

  test('a declined card charges nothing, keeps everything, and another card can be tried', async ({ page, shop }) => {
    const keys: string[] = [];
    page.on('request', (request) => {
      const key = request.headers()['idempotency-key'];
      if (key) keys.push(key);
    });
    await shop.toPayment(await shop.simpleProduct());
    await shop.pay(cards.declined);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('Your card was declined');
    await expect(alert).toBeFocused();
    await expect(shop.cartButton).toHaveAccessibleName('Cart, 1 piece');

    await shop.pay(cards.good);
    await shop.expectConfirmed();
    expect(new Set(keys).size, 'each attempt has a key of its own').toBe(2);
  });

  test('a provider that does not answer charges nothing, and the next try goes through', async ({ page, shop }) => {
    await shop.toPayment(await shop.simpleProduct());
    await shop.pay(cards.timesOut);
    await expect(page.getByRole('alert')).toContainText('did not answer in time', { timeout: 30_000 });
    await shop.pay(cards.good);
    await shop.expectConfirmed();
  });
});

test.describe('an answer that gets lost', () => {
  test.use({ provoked: /net::ERR_FAILED/ });

  test('is asked for again with the same key, after a reload too, and there is one order', async ({ page, shop }) => {
    const product = await shop.simpleProduct();
    const available = async () => (await shop.get<typeof product>(`/products/${product.slug}`)).variants[0]?.available;
    const before = await available();
    const keys: (string | undefined)[] = [];
    let lost = true;
    await page.route('**/api/orders', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (!lost) return route.continue();
      // The shop gets the order; the customer does not get the answer.
      await route.fetch();
      await route.abort();
    });

    await shop.toPayment(product);
    await shop.pay(cards.good);
    await expect(page.getByRole('alert')).toContainText('don’t know yet', { timeout: 20_000 });
    await expect(shop.payButton).toBeDisabled();
    lost = false;
    await page.reload();
    await shop.expectConfirmed();

    expect(keys.length).toBeGreaterThan(2);
    expect(new Set(keys).size).toBe(1);
    expect(await available()).toBe((before ?? 0) - 1);
  });
});

test('the card number is checked in its field and never leaves the frame', async ({ page, shop }) => {
  const bodies: string[] = [];
  page.on('request', (request) => bodies.push(request.postData() ?? ''));
  await shop.toPayment(await shop.simpleProduct());

  await shop.pay('4242 4242 4242 4241');
  const number = shop.card.getByLabel('Card number');
  await expect(number).toBeFocused();
  await expect(number).toHaveAccessibleDescription(/a digit is off/);

  await shop.pay(cards.good);
  await shop.expectConfirmed();
  expect(bodies.some((body) => body.includes('sim_succeed_'))).toBe(true);
  expect(bodies.filter((body) => /4242/.test(body.replace(/sim_\w+/g, '').replaceAll(' ', '')))).toEqual([]);
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  expect(kept).not.toContain('4242');
});
