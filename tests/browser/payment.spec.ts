import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { cards, isApi } from './shop';

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

  for (const [card, says] of [
    ['unreachable', 'has heard nothing'],
    ['answerLost', 'holds the money'],
    ['takenAndLost', 'has taken it'],
  ] as const) {
    test(`a provider that does not answer and ${says} costs nothing, and the next try goes through`, async ({
      page,
      shop,
    }) => {
      const product = await shop.simpleProduct();
      const before = await shop.available(product);
      await shop.toPayment(product);
      await shop.pay(cards[card]);
      await expect(page.getByRole('alert')).toContainText('did not answer in time', { timeout: 30_000 });
      expect(await shop.available(product), 'nothing is set aside').toBe(before);
      await shop.pay(cards.good);
      await shop.expectConfirmed();
    });
  }
});

test.describe('an answer that gets lost', () => {
  test.use({ provoked: /net::ERR_FAILED/ });

  test('is asked for again with the same key, after a reload too, and there is one order', async ({ page, shop }) => {
    const product = await shop.simpleProduct();
    const before = await shop.available(product);
    const keys: (string | undefined)[] = [];
    let lost = true;
    await page.route(isApi('/orders'), async (route) => {
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
    expect(await shop.available(product)).toBe(before - 1);
  });
});

for (const [screen, viewport] of Object.entries({
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
})) {
  test.describe(`a payment that the bank asks about, ${screen}`, () => {
    test.use({ viewport, provoked: /\b402\b/ });

    test('is confirmed there, and ends at the order', async ({ page, shop }) => {
      const challenges = watchChallenges(page);
      const product = await shop.simpleProduct();
      const before = await shop.available(product);
      await shop.toPayment(product);
      const total = (await shop.payButton.textContent())?.replace('Pay ', '') ?? '';
      await shop.pay(cards.challenged);
      await expect(page.getByRole('heading', { name: 'Is this payment yours?' })).toBeVisible();
      await expect(page.getByRole('main')).toContainText(total);
      expect(await shop.available(product), 'set aside while the bank asks').toBe(before - 1);

      await shop.confirmAtBank.click();
      await shop.expectConfirmed();
      await expect(shop.cartButton).toHaveAccessibleName('Cart, 0 pieces');
      expect(await challenges(), 'what the bank says goes into no address that a server sees').toEqual([]);

      await page.goBack();
      await expect(page.getByText('nothing in your cart')).toBeVisible();
      await page.goForward();
      await shop.expectConfirmed();
      expect(await shop.available(product)).toBe(before - 1);
    });

    test('is refused there, keeps the cart, and another card can be tried', async ({ page, shop }) => {
      const product = await shop.simpleProduct();
      const before = await shop.available(product);
      await shop.toPayment(product);
      await shop.pay(cards.challenged);
      await shop.refuseAtBank.click();
      const alert = page.getByRole('alert');
      await expect(alert).toContainText('Your bank did not confirm the payment');
      await expect(alert).toBeFocused();
      await expect(page).toHaveURL(/\/checkout\/payment$/);
      await expect(shop.cartButton).toHaveAccessibleName('Cart, 1 piece');
      expect(await shop.available(product), 'nothing is set aside').toBe(before);

      await shop.pay(cards.good);
      await shop.expectConfirmed();
      expect(await shop.available(product)).toBe(before - 1);
    });

    test('goes on after its tab was closed, and twice does no harm', async ({ page, shop, context }) => {
      const product = await shop.simpleProduct();
      const before = await shop.available(product);
      await shop.toPayment(product);
      await shop.pay(cards.challenged);
      await expect(shop.confirmAtBank).toBeVisible();
      const bank = page.url();
      await page.close();

      const later = await context.newPage();
      const shopLater = shop.on(later);
      await later.goto('/cart');
      await expect(shopLater.cartButton).toHaveAccessibleName('Cart, 1 piece');
      await later.getByRole('link', { name: 'Check out' }).click();
      await later.getByRole('button', { name: 'Confirm at your bank' }).click();
      await shopLater.confirmAtBank.click();
      await shopLater.expectConfirmed();
      await expect(shopLater.cartButton).toHaveAccessibleName('Cart, 0 pieces');
      const order = later.url();

      for (const answer of ['confirmAtBank', 'refuseAtBank'] as const) {
        const again = await context.newPage();
        const shopAgain = shop.on(again);
        await again.goto(bank);
        await shopAgain[answer].click();
        await shopAgain.expectConfirmed();
        expect(again.url()).toBe(order);
      }
      expect(await shop.available(product)).toBe(before - 1);
    });

    test('is left by Back, called off, and paid with another card', async ({ page, shop }) => {
      const product = await shop.simpleProduct();
      const before = await shop.available(product);
      await shop.toPayment(product);
      await shop.pay(cards.challenged);
      await expect(shop.confirmAtBank).toBeVisible();
      await page.goBack();
      await expect(page).toHaveURL(/\/checkout\/return$/);
      await page.goto('/checkout/payment');
      await expect(page, 'one payment after the other').toHaveURL(/\/checkout\/return$/);
      await page.getByRole('button', { name: 'Pay another way' }).click();
      await expect(page.getByRole('alert')).toContainText('That payment is called off');
      expect(await shop.available(product), 'nothing is set aside').toBe(before);
      await shop.pay(cards.good);
      await shop.expectConfirmed();
      expect(await shop.available(product)).toBe(before - 1);
    });

    test('that another tab confirms goes on in this one', async ({ page, shop, context }) => {
      await shop.toPayment(await shop.simpleProduct());
      await shop.pay(cards.challenged);
      await expect(shop.confirmAtBank).toBeVisible();
      const bank = page.url();
      await page.goBack();
      await expect(page.getByRole('button', { name: 'Confirm at your bank' })).toBeVisible();

      const other = await context.newPage();
      await other.goto(bank);
      await shop.on(other).confirmAtBank.click();
      await shop.on(other).expectConfirmed();
      await page.bringToFront();
      await shop.expectConfirmed();
      await expect(shop.cartButton).toHaveAccessibleName('Cart, 0 pieces');
    });

    test('a paid order can be cancelled by whoever has its link, after a question', async ({ page, shop }) => {
      const product = await shop.simpleProduct();
      const before = await shop.available(product);
      await shop.toPayment(product);
      await shop.pay(cards.good);
      await shop.expectConfirmed();
      await page.getByRole('button', { name: 'Cancel this order' }).click();
      await expect(page.getByRole('heading', { name: 'Cancel this order?' })).toBeFocused();
      await page.getByRole('button', { name: 'Keep the order' }).click();
      await page.getByRole('button', { name: 'Cancel this order' }).click();
      await page.getByRole('button', { name: 'Yes, cancel it' }).click();
      await expect(page.getByRole('heading', { name: 'This order is cancelled.' })).toBeVisible();
      await expect(page.getByRole('region', { name: 'Your refund' })).toContainText('Cancelled');
      await expect(page.getByRole('button', { name: 'Cancel this order' })).toBeHidden();
      expect(await shop.available(product)).toBe(before);
      await page.reload();
      await expect(page.getByRole('heading', { name: 'This order is cancelled.' })).toBeVisible();
    });
  });
}

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

/** The requests in whose address or referrer the bank's answer stands. */
function watchChallenges(page: Page): () => Promise<string[]> {
  const sent: Promise<string>[] = [];
  page.on('request', (request) => {
    const headers = request.allHeaders().catch((): Record<string, string> => ({}));
    sent.push(headers.then(({ referer = '' }) => `${request.url()} from ${referer}`));
  });
  return async () => (await Promise.all(sent)).filter((line) => /sim_(passed|refused)/.test(line));
}
