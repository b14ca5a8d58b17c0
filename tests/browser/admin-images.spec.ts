import { expectAccessible } from './accessible';
import { expect, test, widths } from './admin';
import { drop, png } from './pictures';

// A function is started for each picture, cold on a deployed shop.
const prepared = { timeout: 45_000 };

for (const width of widths) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

    test.beforeEach(async ({ admin }) => {
      await admin.signIn('staff');
      await admin.deleteProducts('Quagga');
    });

    test.afterEach(({ admin }) => admin.deleteProducts('Quagga'));

    test('pictures are dropped, told about, put in order and shown in the shop', async ({ page, admin }) => {
      const { id } = await admin.createProduct('Quagga mug', { status: 'active' });
      await page.goto(`/admin/products/${id}`);
      const images = page.getByRole('region', { name: 'Images' });
      const alt = images.getByLabel('What it shows');
      await expectAccessible(page, 'editor without images');

      await drop(page, images.getByText('Upload images'), [
        png('front.png', 900, 700),
        png('back.png', 700, 900, { colour: [40, 80, 160] }),
      ]);
      await expect(alt).toHaveCount(2, prepared);
      await expect(images.getByRole('list', { name: 'Uploads' })).toHaveCount(0);
      // Which of the two was ready first is not known.
      const first = await images.locator('li img').first().getAttribute('src');
      await alt.first().fill('A mug');
      await images.getByRole('button', { name: 'Move image 1 down' }).click();
      await expect(images.locator('li img').nth(1)).toHaveAttribute('src', first ?? '');
      await expect(alt.nth(1)).toHaveValue('A mug');
      await alt.first().fill('The mug from another side');
      await expectAccessible(page, 'editor with images');

      // By the button, as on a phone.
      await images.getByLabel('Upload images').setInputFiles(png('small.png', 64, 64, { colour: [20, 20, 20] }));
      await expect(alt).toHaveCount(3, prepared);
      await alt.nth(2).fill('A small one');
      await page.keyboard.press('Control+s');
      await expect(page.getByText('Quagga mug is saved.')).toBeVisible();

      await page.goto('/p/quagga-mug');
      const main = page.getByRole('img', { name: 'The mug from another side' });
      await expect(main).toBeVisible();
      await expect.poll(() => main.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
      const picture = page.locator('picture').filter({ has: main });
      await expect(picture.locator('source[type="image/avif"]')).toHaveAttribute(
        'srcset',
        /\/320\.avif 320w, .*\/640\.avif 640w/,
      );
      await expect(picture.locator('source[type="image/webp"]')).toHaveAttribute('srcset', /\/320\.webp 320w/);
      expect(await main.evaluate((image: HTMLImageElement) => image.currentSrc)).toMatch(
        /\/media\/[0-9a-f]{32}\/\d+\.avif$/,
      );
      await expectAccessible(page, 'product with its pictures');
    });

    test('files that lie are refused in words, and the product stays as it is', async ({ page, admin }) => {
      const { id } = await admin.createProduct('Quagga jar');
      await page.goto(`/admin/products/${id}`);
      const images = page.getByRole('region', { name: 'Images' });
      const uploads = images.getByRole('list', { name: 'Uploads' });
      const said = (name: string) => uploads.getByRole('listitem').filter({ hasText: name }).getByRole('alert');
      const text = Buffer.from('It is a text, whatever it is called.');
      const zip = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(400)]);
      await images
        .getByLabel('Upload images')
        .setInputFiles([
          { name: 'text.png', mimeType: 'image/png', buffer: text },
          { name: 'archive.jpg', mimeType: 'image/jpeg', buffer: zip },
          png('bomb.png', 20_000, 20_000, { pixels: false }),
          { ...png('photo.png', 60, 40), name: 'photo.jpg', mimeType: 'image/jpeg' },
          { name: 'scan.tiff', mimeType: 'image/tiff', buffer: text },
        ]);
      await expect(said('text.png')).toContainText('no JPEG, PNG, WebP or AVIF picture', prepared);
      await expect(said('archive.jpg')).toContainText('no JPEG, PNG, WebP or AVIF picture', prepared);
      await expect(said('bomb.png')).toContainText('20000 × 20000 pixels; 40 megapixels are the most', prepared);
      await expect(said('photo.jpg')).toContainText('inside it is PNG', prepared);
      await expect(said('scan.tiff')).toContainText('Export it as one of these');
      await expect(uploads.getByRole('button', { name: 'Try again' })).toHaveCount(0);
      await expectAccessible(page, 'refused images');
      await expect(page.getByRole('button', { name: 'Saved' })).toBeDisabled();
      await uploads.getByRole('button', { name: 'Dismiss bomb.png' }).click();
      await expect(uploads.getByRole('listitem')).toHaveCount(4);
      expect(await admin.call('GET', `/products/${id}`)).toMatchObject({ images: [], version: 1 });
    });

    test.describe('without a network', () => {
      test.use({ provoked: /ERR_FAILED/ });

      test('an upload waits to be tried again, and nothing is saved meanwhile', async ({ page, admin }) => {
        const { id } = await admin.createProduct('Quagga bowl');
        await page.goto(`/admin/products/${id}`);
        const images = page.getByRole('region', { name: 'Images' });
        await page.getByLabel('Name', { exact: true }).fill('Quagga bowl, large');
        let held: (() => void) | undefined;
        const release = new Promise<void>((resolve) => {
          held = resolve;
        });
        // The form's address, wherever the bucket is.
        const toBucket = (url: URL) => !url.pathname.includes('/image-uploads') && /uploads|media/.test(url.href);
        await page.route(toBucket, async (route) => {
          if (route.request().method() !== 'POST') return route.fallback();
          await release;
          await route.abort();
        });
        await images.getByLabel('Upload images').setInputFiles(png('bowl.png', 200, 200));
        await expect(images.getByRole('progressbar')).toBeVisible();
        await page.keyboard.press('Control+s');
        await expect(page.getByText('Images are still on the way.')).toBeVisible();
        held?.();
        await expect(images.getByRole('alert').filter({ hasText: 'could not be sent' })).toBeVisible();
        await page.unroute(toBucket);
        await images.getByRole('button', { name: 'Try again' }).click();
        await expect(images.getByLabel('What it shows')).toHaveCount(1, prepared);
        await page.keyboard.press('Control+s');
        await expect(page.getByText('Quagga bowl, large is saved.')).toBeVisible();
        expect(await admin.call('GET', `/products/${id}`)).toMatchObject({
          version: 2,
          images: [{ width: 200, height: 200 }],
        });
      });
    });
  });
}
