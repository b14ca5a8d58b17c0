import { expect, test } from './fixtures';
import { tabTo } from './keyboard';
import { cards, customer } from './shop';

test('a whole purchase by mouse, from the home page to a confirmation that can be reloaded and mailed', async ({
  page,
  shop,
  browser,
  baseURL,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Shop everything' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Everything' })).toBeVisible();

  const product = await shop.simpleProduct();
  await page.goto(`/p/${product.slug}`);
  await page.getByRole('button', { name: 'One more' }).click();
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(shop.drawer.getByRole('link', { name: product.name })).toBeVisible();
  await shop.drawer.getByRole('link', { name: 'Check out' }).click();

  await shop.fillContact();
  await shop.fillDelivery();
  const total = (await shop.payButton.textContent())?.replace('Pay ', '') ?? '';
  expect(total).toMatch(/\d/);
  await shop.pay(cards.good);
  await shop.expectConfirmed();

  await expect(page.getByRole('main')).toContainText(`2 × ${product.name}`);
  await expect(page.getByRole('main')).toContainText(total);
  await expect(page.getByRole('main')).toContainText(customer.street);
  await expect(shop.cartButton).toHaveAccessibleName('Cart, 0 pieces');

  await page.reload();
  await shop.expectConfirmed();

  // From the confirmation on to another page: the token must not go along, which the fixture watches.
  const address = page.url();
  await page.getByRole('main').getByRole('link', { name: product.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: product.name })).toBeVisible();

  const elsewhere = await browser.newPage({ baseURL });
  await elsewhere.goto(address);
  await expect(elsewhere.getByRole('heading', { name: /order is confirmed/ })).toBeVisible();
  await elsewhere.close();
});

test('a whole purchase by keyboard alone', async ({ page, shop }) => {
  const product = await shop.simpleProduct();
  const type = async (label: string, text: string) => {
    await tabTo(page, page.getByLabel(label));
    await page.keyboard.type(text);
  };
  const press = async (name: string | RegExp) => {
    await tabTo(page, page.getByRole('button', { name }));
    await page.keyboard.press('Enter');
  };

  await page.goto(`/p/${product.slug}`);
  await press('Add to cart');
  await tabTo(page, shop.drawer.getByRole('link', { name: 'Check out' }));
  await page.keyboard.press('Enter');

  await type('E-mail address', customer.email);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/checkout\/delivery$/);

  await type('Full name', customer.name);
  await type('Street and number', customer.street);
  await type('Postal code', customer.postalCode);
  await type('Town or city', customer.city);
  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio').nth(1)).toBeChecked();
  await press('Continue to payment');
  await expect(page).toHaveURL(/\/checkout\/payment$/);

  for (const [label, text] of [
    ['Card number', cards.good],
    ['Expiry', '12/39'],
    ['Security code', '123'],
    ['Name on card', customer.name],
  ] as const) {
    await tabTo(page, shop.card.getByLabel(label));
    await page.keyboard.type(text);
  }
  await press(/^Pay/);
  await shop.expectConfirmed();
});

test('a form says what is missing, at the field, and keeps what was typed', async ({ page, shop }) => {
  await shop.addToCart(await shop.simpleProduct());
  await shop.drawer.getByRole('link', { name: 'Check out' }).click();

  const email = page.getByLabel('E-mail address');
  await email.fill('marlow');
  await page.getByRole('button', { name: 'Continue to delivery' }).click();
  await expect(email).toBeFocused();
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(email).toHaveAccessibleDescription(/name@example\.com/);
  await expect(email).toHaveValue('marlow');

  await shop.fillContact();
  await page.getByLabel('Town or city').fill(customer.city);
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await expect(page.getByLabel('Full name')).toBeFocused();
  await page.reload();
  await expect(page.getByLabel('Town or city')).toHaveValue(customer.city);

  await page.goto('/checkout/payment');
  await expect(page, 'a step cannot be reached before what it needs').toHaveURL(/\/checkout\/delivery$/);
});

test('a promotion code lowers the total, and an unknown one says so', async ({ page, shop }) => {
  await shop.addToCart(
    await shop.find(({ variants }) => variants.every(({ price, available }) => price.amount >= 5000 && available > 0)),
  );
  await shop.drawer.getByRole('link', { name: 'View cart' }).click();
  const code = page.getByLabel('Promotion code');
  await code.fill('no-such-code');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(code).toHaveAccessibleDescription(/don’t know this code/);
  await code.fill('welcome10');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('definition').filter({ hasText: '−' })).toBeVisible();
  await page.getByRole('button', { name: /Remove promotion code/ }).click();
  await expect(page.getByRole('definition').filter({ hasText: '−' })).toBeHidden();
});
