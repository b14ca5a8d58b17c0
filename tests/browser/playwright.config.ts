import { defineConfig } from '@playwright/test';

// Chromium's sandbox refuses to run as root, which is what a CI container does.
const root = process.platform === 'linux' && process.getuid?.() === 0;
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Runs against a shop that is up, with its demo catalogue: BASE_URL says where. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/browser',
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A page of a busy machine may be late once. The report names what was.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.BASE_URL ?? 'http://localhost:8000',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: root ? ['--no-sandbox', ...quiet] : [],
    },
  },
});
