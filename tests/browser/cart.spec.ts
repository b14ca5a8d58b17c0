import { expect, test } from './fixtures';
import { isApi } from './shop';

test('the cart survives a reload and follows into a second tab', async ({ page, shop, context }) => {
  const product = await shop.simpleProduct();
  await shop.addToCart(product);
  await page.reload();
  await expect(shop.cartButton).toHaveAccessibleName('Cart, 1 piece');

  const second = await context.newPage();
  await second.goto('/cart');
  await second.getByRole('button', { name: 'One more' }).click();
  await expect(shop.cartButton).toHaveAccessibleName('Cart, 2 pieces');

  await page.goto('/cart');
  await page.getByRole('button', { name: `Remove ${product.name}` }).click();
  await expect(second.getByText('Your cart is empty.')).toBeVisible();
});

test('a removed line can be put back', async ({ page, shop }) => {
  const product = await shop.simpleProduct();
  await shop.addToCart(product);
  await shop.drawer.getByRole('button', { name: `Remove ${product.name}` }).click();
  await expect(shop.drawer.getByText('Your cart is empty.')).toBeVisible();
  const undo = shop.drawer.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeFocused();
  await undo.click();
  await expect(shop.drawer.getByRole('link', { name: product.name })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(shop.drawer).toBeHidden();
  await expect(shop.cartButton).toHaveAccessibleName('Cart, 1 piece');
});

test.describe('a change that the shop does not get', () => {
  test.use({ provoked: /net::ERR_FAILED/ });

  test('is shown at once and taken back', async ({ page, shop }) => {
    await shop.addToCart(await shop.simpleProduct());
    await page.goto('/cart');
    await expect(page.getByRole('definition').first()).toBeVisible();
    let fail: () => void = () => undefined;
    const looked = new Promise<void>((resolve) => {
      fail = resolve;
    });
    await page.route(isApi('/quotes'), (route) => looked.then(() => route.abort()));
    await page.getByRole('button', { name: 'One more' }).click();
    await expect(shop.cartButton).toHaveAccessibleName('Cart, 2 pieces');
    fail();
    await expect(shop.cartButton).toHaveAccessibleName('Cart, 1 piece');
    await expect(page.getByRole('alert').first()).toContainText('quantity is as it was');
  });
});

test('no more can be put into the cart than is available', async ({ page, shop }) => {
  const product = await shop.find(
    ({ variants }) => variants.length === 1 && variants.every(({ available }) => available > 0 && available <= 12),
  );
  const available = product.variants[0]?.available ?? 0;
  await shop.addToCart(product);
  await shop.closeDrawer();
  await expect(page.getByText(available === 1 ? /in your cart/ : '1 in your cart.')).toBeVisible();
  const more = page.getByRole('button', { name: 'One more' });
  for (let quantity = 2; quantity < available; quantity += 1) await more.click();
  if (available > 1) {
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await shop.closeDrawer();
  }
  await expect(shop.cartButton).toHaveAccessibleName(`Cart, ${available} ${available === 1 ? 'piece' : 'pieces'}`);
  await expect(page.getByRole('button', { name: 'Add to cart' })).toBeDisabled();
  await page.goto('/cart');
  await expect(page.getByRole('button', { name: 'One more' })).toBeDisabled();
});
