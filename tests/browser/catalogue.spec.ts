import { expect, test } from './fixtures';

const cardsOnPage = 24;

test('Back and reload return to the same cards at the same place', async ({ page }) => {
  await page.goto('/products');
  const cards = page
    .getByRole('region', { name: 'Products' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link') });
  await expect(cards).toHaveCount(cardsOnPage);
  await page.getByRole('link', { name: 'Show more' }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(cards).toHaveCount(2 * cardsOnPage);
  await expect(cards.nth(cardsOnPage).getByRole('link')).toBeFocused();

  const seen = cards.nth(cardsOnPage + 10);
  await seen.scrollIntoViewIfNeeded();
  const scrolled = () => page.evaluate(() => Math.round(window.scrollY));
  const place = await scrolled();
  expect(place).toBeGreaterThan(1000);

  await seen.getByRole('link').click();
  await expect(page.getByRole('button', { name: /Add to cart|Sold out/ })).toBeVisible();
  await expect.poll(scrolled).toBe(0);

  await page.goBack();
  await expect(cards).toHaveCount(2 * cardsOnPage);
  await expect.poll(scrolled).toBe(place);

  await page.reload();
  await expect(cards).toHaveCount(2 * cardsOnPage);
  await expect.poll(scrolled).toBe(place);
});

test('prices are filtered and sorted by the address, which a reload and Back keep', async ({ page }) => {
  await page.goto('/products');
  const list = page.getByRole('region', { name: 'Products' });
  const prices = async () => {
    await expect(list.getByRole('list')).toHaveAttribute('aria-busy', 'false');
    const texts = await list.getByText(/\d\.\d\d$/).allTextContents();
    return texts.map((text) => Number(text.replace(/[^\d.]/g, '')));
  };
  await expect(list.getByRole('listitem').first().getByRole('link')).toBeVisible();

  await page.getByLabel('Lowest price').fill('20');
  await page.getByLabel('Highest price').fill('49.50');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/minPrice=2000&maxPrice=4950/);
  await page.getByLabel('Sort by').selectOption({ label: 'Price: low to high' });
  await expect(page).toHaveURL(/sort=price-asc/);

  let shown: number[] = [];
  // The address is there before the list that it asks for.
  await expect(async () => {
    shown = await prices();
    expect(shown.length).toBeGreaterThan(3);
    expect(shown).toEqual([...shown].sort((a, b) => a - b));
    expect(shown[0]).toBeGreaterThanOrEqual(20);
    expect(shown.at(-1)).toBeLessThanOrEqual(49.5);
  }).toPass({ timeout: 10_000 });

  await page.reload();
  await expect(page.getByLabel('Highest price')).toHaveValue('49.50');
  expect(await prices()).toEqual(shown);

  await page.getByLabel('Lowest price').fill('cheap');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByLabel('Lowest price')).toBeFocused();
  await expect(page.getByLabel('Lowest price')).toHaveAccessibleDescription(/An amount such as/);

  await page.goBack();
  await expect(page.getByLabel('Sort by')).toHaveValue('newest');
});

test('a sold-out variant can be looked at and not be bought', async ({ page, shop }) => {
  const product = await shop.find(
    ({ variants }) =>
      variants.some(({ available }) => available === 0) &&
      variants.some(({ available }) => available > 0) &&
      variants.every(({ options }) => Object.keys(options).length === 1),
  );
  const soldOut = product.variants.find(({ available }) => available === 0);
  const [option, value] = Object.entries(soldOut?.options ?? {})[0] ?? ['', ''];

  await page.goto(`/p/${product.slug}`);
  const group = page.getByRole('group', { name: new RegExp(`^${option}`) });
  await expect(page.getByRole('button', { name: 'Add to cart' })).toBeEnabled();
  // The selection lives in the address, so the radio button follows a moment after the click.
  await group.getByRole('radio', { name: `${value} (sold out)` }).click();
  await expect(group.getByRole('radio', { name: `${value} (sold out)` })).toBeChecked();
  await expect(page).toHaveURL(new RegExp(`sku=${soldOut?.sku}$`));
  await expect(page.getByRole('button', { name: 'Sold out' })).toBeDisabled();

  await page.reload();
  await expect(group.getByRole('radio', { name: `${value} (sold out)` })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Sold out' })).toBeDisabled();
  await expect(shop.cartButton).toHaveAccessibleName('Cart, 0 pieces');
});

test('a product page describes itself to search engines', async ({ page, shop }) => {
  const product = await shop.simpleProduct();
  await page.goto(`/p/${product.slug}`);
  await expect(page).toHaveTitle(`${product.name} · Tradewind`);
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
  expect(data).toMatchObject({
    '@type': 'Product',
    name: product.name,
    offers: [{ sku: product.variants[0]?.sku, availability: 'https://schema.org/InStock' }],
  });
});

test.describe('what does not exist', () => {
  test.use({ provoked: /\b404\b/ });

  test('is said to be missing, with a way on', async ({ page }) => {
    for (const [address, title] of [
      ['/nowhere', 'There is no such page'],
      ['/p/unobtainium-teapot', 'There is no such product'],
      ['/c/unobtainium', 'There is no such category'],
      ['/orders/ord_unobtainium', 'There is no such order'],
    ] as const) {
      await page.goto(address);
      await expect(page.getByRole('heading', { name: title })).toBeVisible();
      await expect(page.getByRole('link', { name: 'See everything we have' })).toBeVisible();
    }
  });
});
