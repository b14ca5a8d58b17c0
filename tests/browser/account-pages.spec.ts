import { readFileSync } from 'node:fs';
import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';
import { cards, customer } from './shop';

for (const [device, viewport] of Object.entries({
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
})) {
  test.describe(device, () => {
    test.use({ viewport, contextOptions: { reducedMotion: 'reduce' }, provoked: /\b(409|422)\b/ });

    test('the address book refuses another country’s postal code, and has one default', async ({ page, account }) => {
      await account.register();
      await page.goto('/account/addresses');
      await expect(page.getByText('None yet.')).toBeVisible();
      await account.press('Add an address');
      await expect(page.getByRole('heading', { name: 'A new address' })).toBeFocused();
      await page.getByLabel('Full name').fill('Ada Example');
      await page.getByLabel('Street and number').fill('7 Lantern Lane');
      await page.getByLabel('Postal code').fill('1011');
      await page.getByLabel('Town or city').fill('Berlin');
      await page.getByLabel('Country').selectOption('DE');
      await account.press('Save the address');
      await expect(page.getByLabel('Postal code')).toBeFocused();
      await expect(page.getByLabel('Postal code')).toHaveAccessibleDescription(/looks like 10115/);
      await expectAccessible(page, 'an address, with an error');
      await page.getByLabel('Postal code').fill('10115');
      await account.press('Save the address');
      const addresses = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Berlin' });
      await expect(addresses).toHaveText(/Default.*7 Lantern Lane/);

      await account.press('Add an address');
      await page.getByLabel('Full name').fill('Ada Example');
      await page.getByLabel('Street and number').fill('9 Harbour Road');
      await page.getByLabel('Postal code').fill('10117');
      await page.getByLabel('Town or city').fill('Berlin');
      await page.getByLabel('Country').selectOption('DE');
      await account.press('Save the address');
      await account.press('Make default: Ada Example, 9 Harbour Road');
      await expect(addresses.first()).toHaveText(/Default.*9 Harbour Road/);
      await expectAccessible(page, 'addresses');
      await account.press('Delete Ada Example, 9 Harbour Road');
      await expect(addresses).toHaveCount(1);
      await expect(addresses).toHaveText(/Default.*7 Lantern Lane/);
      await page.reload();
      await expect(addresses).toHaveText(/Default.*7 Lantern Lane/);
    });

    test('a wish made before sign-in is made after it, bought from the list and taken off', async ({
      page,
      account,
      shop,
    }) => {
      const email = await account.register();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await account.expectSignedOut();
      const product = await shop.simpleProduct();
      await page.goto(`/p/${product.slug}`);
      const heart = page.getByRole('button', { name: `Wish for ${product.name}` });
      await heart.click();
      await account.fillSignIn(email);
      await expect(page).toHaveURL(new RegExp(`/p/${product.slug}$`));
      // Shown at once, and done when the shop has answered: a page that is left before takes its requests along.
      const answered = (method: string) =>
        page.waitForResponse(
          (response) => response.request().method() === method && /\/me\/wishlist\//.test(response.url()),
        );
      const wished = answered('PUT');
      await heart.click();
      await expect(heart).toHaveAttribute('aria-pressed', 'true');
      await wished;
      await expectAccessible(page, 'a product that is wished for');
      await page.goto('/account/wishlist');
      await expect(page.getByRole('main').getByRole('link', { name: product.name })).toBeVisible();
      await expectAccessible(page, 'wishlist');
      await account.press('Add to cart');
      await expect(shop.drawer.getByRole('link', { name: product.name })).toBeVisible();
      await shop.closeDrawer();
      const removed = answered('DELETE');
      await account.press(`Remove ${product.name}`);
      await expect(page.getByText('Nothing yet.')).toBeVisible();
      await removed;
      await page.reload();
      await expect(page.getByText('Nothing yet.')).toBeVisible();
      await expectAccessible(page, 'an empty wishlist');
    });

    test('an order is listed, shown and ordered again', async ({ page, account, shop }) => {
      await account.register();
      const product = await shop.simpleProduct();
      await shop.toPayment(product);
      await shop.pay(cards.good);
      await shop.expectConfirmed();
      await page.goto('/account/orders');
      const row = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Confirmed' });
      await expect(row).toContainText('1 piece');
      await expectAccessible(page, 'orders');
      await row.getByRole('button').click();
      await expect(shop.drawer.getByRole('link', { name: product.name })).toBeVisible();
      await shop.closeDrawer();
      await expect(shop.cartButton).toHaveAccessibleName('Cart, 1 piece');
      await row.getByRole('link').click();
      await expect(page).toHaveURL(/\/account\/orders\/ord_\w+$/);
      await expect(page.getByRole('main')).toContainText(customer.street);
      await expectAccessible(page, 'an order');

      await page.goto('/account/data');
      await account.press('Delete the account…');
      const email = await page.evaluate(() => JSON.parse(localStorage.getItem('tradewind.session') ?? '{}').email);
      await page.getByLabel('Type your e-mail address').fill(email);
      await account.press('Delete the account for good');
      await expect(page.getByRole('alert')).toContainText('still to be paid or sent');
      await account.expectSignedIn();
    });

    test('what the shop knows can be taken along, and deleted', async ({ page, account }) => {
      const email = await account.register();
      await page.goto('/account/profile');
      await page.getByLabel('Name (optional)').fill('Ada Example');
      await account.press('Save');
      await expect(page.getByText('Saved.')).toBeVisible();
      await expectAccessible(page, 'profile');

      await page.goto('/account/data');
      await expectAccessible(page, 'data');
      const [file] = await Promise.all([page.waitForEvent('download'), account.press('Download your data')]);
      const data = JSON.parse(readFileSync(await file.path(), 'utf8'));
      expect(data).toMatchObject({ profile: { name: 'Ada Example' }, addresses: [], orders: [] });

      await account.press('Delete the account…');
      await page.getByLabel('Type your e-mail address').fill('wrong@example.com');
      await account.press('Delete the account for good');
      await expect(page.getByLabel('Type your e-mail address')).toBeFocused();
      await page.getByLabel('Type your e-mail address').fill(email);
      await account.press('Delete the account for good');
      await account.expectSignedOut();
      await account.register(email);
      await page.goto('/account/profile');
      await expect(page.getByLabel('Name (optional)')).toHaveValue('');
    });
  });
}

test('a cart from before sign-in joins the account’s, and follows to another device', async ({
  page,
  account,
  shop,
  browser,
  baseURL,
}) => {
  const [first, second] = await shop.simpleProducts(2);
  const email = await account.register();
  const kept = page.waitForResponse(
    (response) => response.request().method() !== 'GET' && /\/me\/cart\b/.test(response.url()),
  );
  await shop.addToCart(first);
  await expect(shop.cartButton).toHaveAccessibleName('Cart, 1 piece');
  await kept;
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await account.expectSignedOut();
  await expect(shop.cartButton).toHaveAccessibleName('Cart, 0 pieces');

  await shop.addToCart(second);
  await shop.closeDrawer();
  await account.signIn(email);
  await expect(shop.cartButton).toHaveAccessibleName('Cart, 2 pieces');

  const elsewhere = await browser.newContext({ baseURL });
  const device = await elsewhere.newPage();
  await device.goto('/sign-in');
  await device.getByLabel('E-mail address').fill(email);
  await device.getByLabel('Password').fill('Tradewind-test-1');
  await device.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(device.getByRole('button', { name: 'Cart, 2 pieces' })).toBeVisible();
  await elsewhere.close();
});
