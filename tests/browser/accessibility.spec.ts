import { expectAccessible } from './axe';
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
        test.setTimeout(120_000);
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
        await shop.pay(cards.good);
        await shop.expectConfirmed();
        await expectAccessible(page, 'confirmation');
      });
    });
  }
}
