import { expectAccessible } from './accessible';
import type { Account } from './account';
import { expect, test } from './fixtures';
import { cards } from './shop';

const home = { name: 'Ada Example', line1: '7 Lantern Lane', postalCode: '10115', city: 'Berlin', country: 'DE' };
const work = { ...home, line1: '9 Harbour Road', phone: '+49 30 1234' };

for (const [device, viewport] of Object.entries({
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
})) {
  test.describe(device, () => {
    test.use({ viewport, contextOptions: { reducedMotion: 'reduce' }, provoked: /\b422\b/ });

    test('who is signed in checks out with the default address, another of the book, or a new one that is kept', async ({
      page,
      account,
      shop,
    }) => {
      const email = await account.register();
      await keep(account, home);
      await keep(account, work);
      await shop.addToCart(await shop.simpleProduct());
      await shop.drawer.getByRole('link', { name: 'Check out' }).click();
      await expect(page.getByLabel('E-mail address')).toHaveValue(email);
      await expectAccessible(page, 'contact, filled in');
      await page.getByRole('button', { name: 'Continue to delivery' }).click();

      const book = page.getByRole('group', { name: 'Which address' });
      await expect(book.getByRole('radio', { name: /7 Lantern Lane.*Default/ })).toBeChecked();
      await expect(page.getByLabel('Street and number')).toBeHidden();
      await expectAccessible(page, 'delivery, from the address book');
      await book.getByRole('radio', { name: /9 Harbour Road/ }).check();
      await page.getByRole('button', { name: 'Continue to payment' }).click();
      await expect(page.getByRole('main')).toContainText('9 Harbour Road');

      await page.getByRole('link', { name: 'Change deliver to' }).click();
      await book.getByRole('radio', { name: 'Another address' }).check();
      await page.getByLabel('Full name').fill('Grace Example');
      await page.getByLabel('Street and number').fill('3 Mill Lane');
      await page.getByLabel('Postal code').fill('1011');
      await page.getByLabel('Town or city').fill('Berlin');
      await page.getByLabel('Keep this address in my address book').check();
      await page.getByRole('button', { name: 'Continue to payment' }).click();
      await expect(page.getByLabel('Postal code')).toBeFocused();
      await expect(page.getByLabel('Postal code')).toHaveAccessibleDescription(/looks like 10115/);
      await expectAccessible(page, 'delivery, another address with an error');
      await page.getByLabel('Postal code').fill('10117');
      await page.getByRole('button', { name: 'Continue to payment' }).click();
      await expect(page.getByRole('main')).toContainText('3 Mill Lane');
      await page.reload();
      await shop.pay(cards.good);
      await shop.expectConfirmed();
      await expect(page.getByRole('main')).toContainText('3 Mill Lane');

      await page.goto('/account/addresses');
      await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'Berlin' })).toHaveText([
        /Default.*7 Lantern Lane/,
        /9 Harbour Road/,
        /3 Mill Lane/,
      ]);
    });
  });
}

test('a guest’s checkout asks nothing of an account, and loads none of its code', async ({ page, shop }) => {
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(new URL(request.url()).pathname));
  await shop.toPayment(await shop.simpleProduct());
  await expect(shop.card.getByLabel('Card number')).toBeVisible();
  expect(asked.filter((path) => /address-choice|cognito|amplify|\/me\b/.test(path))).toEqual([]);
  // The pattern would find them: who is signed in loads the book.
  expect(asked.some((path) => path.includes('delivery-page'))).toBe(true);
});

/** Into the address book, as the account’s page does it. */
async function keep({ page }: Account, address: object): Promise<void> {
  const kept = await page.evaluate(async (address) => {
    const { idToken } = JSON.parse(localStorage.getItem('tradewind.session') ?? '{}') as { idToken?: string };
    const { apiUrl } = (await (await fetch('/config.json')).json()) as { apiUrl: string };
    const headers = { Authorization: `Bearer ${idToken}`, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ address, isDefault: false });
    return (await fetch(`${apiUrl}/me/addresses`, { method: 'POST', headers, body })).status;
  }, address);
  expect(kept).toBe(201);
}
