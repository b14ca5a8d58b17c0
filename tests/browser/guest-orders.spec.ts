import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';
import { cards, type Shop } from './shop';

for (const [device, viewport] of Object.entries({
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
})) {
  test.describe(device, () => {
    test.use({ viewport, contextOptions: { reducedMotion: 'reduce' } });

    test('a guest finds an order again by its number, through a mail to its address alone', async ({
      page,
      account,
      shop,
    }) => {
      const [email, stranger] = [account.newAddress(), account.newAddress()];
      const number = await buyAsGuest(page, shop, email);
      const ask = async (typed: string, address: string) => {
        await page.getByLabel('Order number').fill(typed);
        await page.getByLabel('E-mail address').fill(address);
        await account.press('Mail me the link');
        await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible();
        await expect(
          page.getByText(`If there is such an order of ${address}, the link to it is on its way`),
        ).toBeVisible();
      };

      await page.goto('/sign-in');
      await page.getByRole('main').getByRole('link', { name: 'Find your order' }).click();
      await ask(number, stranger);
      await page.goto('/');
      await page.getByRole('contentinfo').getByRole('link', { name: 'Find your order' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Find your order' })).toBeVisible();
      await account.press('Mail me the link');
      await expect(page.getByLabel('Order number')).toBeFocused();
      await expectAccessible(page, 'find an order, with errors');
      await ask(number.toLowerCase().replace('-', ' '), email.toUpperCase());
      await expectAccessible(page, 'the link is on its way');

      const [link] = await account.mailed(email, /\S+\/orders\/\w+#token=\w+/, 'The way back to your order');
      await page.goto(new URL(link).pathname + new URL(link).hash);
      await expect(page.getByRole('heading', { name: 'Thank you. Your order is confirmed.' })).toBeVisible();
      await expect(page.getByText(number)).toBeVisible();
      expect(await account.mails(stranger)).toEqual([]);
    });

    test('an account takes in what its address ordered before, once that is confirmed', async ({
      page,
      account,
      shop,
    }) => {
      const email = account.newAddress();
      const number = await buyAsGuest(page, shop, email);
      const offer = page.getByRole('region', { name: 'Keep this order in an account' });
      await expect(offer).toContainText(email);
      await expectAccessible(page, 'an order, with the offer of an account');
      await offer.getByRole('link', { name: 'Make an account' }).click();
      await expect(page.getByLabel('E-mail address')).toHaveValue(email);
      await account.fillRegistration(email);
      await expect(page).toHaveURL(/\/account\/orders$/);
      await page.getByRole('main').getByRole('link', { name: number }).click();
      await expect(page.getByRole('heading', { name: 'Thank you. Your order is confirmed.' })).toBeVisible();
      await expect(page).toHaveURL(/\/account\/orders\/\w+$/);
      await expect(page.getByText('Keep this order in an account')).toHaveCount(0);

      // Another's account has nothing of it.
      await page.goto('/account');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await account.expectSignedOut();
      await account.register();
      await page.goto('/account/orders');
      await expect(page.getByText('No orders yet.')).toBeVisible();
    });
  });
}

/** The number of the order. */
async function buyAsGuest(page: Page, shop: Shop, email: string): Promise<string> {
  await shop.addToCart(await shop.simpleProduct());
  await shop.drawer.getByRole('link', { name: 'Check out' }).click();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Continue to delivery' }).click();
  await shop.fillDelivery();
  await shop.pay(cards.good);
  await shop.expectConfirmed();
  const number = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec((await page.getByRole('main').textContent()) ?? '')?.[0];
  expect(number, 'the order’s number').toBeDefined();
  return number ?? '';
}
