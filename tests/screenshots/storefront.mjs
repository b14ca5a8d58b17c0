// The home page on a desktop, in light colours, with a product page on a phone, in dark ones, in front of it.
//
//   node tests/screenshots/storefront.mjs BASE_URL CHROMIUM PICTURE
import { chromium } from 'playwright-core'

const [base, executablePath, picture] = process.argv.slice(2)
const browser = await chromium.launch({
  executablePath: executablePath || undefined,
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  ],
})

async function take(path, options) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  await page.goto(base + path, { waitUntil: 'networkidle' })
  await page.evaluate(() => Promise.all([...document.images].filter((i) => !i.complete && i.loading !== 'lazy').map((i) => i.decode())))
  const data = await page.screenshot()
  await context.close()
  return `data:image/png;base64,${data.toString('base64')}`
}

try {
  const desktop = await take('/', { viewport: { width: 1440, height: 1000 }, colorScheme: 'light' })
  const phone = await take('/p/stoneware-mug', { viewport: { width: 360, height: 720 }, deviceScaleFactor: 2, colorScheme: 'dark', isMobile: true, hasTouch: true })
  const page = await browser.newPage({ viewport: { width: 1600, height: 1100 } })
  await page.setContent(`<style>
    body { margin: 0; background: #dfe4e2; }
    img { position: absolute; border-radius: 16px; box-shadow: 0 12px 48px #0003; }
    .desktop { left: 60px; top: 50px; width: 1300px; }
    .phone { right: 60px; bottom: 50px; width: 330px; border: 8px solid #111; border-radius: 36px; }
  </style><img class="desktop" src="${desktop}"><img class="phone" src="${phone}">`)
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
  await page.screenshot({ path: picture, type: 'jpeg', quality: 82 })
} finally {
  await browser.close()
}
