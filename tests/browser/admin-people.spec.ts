import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { PASSWORD, totp } from './account';
import { expect, test, widths } from './admin';

const emulator = process.env.EMULATOR_URL;

const someone = () => `nina-${randomUUID().slice(0, 8)}@example.com`;

/** The password of the last invitation to an address; waited for. */
async function invitedWith(request: APIRequestContext, email: string, mails = 1): Promise<string> {
  let password = '';
  await expect(async () => {
    const answer = await request.get(`${emulator}/_ministack/ses/messages`);
    const { messages } = (await answer.json()) as { messages: Record<string, { To: string[]; BodyHtml: string }[]> };
    const sent = Object.values(messages)
      .flat()
      .filter(({ To }) => To.includes(email));
    expect(sent).toHaveLength(mails);
    password = /<code>(.*)<\/code>/.exec(sent.at(-1)?.BodyHtml ?? '')?.[1] ?? '';
    expect(sent.at(-1)?.BodyHtml).toContain('/sign-in?next=%2Fadmin');
    expect(password).not.toBe('');
  }).toPass({ timeout: 20_000 });
  return password;
}

async function invite(page: Page, email: string, role: 'Staff' | 'Admin' = 'Staff'): Promise<void> {
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  await dialog.getByLabel('E-mail address').fill(email);
  await dialog.getByRole('radio', { name: new RegExp(`^${role}`) }).check();
  await dialog.getByRole('button', { name: 'Invite' }).click();
}

async function signInFirst(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in?next=%2Fadmin');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('New password').fill(PASSWORD);
  await expectAccessible(page, 'first password');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
}

const row = (page: Page, email: string) => page.getByRole('row').filter({ hasText: email });

async function navigation(page: Page) {
  const menu = page.getByRole('button', { name: 'Menu' });
  if (await menu.isVisible()) await menu.click();
  return page.getByRole('navigation', { name: 'Back office' });
}

for (const width of widths) {
  test.describe(`${width} px`, () => {
    test.use({
      viewport: { width, height: 800 },
      contextOptions: { reducedMotion: 'reduce' },
      // What is refused here is refused on purpose.
      provoked: /40[39]/,
    });

    test('somebody is invited, works here, and is calmly told when the role is gone', async ({
      page,
      admin,
      browser,
      request,
    }) => {
      const email = someone();
      await admin.signIn('admin');
      await page.goto('/admin/people');
      await expect(row(page, 'admin@example.com')).toContainText('Admin');
      await expectAccessible(page, 'people');

      await page.getByRole('button', { name: 'Invite somebody' }).click();
      const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
      await dialog.getByLabel('E-mail address').fill('nina');
      await dialog.getByRole('button', { name: 'Invite' }).click();
      await expect(dialog.getByLabel('E-mail address')).toHaveAccessibleDescription(/such as name@example.com/);
      await dialog.getByLabel('E-mail address').fill('staff@example.com');
      await dialog.getByRole('button', { name: 'Invite' }).click();
      await expect(dialog.getByLabel('E-mail address')).toHaveAccessibleDescription(/work here already/);
      await expectAccessible(page, 'invitation');
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await invite(page, email);
      await expect(row(page, email)).toContainText('Invited');
      await invitedWith(request, email);

      // The mail was lost: another one brings another try.
      await page.getByRole('link', { name: email }).click();
      await page.getByRole('button', { name: 'Mail the invitation again' }).click();
      await expect(page.getByRole('dialog')).toHaveCount(0);
      const password = await invitedWith(request, email, 2);

      const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      const nina = await context.newPage();
      await signInFirst(nina, email, password);
      const areas = await navigation(nina);
      await expect(areas.getByRole('link', { name: 'Orders' })).toBeVisible();
      await expect(areas.getByRole('link', { name: 'People' })).toHaveCount(0);
      await expect(areas.getByRole('link', { name: 'Audit log' })).toHaveCount(0);
      await nina.goto('/admin/people');
      await expect(nina.getByRole('heading', { name: 'Not for your role' })).toBeVisible();
      const product = await admin.createProduct(`Okapi ${randomUUID().slice(0, 8)}`);
      await nina.goto(`/admin/products/${product.id}`);
      await nina.getByLabel('Name', { exact: true }).fill('A lamp that nobody sees');

      await page.reload();
      await expect(row(page, email)).toContainText('Active');
      await page.getByRole('link', { name: email }).click();
      await expectAccessible(page, 'a person');
      await page.getByRole('button', { name: 'Take the role away' }).click();
      await expectAccessible(page, 'take the role away');
      await page.getByRole('button', { name: 'Take it away' }).click();
      await expect(row(page, email)).toHaveCount(0);

      await nina.keyboard.press('Control+s');
      const told = nina.getByRole('alert').filter({ hasText: 'Your role was changed' });
      await expect(told).toBeVisible();
      await expect(nina.getByLabel('Name', { exact: true })).toHaveValue('A lamp that nobody sees');
      await expectAccessible(nina, 'role gone');
      await told.getByRole('button', { name: /^Ask again/ }).click();
      const ended = nina.getByRole('alert').filter({ hasText: 'Your session has ended' });
      await expect(ended).toBeVisible();
      await expect(nina.getByLabel('Name', { exact: true })).toHaveValue('A lamp that nobody sees');
      await ended.getByRole('link', { name: 'To the shop' }).click();
      await nina.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
      await expect(nina).toHaveURL(/\/$/);
      await context.close();
      await admin.deleteProducts(product.name);
    });

    test('a role is changed at once, and nobody changes their own', async ({ page, admin, browser, request }) => {
      const email = someone();
      await admin.signIn('admin');
      await page.goto('/admin/people');
      await invite(page, email, 'Admin');
      await expect(row(page, email)).toContainText('Admin');
      const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      const nina = await context.newPage();
      await signInFirst(nina, email, await invitedWith(request, email));
      await nina.goto('/admin/audit');
      await expect(nina.getByText(/Invite person/i).first()).toBeVisible();

      await page.getByRole('link', { name: email }).click();
      await page.getByRole('radio', { name: /^Staff/ }).check();
      await page.getByRole('button', { name: 'Change the role' }).click();
      await expect(row(page, email)).toContainText('Staff');
      await nina.getByRole('button', { name: 'Day before' }).click();
      const told = nina.getByRole('alert').filter({ hasText: 'Your role was changed' });
      await told.getByRole('button', { name: /^Ask again/ }).click();
      await expect(nina.getByRole('heading', { name: 'Not for your role' })).toBeVisible();
      const areas = await navigation(nina);
      await expect(areas.getByRole('link', { name: 'Orders', exact: true })).toBeVisible();
      await expect(areas.getByRole('link', { name: 'Audit log' })).toHaveCount(0);
      await context.close();

      await page.goto('/admin/people');
      await page.getByRole('link', { name: 'admin@example.com' }).click();
      await expect(page.getByText('This is you.')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Take the role away' })).toHaveCount(0);
      await page.getByRole('button', { name: 'Done' }).click();
      await page.getByRole('link', { name: email }).click();
      await page.getByRole('button', { name: 'Take the role away' }).click();
      await page.getByRole('button', { name: 'Take it away' }).click();
      await expect(row(page, email)).toHaveCount(0);
    });
  });
}

test('a second factor that was lost is forgotten by an admin', async ({ page, admin, browser, request }) => {
  const email = someone();
  await admin.signIn('admin');
  await page.goto('/admin/people');
  await invite(page, email);
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const nina = await context.newPage();
  await signInFirst(nina, email, await invitedWith(request, email));
  await nina.goto('/account/security');
  await nina.getByRole('button', { name: 'Set it up' }).click();
  const secret = (await nina.locator('code').textContent()) ?? '';
  await nina.getByLabel('Code').fill(totp(secret));
  await nina.getByRole('button', { name: 'Turn it on' }).click();
  await expect(nina.getByText('It is on.')).toBeVisible();
  await nina.getByRole('link', { name: 'To the back office' }).click();
  await expect(nina.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await context.close();

  await page.reload();
  await expect(row(page, email)).toContainText('On');
  await page.getByRole('link', { name: email }).click();
  await page.getByRole('button', { name: 'It was lost: forget it' }).click();
  await expect(row(page, email)).toContainText('Off');
  await page.getByRole('link', { name: email }).click();
  await page.getByRole('button', { name: 'Take the role away' }).click();
  await page.getByRole('button', { name: 'Take it away' }).click();
  await expect(row(page, email)).toHaveCount(0);
});
