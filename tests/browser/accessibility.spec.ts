import { expectAccessible } from './accessible';
import { demo } from './account';
import { expect, test } from './admin';
import { forgetThings, makeThings, placesBelow } from './places';
import { routes } from './routes';
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

      test('axe finds nothing serious on any page of the shop', async ({ page, shop }) => {
        test.setTimeout(240_000);
        const seen: string[] = [];
        const look = async (where: string) => {
          await expectAccessible(page, where);
          seen.push(new URL(page.url()).pathname);
        };
        const visit = async (path: string, heading: string | RegExp) => {
          await page.goto(path);
          await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
          await look(path);
        };
        const varied = await shop.find(
          ({ variants }) => variants.length > 2 && variants.some(({ available }) => available === 0),
        );
        const simple = await shop.simpleProduct();

        await visit('/', 'Things you keep for years.');
        await visit('/products', 'Everything');
        await visit('/products?minPrice=1&maxPrice=2', 'Everything');
        await visit('/c/kitchen', 'Kitchen');
        await visit(`/p/${varied.slug}`, varied.name);
        await visit('/cart', 'Cart');
        await visit('/nowhere', /no such page/);
        await visit('/delivery-and-payment', 'Delivery and payment');
        await visit('/privacy', 'Privacy');
        await visit('/sign-in', 'Sign in');
        await visit('/register', 'Make an account');
        await visit('/register/confirm', 'Confirm your address');
        await visit('/forgotten-password', /password/);
        await visit('/find-order', 'Find your order');

        await shop.addToCart(simple);
        await look('cart drawer');
        await visit('/cart', 'Cart');
        await page.getByRole('link', { name: 'Check out' }).click();
        await page.getByRole('button', { name: 'Continue to delivery' }).click();
        await look('contact, with an error');
        await shop.fillContact();
        await look('delivery');
        await shop.fillDelivery();
        await expect(shop.card.getByLabel('Card number')).toBeVisible();
        await look('payment');
        await shop.pay(cards.declined);
        await expect(page.getByRole('alert')).toContainText('declined');
        await look('payment, declined');
        await shop.pay(cards.challenged);
        await expect(shop.confirmAtBank).toBeVisible();
        await look('the bank’s page');
        await page.goBack();
        await expect(page.getByRole('button', { name: 'Pay another way' })).toBeVisible();
        await look('payment, interrupted');
        await page.getByRole('button', { name: 'Confirm at your bank' }).click();
        await shop.confirmAtBank.click();
        await shop.expectConfirmed();
        await look('confirmation');
        await page.getByRole('button', { name: 'Cancel this order' }).click();
        await look('order, about to be cancelled');
        await page.getByRole('button', { name: 'Yes, cancel it' }).click();
        await expect(page.getByRole('heading', { name: 'This order is cancelled.' })).toBeVisible();
        await look('order, cancelled');
        await visit('/payment-challenge/index.html', 'There is nothing to confirm');
        const missed = routes.filter((route) => !/^\/(account|admin)\b/.test(route) && !seen.some(fits(route)));
        expect(missed, 'pages that nobody looked at').toEqual([]);
      });

      for (const start of ['/account', '/admin'] as const) {
        test(`axe finds nothing serious on any page below ${start}`, async ({ page, admin, account, shop }) => {
          test.setTimeout(180_000);
          if (start === '/admin') await admin.signIn('admin');
          else await account.signIn(demo.email, demo.password);
          const things = await makeThings(admin, shop);
          const places = await placesBelow(start, things, admin);
          expect(places.length).toBeGreaterThan(7);
          for (const place of places) {
            await page.goto(place);
            const heading = page.getByRole('heading', { level: 1 });
            await expect(heading, place).toHaveText(/^(?!There is no such|Not for|Sign in first)/);
            await expectAccessible(page, place);
            expect(new URL(page.url()).pathname, 'where it leads').toBe(place);
          }
          await forgetThings(admin, things);
        });
      }
    });
  }
}

/** Whether an address is of a page as the router has it. */
function fits(route: string): (path: string) => boolean {
  const pattern = new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`);
  return (path) => pattern.test(path);
}
