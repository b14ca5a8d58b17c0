import { expectAccessible } from './accessible';
import { type BackOffice, expect, test, widths } from './admin';

interface Tree {
  items: { slug: string; parent?: string }[];
  version: number;
}

const readTree = (admin: BackOffice) => admin.call<Tree>('GET', `/categories?at=${Date.now()}`);

/** Those of a test that broke off included. */
async function deleteCategories(admin: BackOffice): Promise<void> {
  await admin.deleteProducts('Zebra');
  const { items } = await readTree(admin);
  for (const { slug } of items.filter(({ slug }) => slug.startsWith('zebra')).reverse()) {
    const { version } = await readTree(admin);
    await admin.call('DELETE', `/categories/${slug}`, undefined, { 'If-Match': `"${version}"` });
  }
}

for (const width of widths) {
  test.describe(`${width} px`, () => {
    test.use({
      viewport: { width, height: 800 },
      contextOptions: { reducedMotion: 'reduce' },
      provoked: /\b(409|412)\b/,
    });

    test.beforeEach(async ({ admin }) => {
      await admin.signIn('staff');
      await deleteCategories(admin);
    });

    test.afterEach(({ admin }) => deleteCategories(admin));

    test('categories are made, arranged, renamed, used and deleted, and the shop shows the tree', async ({
      page,
      admin,
    }) => {
      await page.goto('/admin/categories');
      const tree = page.getByRole('list', { name: 'Categories', exact: true });
      await expect(tree.getByRole('link', { name: 'Lighting' })).toBeVisible();
      await expectAccessible(page, 'categories');

      const create = async (name: string, below?: string) => {
        await page.getByRole('button', { name: 'New category' }).click();
        const dialog = page.getByRole('dialog', { name: 'New category' });
        await dialog.getByLabel('Name').fill(name);
        if (below) await dialog.getByLabel('Below').selectOption({ label: below });
        await dialog.getByLabel('Description').fill(`All ${name.toLowerCase()}.`);
        await expectAccessible(page, 'a new category');
        await dialog.getByRole('button', { name: 'Create' }).click();
        await expect(tree.getByRole('link', { name, exact: true })).toBeVisible();
      };
      await create('Zebra things');
      await create('Zebra cups', 'Zebra things');
      await expect(page.getByRole('button', { name: 'Move Zebra things down' })).toBeDisabled();

      await page.getByRole('button', { name: 'New category' }).click();
      const dialog = page.getByRole('dialog', { name: 'New category' });
      await dialog.getByLabel('Name').fill('Zebra cups');
      await dialog.getByRole('button', { name: 'Create' }).click();
      await expect(dialog.getByLabel('Slug')).toHaveAccessibleDescription(/is taken/);
      await dialog.getByRole('button', { name: 'Cancel' }).click();

      await page.getByRole('button', { name: 'Move Zebra cups out' }).click();
      await expect(page.getByText('Zebra cups is moved.')).toBeVisible();
      expect((await readTree(admin)).items.at(-1)).toMatchObject({ slug: 'zebra-cups' });
      await page.getByRole('button', { name: 'Undo' }).click();
      const parentOf = async () => (await readTree(admin)).items.find(({ slug }) => slug === 'zebra-cups')?.parent;
      await expect.poll(parentOf).toBe('zebra-things');

      await page.getByRole('button', { name: 'Edit Zebra cups' }).click();
      await page.getByRole('dialog').getByLabel('Name').fill('Zebra mugs');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(tree.getByRole('link', { name: 'Zebra mugs' })).toBeVisible();

      await admin.createProduct('Zebra cup', { category: 'zebra-cups', status: 'active' });
      const remove = async (name: string) => {
        await page.getByRole('button', { name: `Delete ${name}` }).click();
        const asked = page.getByRole('dialog', { name: `Delete ${name}?` });
        await asked.getByRole('button', { name: 'Delete', exact: true }).click();
        await expect(asked).toBeHidden();
      };
      // What went wrong stays until it has been read, over whatever is below it.
      const readAndDismiss = (text: string) =>
        page.getByRole('status').locator('div', { hasText: text }).getByRole('button', { name: 'Dismiss' }).click();
      await remove('Zebra mugs');
      await readAndDismiss('Products are in this category');
      await remove('Zebra things');
      await readAndDismiss('Zebra mugs is in this category; move it elsewhere first.');
      // What lies half under the head of the page would be taken for too small to be pressed.
      await page.evaluate(() => scrollTo(0, 0));
      await expectAccessible(page, 'what is in use stays');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);

      await page.reload();
      await tree.getByRole('link', { name: 'Zebra things' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Zebra things' })).toBeVisible();
      const menu = page.getByRole('navigation', { name: 'Categories', exact: true });
      await expect(menu.getByRole('link', { name: 'Zebra things' })).toBeVisible();
      await expect(menu.getByRole('link', { name: 'Zebra mugs' })).toHaveCount(0);
      await expectAccessible(page, 'a category with others in it');
      const below = page.getByRole('navigation', { name: 'Categories in Zebra things' });
      await below.getByRole('link', { name: 'Zebra mugs' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Zebra mugs' })).toBeVisible();
      const trail = page.getByRole('navigation', { name: 'Category', exact: true });
      await expect(trail.getByRole('link')).toHaveText(['Zebra things']);
      await page.goto('/p/zebra-cup');
      await expect(page.getByRole('heading', { level: 1, name: 'Zebra cup' })).toBeVisible();
      await expect(trail.getByRole('link')).toHaveText(['Zebra things', 'Zebra mugs']);
      await expectAccessible(page, 'a product with its trail');

      await admin.deleteProducts('Zebra');
      await page.goto('/admin/categories');
      await remove('Zebra mugs');
      await expect(page.getByText('Zebra mugs is deleted.')).toBeVisible();
    });

    test('who changes what somebody else changed meanwhile is shown it, and changes nothing', async ({
      page,
      admin,
    }) => {
      await page.goto('/admin/categories');
      await expect(page.getByRole('link', { name: 'Lighting' })).toBeVisible();
      const { version, items } = await readTree(admin);
      const theirs = { slug: 'zebra-theirs', name: 'Zebra theirs', description: '' };
      await admin.call('POST', '/categories', theirs, { 'If-Match': `"${version}"` });
      await page.getByRole('button', { name: 'Move Lighting up' }).click();
      await expect(page.getByText(/Somebody else changed the categories/)).toBeVisible();
      await expect(page.getByRole('link', { name: 'Zebra theirs' })).toBeVisible();
      const after = (await readTree(admin)).items.map(({ slug }) => slug);
      expect(after).toEqual([...items.map(({ slug }) => slug), 'zebra-theirs']);
    });
  });
}
