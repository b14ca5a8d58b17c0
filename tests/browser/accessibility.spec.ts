import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';
import { cards } from './shop';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1440]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({
        colorScheme,
        viewport: { width, height: 800 },
        contextOptions: { reducedMotion: 'reduce' },
        provoked: /\b402\b/,
      });

      test('axe finds nothing serious on any page', async ({ page, shop }) => {
        test.setTimeout(180_000);
        const visit = async (path: string, heading: string | RegExp) => {
          await page.goto(path);
          await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
          await expectAccessible(page, path);
        };
        const varied = await shop.find(
          ({ variants }) => variants.length > 2 && variants.some(({ available }) => available === 0),
        );
        const simple = await shop.simpleProduct();

        await visit('/', 'Things you keep for years.');
        await visit('/products', 'Everything');
        await visit('/products?minPrice=1&maxPrice=2', 'Everything');
        await visit(`/p/${varied.slug}`, varied.name);
        await visit('/cart', 'Cart');
        await visit('/nowhere', /no such page/);
        await visit('/delivery-and-payment', 'Delivery and payment');
        await visit('/privacy', 'Privacy');

        await shop.addToCart(simple);
        await expectAccessible(page, 'cart drawer');
        await visit('/cart', 'Cart');
        await page.getByRole('link', { name: 'Check out' }).click();
        await page.getByRole('button', { name: 'Continue to delivery' }).click();
        await expectAccessible(page, 'contact, with an error');
        await shop.fillContact();
        await expectAccessible(page, 'delivery');
        await shop.fillDelivery();
        await expect(shop.card.getByLabel('Card number')).toBeVisible();
        await expectAccessible(page, 'payment');
        await shop.pay(cards.declined);
        await expect(page.getByRole('alert')).toContainText('declined');
        await expectAccessible(page, 'payment, declined');
        await shop.pay(cards.challenged);
        await expect(shop.confirmAtBank).toBeVisible();
        await expectAccessible(page, 'the bank’s page');
        await page.goBack();
        await expect(page.getByRole('button', { name: 'Pay another way' })).toBeVisible();
        await expectAccessible(page, 'payment, interrupted');
        await page.getByRole('button', { name: 'Confirm at your bank' }).click();
        await shop.confirmAtBank.click();
        await shop.expectConfirmed();
        await expectAccessible(page, 'confirmation');
        await page.getByRole('button', { name: 'Cancel this order' }).click();
        await expectAccessible(page, 'order, about to be cancelled');
        await page.getByRole('button', { name: 'Yes, cancel it' }).click();
        await expect(page.getByRole('heading', { name: 'This order is cancelled.' })).toBeVisible();
        await expectAccessible(page, 'order, cancelled');
        await visit('/payment-challenge/index.html', 'There is nothing to confirm');
      });
    });
  }
}
