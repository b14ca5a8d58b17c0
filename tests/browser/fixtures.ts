import { type BrowserContext, test as base, expect } from '@playwright/test';
import { Account } from './account';
import { Shop } from './shop';

interface Fixtures {
  /** What a test provokes on purpose; any other failed request, or word on the console, fails it. */
  provoked: RegExp | null;
  watch: undefined;
  shop: Shop;
  account: Account;
}

export const test = base.extend<Fixtures>({
  provoked: [null, { option: true }],

  watch: [
    async ({ context, provoked }, use) => {
      const faults = watchFaults(context);
      const leaks = watchOrderTokens(context);
      await use(undefined);
      expect(faults.filter((fault) => !provoked?.test(fault))).toEqual([]);
      expect(await leaks(), 'order tokens in addresses or referrers').toEqual([]);
    },
    { auto: true },
  ],

  shop: async ({ page, request }, use) => {
    await use(new Shop(page, request));
  },

  account: async ({ page, request }, use) => {
    await use(new Account(page, request));
  },
});

function watchFaults(context: BrowserContext): string[] {
  const faults: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // The browser drops what a page no longer waits for.
    if (reason !== 'net::ERR_ABORTED') faults.push(`request: ${reason} ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) faults.push(`response: ${response.status()} ${response.url()}`);
  });
  return faults;
}

/** Every order's token must stay out of every request's address and referrer. */
function watchOrderTokens(context: BrowserContext): () => Promise<string[]> {
  const tokens: Promise<string | undefined>[] = [];
  const sent: Promise<string>[] = [];
  context.on('request', (request) => {
    const headers = request.allHeaders().catch((): Record<string, string> => ({}));
    sent.push(headers.then(({ referer = '' }) => `${request.url()} from ${referer}`));
  });
  context.on('response', (response) => {
    if (response.request().method() !== 'POST' || !response.url().endsWith('/orders')) return;
    tokens.push(
      response
        .json()
        .then(({ orderToken }: { orderToken?: string }) => orderToken)
        .catch(() => undefined),
    );
  });
  return async () => {
    const known = (await Promise.all(tokens)).filter((token) => token !== undefined);
    return (await Promise.all(sent)).filter((line) => known.some((token) => line.includes(token)));
  };
}

export { expect };
