import { expectAccessible } from './accessible';
import { expect, someEmail, test, widths } from './admin';

interface Refunded {
  refunds: { amount: { amount: number } }[];
  refunded: { amount: number; currency: string };
  lines: { withdrawn: number; fulfilled: number }[];
}

for (const width of widths) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

    test.beforeEach(({ admin }) => admin.signIn('staff'));

    test('orders are found by state, e-mail and day, and what is asked stands in the address', async ({
      page,
      admin,
    }) => {
      const email = someEmail();
      const paid = await admin.placeOrder(1, { email });
      const failed = await admin.placeOrder(1, { email, pay: 'decline' });
      await page.goto('/admin/orders');
      await expectAccessible(page, 'orders');
      const rows = page.getByRole('table', { name: 'Orders' }).getByRole('rowheader');
      await expect(rows.first()).toContainText(failed.number);

      await page.getByLabel("Customer's e-mail").fill('ada.');
      await expect(page.getByRole('heading', { name: 'The whole address, please' })).toBeVisible();
      await expectAccessible(page, 'orders, half an address');
      await page.getByLabel("Customer's e-mail").fill(email);
      await expect(rows).toContainText([failed.number, paid.number]);
      await expect(page).toHaveURL(/email=ada/);
      await rows.first().getByRole('link').focus();
      await page.keyboard.press('ArrowDown');
      await expect(rows.nth(1).getByRole('link')).toBeFocused();
      await page.getByLabel('State').selectOption({ label: 'To be sent' });
      await expect(rows).toContainText([paid.number]);
      await page.reload();
      await expect(rows).toContainText([paid.number]);
      await page.getByLabel('To', { exact: true }).fill('2026-01-31');
      await expect(rows).toHaveCount(0);
      await page.getByLabel('From').fill('2026-02-01');
      await expect(page.getByRole('heading', { name: 'The days are turned round' })).toBeVisible();

      await page.getByRole('link', { name: 'Failed payments' }).click();
      await expect(rows.first()).toContainText(failed.number);
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.getByRole('checkbox', { name: 'Refunds' }).click();
      await page.keyboard.press('Escape');
      await expect(page).toHaveURL(/columns=.*refunds/);

      await page.keyboard.press('Control+k');
      await page.keyboard.type(email);
      await page.keyboard.press('Enter');
      await expect(rows).toContainText([failed.number, paid.number]);
    });

    test('an order is noted on, sent in parts, mailed about again and delivered', async ({ page, admin }) => {
      const { id, email } = await admin.placeOrder(3);
      await page.goto(`/admin/orders/${id}`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('To be sent');
      await expectAccessible(page, 'order');

      let answer: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        answer = resolve;
      });
      await page.route('**/notes', (route) => held.then(() => route.continue()), { times: 1 });
      await page.getByLabel('New note').fill('Leave it with the neighbour.');
      await page.getByRole('button', { name: 'Add note' }).click();
      const notes = page.getByRole('list', { name: 'Notes, the newest first' });
      await expect(notes.getByText('Leave it with the neighbour.')).toBeVisible();
      await expect(notes.getByText('being noted …')).toBeVisible();
      answer();
      await expect(notes.getByText('being noted …')).toHaveCount(0);
      await expect(page.getByRole('list', { name: /^Notes/ })).toContainText('Leave it with the neighbour.');
      await expect(page.getByLabel('New note')).toHaveValue('');

      await page.getByRole('button', { name: 'Send', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await expectAccessible(page, 'send dialog');
      await dialog.getByRole('spinbutton').fill('2');
      await dialog.getByLabel('Carrier').fill('');
      await dialog.getByLabel('Tracking address').fill('http://post.example');
      await dialog.getByRole('button', { name: 'Send 2 pieces' }).click();
      await expect(dialog.getByLabel('Carrier')).toHaveAccessibleDescription(/Who carries it/);
      await expect(dialog.getByLabel('Tracking address')).toHaveAccessibleDescription(/begins with https/);
      await dialog.getByLabel('Carrier').fill('Example Post');
      await dialog.getByLabel('Tracking address').fill('https://post.example/EX1');
      await dialog.getByLabel('Tracking number').fill('EX1');
      await dialog.getByRole('button', { name: 'Send 2 pieces' }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Sent in part');
      await expect(page.getByRole('link', { name: 'EX1' })).toHaveAttribute('href', 'https://post.example/EX1');
      await expect(page.getByRole('listitem').filter({ hasText: 'Sent, Example Post' })).toContainText('by you');

      await page.getByRole('button', { name: 'Mail again that a parcel is on its way' }).click();
      await expectAccessible(page, 'mail dialog');
      await dialog.getByRole('button', { name: 'Mail again' }).click();
      await expect(page.getByText(`${email} is mailed again.`)).toBeVisible();

      // The carrier of the parcel before is there already.
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await dialog.getByRole('button', { name: 'Send 1 piece' }).click();
      await page.getByRole('button', { name: 'Mark as delivered' }).click();
      await dialog.getByRole('button', { name: 'It has arrived' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Delivered');
      await expectAccessible(page, 'order, delivered');
      const order = await admin.call<{ fulfilments: object[] }>('GET', `/orders/${id}`);
      expect(order.fulfilments).toMatchObject([
        { carrier: 'Example Post', trackingNumber: 'EX1', lines: [{ line: 0, quantity: 2 }] },
        { carrier: 'Example Post', lines: [{ line: 0, quantity: 1 }] },
      ]);
    });

    test('a refund says before what it does, and does that', async ({ page, admin }) => {
      const { id, totals } = await admin.placeOrder(2);
      await page.goto(`/admin/orders/${id}`);
      await page.getByRole('button', { name: 'Refund' }).click();
      const dialog = page.getByRole('dialog');
      const preview = dialog.getByRole('region', { name: 'What this does' });
      await dialog.getByRole('button', { name: 'Refund', exact: true }).click();
      await expect(dialog.getByText('Choose at least one piece.')).toBeVisible();
      await dialog.getByRole('spinbutton').fill('1');
      await expect(preview).toContainText('will not be sent, and is on sale again.');
      await expect(preview).toContainText('Stays “To be sent”.');
      await expectAccessible(page, 'refund dialog');
      const told = (await preview.textContent())?.match(/€([\d.]+) goes back/)?.[1];
      await dialog.getByRole('button', { name: `Refund €${told}` }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByRole('region', { name: 'Refunds' })).toContainText(`€${told}`);
      const { refunds, lines } = await admin.call<Refunded>('GET', `/orders/${id}`);
      expect(refunds.map(({ amount }) => amount.amount)).toEqual([Math.round(Number(told) * 100)]);
      expect(lines).toMatchObject([{ withdrawn: 1, fulfilled: 0 }]);

      await page.getByRole('button', { name: 'Refund' }).click();
      await dialog.getByLabel('An amount').check();
      await dialog.getByLabel('Amount in EUR').fill('9999');
      await dialog.getByRole('button', { name: /^Refund/ }).click();
      await expect(dialog.getByLabel('Amount in EUR')).toHaveAccessibleDescription(/^At most €/);
      await dialog.getByLabel(/^All that is left/).check();
      await expect(preview).toContainText('Goes from “To be sent” to “Cancelled”.');
      await dialog.getByRole('button', { name: /^Refund €/ }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Cancelled');
      const after = await admin.call<Refunded>('GET', `/orders/${id}`);
      expect(after.refunded).toEqual(totals.total);
    });

    test('an order is cancelled after a question', async ({ page, admin }) => {
      const { id } = await admin.placeOrder(1);
      await page.goto(`/admin/orders/${id}`);
      await page.getByRole('button', { name: 'Cancel' }).click();
      const dialog = page.getByRole('dialog');
      await expectAccessible(page, 'cancel dialog');
      await dialog.getByRole('button', { name: 'Keep it' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('To be sent');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await dialog.getByLabel(/^Note/).fill('Ordered twice.');
      await dialog.getByRole('button', { name: 'Cancel the order' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Cancelled');
      await expect(page.getByText('Ordered twice.')).toBeVisible();
    });

    test('a packing slip has addresses and pieces, and no prices', async ({ page, admin }) => {
      const { id, number } = await admin.placeOrder(3);
      const lines = [{ line: 0, quantity: 1 }];
      await admin.call(
        'POST',
        `/orders/${id}/fulfilments`,
        { carrier: 'Example Post', lines },
        { 'Idempotency-Key': crypto.randomUUID() },
      );
      await page.goto(`/admin/orders/${id}`);
      await page.getByRole('link', { name: 'Packing slip', exact: true }).click();
      const slip = page.getByRole('article', { name: `Packing slip of order ${number}` });
      await expect(slip).toContainText('1 Example Street');
      await expect(slip.getByRole('row', { name: 'Pieces in this parcel' })).toContainText('2');
      expect(await slip.textContent()).not.toContain('€');
      await expectAccessible(page, 'packing slip');
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByRole('navigation')).toBeHidden();
      await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
      await expect(slip).toBeVisible();
    });

    test.describe('somebody else was faster', () => {
      test.use({ provoked: /422/ });

      test('says what happened meanwhile', async ({ page, admin }) => {
        const { id } = await admin.placeOrder(2);
        await page.goto(`/admin/orders/${id}`);
        await page.getByRole('button', { name: 'Send', exact: true }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('Carrier').fill('Example Post');
        const others = { carrier: 'Other Post', lines: [{ line: 0, quantity: 1 }] };
        const key = { 'Idempotency-Key': crypto.randomUUID() };
        await admin.call('POST', `/orders/${id}/fulfilments`, others, key);
        await dialog.getByRole('button', { name: 'Send 2 pieces' }).click();
        await expect(dialog.getByRole('alert')).toContainText('Meanwhile:');
        await expect(dialog.getByRole('alert')).toContainText('Sent, ');
        await expectAccessible(page, 'send dialog, refused');
        await dialog.getByRole('button', { name: 'Send 1 piece' }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Sent$/);
      });
    });

    test.describe('an answer is lost', () => {
      test.use({ provoked: /ERR_FAILED/ });

      test('and pressing again refunds once', async ({ page, admin }) => {
        const { id } = await admin.placeOrder(2);
        let lost = 0;
        await page.route('**/refunds', async (route) => {
          if (lost === 3) return route.continue();
          lost += 1;
          await route.fetch();
          await route.abort();
        });
        await page.goto(`/admin/orders/${id}`);
        await page.getByRole('button', { name: 'Refund' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('spinbutton').fill('1');
        await dialog.getByRole('button', { name: /^Refund €/ }).click();
        await expect(dialog.getByRole('alert')).toContainText('No answer yet');
        await dialog.getByRole('button', { name: /^Refund €/ }).click();
        await expect(dialog).toBeHidden();
        const { refunds } = await admin.call<Refunded>('GET', `/orders/${id}`);
        expect(refunds).toHaveLength(1);
      });
    });
  });
}
