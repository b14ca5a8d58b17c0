import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { snapshot } from 'lighthouse';
import puppeteer from 'puppeteer-core';
import { BackOffice, expect, sessionOf, test } from './admin';
import { forgetThings, makeThings, placesBelow } from './places';
import { Shop } from './shop';

// `make bench` puts them into docs/performance.md.
const report = process.env.LIGHTHOUSE_REPORT;

test('every page of the back office has all of Lighthouse’s points for accessibility', async ({
  request,
  baseURL,
  launchOptions,
}) => {
  test.setTimeout(180_000);
  const port = await freePort();
  const profile = await mkdtemp(join(tmpdir(), 'tradewind-lighthouse-'));
  // One browser for both: Lighthouse looks where somebody is signed in.
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    baseURL: baseURL ?? '',
    args: [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`],
  });
  try {
    const page = await context.newPage();
    await page.goto('/privacy');
    await page.evaluate((text) => localStorage.setItem('tradewind.session', text), sessionOf('admin'));
    const admin = new BackOffice(page, request);
    const things = await makeThings(admin, new Shop(page, request));
    const scores: Record<string, number> = {};
    const same = await puppeteer.connect({ browserURL: `http://127.0.0.1:${port}`, defaultViewport: null });
    const tab = await same.newPage();
    for (const place of await placesBelow('/admin', things, admin)) {
      await tab.goto(new URL(place, baseURL).href);
      await tab.waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy="true"]'));
      const result = await snapshot(tab, {
        flags: { onlyCategories: ['accessibility'], disableFullPageScreenshot: true, logLevel: 'error' },
      });
      const { categories = {}, audits = {} } = result?.lhr ?? {};
      const score = Math.round(100 * (categories.accessibility?.score ?? 0));
      const failed = Object.values(audits).filter((audit) => audit.score === 0);
      expect.soft(score, `${place}: ${failed.map(({ id }) => id).join(', ')}`).toBe(100);
      scores[place.replace(/_\w{10,}/g, '_…')] = score;
    }
    expect(Object.keys(scores).length).toBeGreaterThan(10);
    await same.disconnect();
    await forgetThings(admin, things);
    if (report) await writeFile(report, JSON.stringify(scores));
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
