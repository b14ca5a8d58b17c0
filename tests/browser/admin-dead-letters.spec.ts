import type { APIRequestContext } from '@playwright/test';
import { expectAccessible } from './accessible';
import { type BackOffice, expect, someEmail, test, widths } from './admin';
import { isApi } from './shop';

const emulator = process.env.EMULATOR_URL;
const QUEUE = `${process.env.TABLE_PREFIX ?? 'tradewind-local-'}send-order-mail-dead`;
// Whose queues they are, where the emulator asks.
const accessKey = process.env.AWS_ACCESS_KEY_ID ?? 'local';

/** Puts a letter where a function puts what it gives up: the mail that an order is paid, under a number that no event has. */
async function giveUp(request: APIRequestContext, admin: BackOffice, email: string, number: number): Promise<string> {
  const order = await admin.placeOrder(1, { email });
  const call = async (action: string, data: object) => {
    const response = await request.post(`${emulator}/`, {
      headers: {
        'Content-Type': 'application/x-amz-json-1.0',
        'X-Amz-Target': `AmazonSQS.${action}`,
        Authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/20260101/eu-central-1/sqs/aws4_request, SignedHeaders=host, Signature=0`,
      },
      data,
    });
    expect(response.ok(), await response.text()).toBe(true);
    return (await response.json()) as { QueueUrl: string };
  };
  const event = { id: `${order.id}-${number}`, type: 'OrderPaid', at: new Date().toISOString(), by: 'customer', order };
  const told = { Reason: 'mail-outcome-unknown', Failure: 'GivenUp', Attempts: '1', At: new Date().toISOString() };
  await call('SendMessage', {
    QueueUrl: (await call('GetQueueUrl', { QueueName: QUEUE })).QueueUrl,
    MessageBody: JSON.stringify({ detail: event }),
    MessageAttributes: Object.fromEntries(
      Object.entries(told).map(([name, text]) => [name, { DataType: 'String', StringValue: text }]),
    ),
  });
  return order.number;
}

for (const width of widths) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });
    test.skip(!emulator, 'on AWS nobody but the functions puts a letter into a queue');

    test.beforeEach(({ admin }) => admin.signIn('staff'));

    test('what was given up is counted, understood and done again', async ({ page, admin, account, request }) => {
      const email = someEmail();
      const mails = async () => (await account.mails(email)).length;
      const number = await giveUp(request, admin, email, 71);
      await expect.poll(mails).toBe(1);
      await page.goto('/admin');
      await page.getByRole('link', { name: /tasks? (was|were) given up/ }).click();

      const letter = page.getByRole('listitem').filter({ hasText: number });
      await expect(letter).toContainText('The mail may have gone out, or not');
      await letter.getByText('What it says').click();
      await expect(letter).toContainText('"OrderPaid"');
      await expect(letter).toContainText(email);
      await expectAccessible(page, 'dead letters');

      await letter.getByRole('button', { name: /^Replay/ }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText('may have reached the customer already');
      await expectAccessible(page, 'replaying');
      await dialog.getByRole('button', { name: 'Replay' }).click();
      await expect(letter).toHaveCount(0);
      await expect.poll(mails).toBe(2);
    });

    test('several are done again at once', async ({ page, admin, account, request }) => {
      const emails = [someEmail(), `second.${someEmail()}`];
      const numbers = [
        await giveUp(request, admin, emails[0] ?? '', 72),
        await giveUp(request, admin, emails[1] ?? '', 73),
      ];
      await page.goto('/admin/dead-letters');
      for (const number of numbers) await expect(page.getByRole('listitem').filter({ hasText: number })).toBeVisible();

      await page.getByRole('button', { name: /^Replay all \d+$/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Replay' }).click();
      for (const number of numbers) await expect(page.getByRole('listitem').filter({ hasText: number })).toHaveCount(0);
      for (const email of emails) await expect.poll(async () => (await account.mails(email)).length).toBe(2);
    });

    test('a page without letters says what would be here', async ({ page }) => {
      // As other tests may have left some.
      await page.route(isApi('/dead-letters'), (route) => route.fulfill({ json: { items: [], waiting: 0 } }));
      await page.goto('/admin/dead-letters');
      await expect(page.getByRole('heading', { name: 'Nothing was given up' })).toBeVisible();
      await expectAccessible(page, 'no dead letters');
    });
  });
}
