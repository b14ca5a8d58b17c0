import { expectAccessible } from './accessible';
import { PASSWORD, totp } from './account';
import { expect, test } from './fixtures';

for (const [device, viewport] of Object.entries({
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
})) {
  test.describe(device, () => {
    test.use({ viewport, contextOptions: { reducedMotion: 'reduce' } });

    test('an account is made, confirmed by the mailed code, left and entered again', async ({ page, account }) => {
      await page.goto('/products');
      await page.getByRole('link', { name: 'Sign in' }).click();
      await expectAccessible(page, 'sign in');
      await page.getByRole('link', { name: 'Make an account' }).click();
      const email = account.newAddress();
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password').fill('too weak');
      await account.press('Make an account');
      await expect(page.getByLabel('Password')).toBeFocused();
      await expectAccessible(page, 'register, with an error');
      await page.getByLabel('Password').fill(PASSWORD);
      await account.press('Make an account');
      await expect(page.getByText(`We mailed a code to ${email}.`)).toBeVisible();
      await expectAccessible(page, 'confirm');
      // The mail is read in the same tab, and the code typed after a reload.
      await page.reload();
      await page.getByLabel('Code').fill(await account.mailedCode(email));
      await account.press('Confirm');
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      await page.getByLabel('Password').fill(PASSWORD);
      await account.press('Sign in');
      await expect(page).toHaveURL(/\/products$/);
      await account.expectSignedIn();

      await page.getByRole('link', { name: 'Your account' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
      await expectAccessible(page, 'account');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await account.expectSignedOut();
      expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('eyJ');

      await account.signIn(email);
    });

    test('a forgotten password is replaced by way of the mail', async ({ page, account }) => {
      const email = await account.register();
      await page.goto('/account');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await account.expectSignedOut();
      await page.goto('/forgotten-password');
      await expectAccessible(page, 'forgotten password');
      await page.getByLabel('E-mail address').fill(email);
      await account.press('Mail me a code');
      await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
      await expectAccessible(page, 'new password');
      await page.getByLabel('Code').fill(await account.mailedCode(email));
      await page.getByLabel('New password').fill('Another-wind-2');
      await account.press('Save and sign in');
      await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await account.expectSignedOut();
      await account.signIn(email, 'Another-wind-2');
    });

    test('address and password are changed, a second factor is set up and asked for', async ({ page, account }) => {
      await account.register();
      await page.goto('/account/security');
      const address = page.getByRole('region', { name: 'E-mail address' });
      const email = account.newAddress();
      await address.getByLabel('New e-mail address').fill(email);
      await address.getByRole('button').click();
      await expect(address).toContainText(`You sign in as ${email}.`);

      const password = page.getByRole('region', { name: 'Password' });
      await password.getByLabel('Password now').fill(PASSWORD);
      await password.getByLabel('New password').fill('Another-wind-2');
      await password.getByRole('button').click();
      await expect(password.getByRole('status')).toHaveText('Your password is changed.');

      const factor = page.getByRole('region', { name: 'Second factor' });
      await factor.getByRole('button', { name: 'Set it up' }).click();
      const secret = (await factor.locator('code').textContent()) ?? '';
      await expectAccessible(page, 'second factor');
      await factor.getByLabel('Code').fill(totp(secret));
      await factor.getByRole('button', { name: 'Turn it on' }).click();
      await expect(factor).toContainText('It is on.');
      await expectAccessible(page, 'security');

      await page.getByRole('button', { name: 'Sign out', exact: true }).click();
      await account.expectSignedOut();
      await page.goto('/sign-in');
      await account.fillSignIn(email, 'Another-wind-2');
      await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
      await expectAccessible(page, 'one more step');
      await page.getByLabel('Code').fill(totp(secret));
      await account.press('Sign in');
      await account.expectSignedIn();
    });
  });
}

test('signing out in one tab signs out in the other, which leads to sign-in and back', async ({
  page,
  account,
  context,
}) => {
  const email = await account.register();
  await page.goto('/account/security');
  const second = await context.newPage();
  await second.goto('/account');
  await second.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount%2Fsecurity$/);
  await account.fillSignIn(email);
  await expect(page).toHaveURL(/\/account\/security$/);
  await expect(second.getByRole('link', { name: 'Your account' })).toBeVisible();
});

test.describe('what Cognito refuses', () => {
  test.use({ provoked: /\b400\b/ });

  test('signing out everywhere ends the other device’s session when it next asks', async ({
    page,
    account,
    browser,
    baseURL,
  }) => {
    const email = await account.register();
    const elsewhere = await browser.newContext({ baseURL });
    const device = await elsewhere.newPage();
    await device.goto('/sign-in');
    await device.getByLabel('E-mail address').fill(email);
    await device.getByLabel('Password').fill(PASSWORD);
    await device.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expect(device.getByRole('link', { name: 'Your account' })).toBeVisible();

    // Cognito counts in seconds, and a session of this very second would outlive it.
    await page.waitForTimeout(1100);
    await page.goto('/account/security');
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await account.expectSignedOut();

    await device.goto('/account/security');
    await expect(device).toHaveURL(/\/sign-in\?next=%2Faccount%2Fsecurity$/);
    await elsewhere.close();
  });

  test('is the same for an address with an account and for one without', async ({ page, account }) => {
    const known = await account.register();
    await page.goto('/account');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await account.expectSignedOut();

    const seen = async (email: string) => {
      const texts: string[] = [];
      const note = async () => {
        await expect(page.getByRole('button', { name: 'One moment…' })).toHaveCount(0);
        texts.push(((await page.getByRole('main').textContent()) ?? '').replaceAll(email, '…'));
      };
      await page.goto('/sign-in');
      await account.fillSignIn(email, 'Wrong-password-9');
      await expect(page.getByRole('alert')).toBeVisible();
      await note();

      await page.goto('/forgotten-password');
      await page.getByLabel('E-mail address').fill(email);
      await account.press('Mail me a code');
      await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
      await page.getByLabel('Code').fill('999999');
      await page.getByLabel('New password').fill('Another-wind-2');
      await account.press('Save and sign in');
      await expect(page.getByLabel('Code')).toBeFocused();
      await note();

      await page.goto('/register');
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password').fill(PASSWORD);
      await account.press('Make an account');
      await expect(page.getByRole('heading', { name: 'Confirm your address' })).toBeVisible();
      await note();
      await page.getByLabel('Code').fill('999999');
      await account.press('Confirm');
      await expect(page.getByLabel('Code')).toBeFocused();
      await note();
      await account.press('Send the code again');
      await expect(page.getByText('Another code is on its way.')).toBeVisible();
      await note();
      return texts;
    };
    expect(await seen(account.newAddress())).toEqual(await seen(known));
  });
});

test('an address of another site is nowhere to go on to', async ({ page, account }) => {
  const email = await account.register();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await account.expectSignedOut();
  await page.goto(`/sign-in?next=${encodeURIComponent('//example.org/account')}`);
  await account.fillSignIn(email);
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
});
