// Lighthouse, mobile, on the pages that sell; and the JavaScript that a first visit to each loads. Prints JSON.
//
//   node tests/bench/site.mjs BASE_URL CHROMIUM
//
// The checkout needs something in the cart, so Playwright fills it, in the browser that Lighthouse then measures.
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'

const [base, executablePath] = process.argv.slice(2)
const PRODUCT = '/p/stoneware-mug'
const PAGES = { home: '/', product: PRODUCT, checkout: '/checkout/contact' }
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']
const RUNS = 3

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

const port = await freePort()
const profile = await mkdtemp(join(tmpdir(), 'tradewind-bench-'))
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: executablePath || undefined,
  args: [
    `--remote-debugging-port=${port}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  ],
})
async function forgetFiles() {
  const page = await browser.newPage()
  const session = await browser.newCDPSession(page)
  await session.send('Network.clearBrowserCache')
  await page.close()
}

try {
  const page = await browser.newPage()
  await page.goto(base + PRODUCT)
  await page.getByRole('button', { name: /add to cart/i }).first().click()
  await page.getByRole('dialog').waitFor()
  await page.close()
  const results = {}
  for (const [name, path] of Object.entries(PAGES)) {
    const runs = []
    for (let i = 0; i < RUNS; i++) {
      // A first visit, but for the cart: Lighthouse would forget both or neither.
      await forgetFiles()
      const { lhr } = await lighthouse(base + path, {
        port,
        onlyCategories: CATEGORIES,
        disableStorageReset: true,
        logLevel: 'error',
      })
      runs.push(lhr)
    }
    const scripts = runs[0].audits['network-requests'].details.items.filter((item) => item.resourceType === 'Script')
    results[name] = {
      scores: Object.fromEntries(CATEGORIES.map((c) => [c, Math.round(100 * median(runs.map((r) => r.categories[c].score)))])),
      metrics: Object.fromEntries(
        ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'].map((id) => [
          id,
          median(runs.map((r) => r.audits[id].numericValue)),
        ]),
      ),
      scriptBytes: scripts.reduce((sum, item) => sum + item.transferSize, 0),
      failing: CATEGORIES.flatMap((c) =>
        runs[0].categories[c].auditRefs
          .filter((ref) => ref.weight > 0 && (runs[0].audits[ref.id].score ?? 1) < 0.9)
          .map((ref) => `${c}: ${ref.id}`),
      ),
    }
  }
  process.stdout.write(`${JSON.stringify(results)}\n`)
} finally {
  await browser.close()
  await rm(profile, { recursive: true, force: true })
}
