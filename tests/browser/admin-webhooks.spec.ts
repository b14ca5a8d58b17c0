import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expectAccessible } from './accessible';
import { expect, test, widths } from './admin';

interface Received {
  signature: string;
  body: string;
}

/** Another system: it keeps what it gets, and refuses while `refusing`. */
class Receiver {
  readonly received: Received[] = [];
  refusing = false;
  private readonly server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      this.received.push({ signature: String(request.headers['tradewind-signature']), body });
      response.statusCode = this.refusing ? 500 : 200;
      response.end(this.refusing ? 'Not now' : 'Thank you');
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

for (const width of widths) {
  test.describe(`${width} px`, () => {
    test.use({
      viewport: { width, height: 800 },
      contextOptions: { reducedMotion: 'reduce' },
      provoked: /webhooks.*422|422.*webhooks/,
    });

    test('another system is subscribed, told, told again, and left alone', async ({ page, admin }) => {
      const receiver = new Receiver();
      const address = await receiver.start();
      try {
        await admin.signIn('staff');
        await page.goto('/admin/webhooks');
        await page.getByRole('button', { name: 'New subscription' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('Address').fill('hooks.example.com');
        await dialog.getByRole('button', { name: 'Subscribe' }).click();
        await expect(dialog.getByLabel('Address')).toHaveAccessibleDescription(/begins with https/);
        await expectAccessible(page, 'new subscription');
        for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck();
        await dialog.getByLabel('Address').fill(address);
        await dialog.getByRole('button', { name: 'Subscribe' }).click();
        await expect(dialog.getByText('Choose at least one event.')).toBeVisible();
        await dialog.getByLabel('Paid', { exact: true }).check();
        await dialog.getByRole('button', { name: 'Subscribe' }).click();
        await expect(dialog.getByLabel('Signing secret')).toHaveValue(/^whsec_/);
        await expectAccessible(page, 'the secret');
        await dialog.getByRole('button', { name: 'I have it' }).click();
        await expect(page.getByText(/whsec_/)).toHaveCount(0);

        receiver.refusing = true;
        await admin.placeOrder(1);
        await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBe(1);
        await page.getByRole('link', { name: address }).click();
        const delivery = page
          .getByRole('list', { name: /^Deliveries/ })
          .getByRole('listitem')
          .first();
        await expect(delivery).toContainText('Waiting');
        await delivery.getByText(/1 attempt/).click();
        await expect(delivery).toContainText('Not taken, answered 500');
        await expect(delivery).toContainText('Not now');
        await expect(delivery).toContainText('"OrderPaid"');
        await expectAccessible(page, 'deliveries');

        receiver.refusing = false;
        await delivery.getByRole('button', { name: /^Send again/ }).click();
        await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBe(2);
        await expect(delivery).toContainText('Delivered');
        const [first, second] = receiver.received;
        expect(second?.body).toBe(first?.body);
        expect(second?.signature).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);

        await page.getByRole('button', { name: 'End the subscription' }).click();
        await expectAccessible(page, 'end dialog');
        await dialog.getByRole('button', { name: 'End it' }).click();
        await expect(page.getByRole('heading', { name: 'Webhooks' })).toBeVisible();
        await expect(page.getByRole('link', { name: address })).toHaveCount(0);
        await expectAccessible(page, 'webhooks');
      } finally {
        receiver.stop();
      }
    });
  });
}
