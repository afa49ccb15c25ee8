// Makes a picture of every page: 360 and 1440 pixels wide, light and dark, and from right to left.
//   npm run pictures            into pictures/, which is not committed
//   npm run pictures -- --docs  the small ones in docs/pictures/ again
// It starts the service on a database of its own, and needs Chromium (/usr/bin/chromium, or CHROMIUM).
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const PORT = process.env.PORT ?? '4391';
const forDocs = process.argv.includes('--docs');

/** Every page, with states that a reader meets: an open panel, an empty list, nothing at the address. */
const pages = {
  plan: '/',
  'plan-why': '/?why=PROGRESS:pillar:P1',
  'plan-earlier': '/?asOf=2024-12-31&basis=SUBMITTED&currency=EUR',
  actions: '/actions',
  'actions-lagging': '/actions?lagging=yes',
  'actions-empty': '/actions?status=MERGED&pillar=P1',
  action: '/actions/A07',
  'action-disagreement': '/actions/A08',
  'action-without-data': '/actions/A06',
  projects: '/projects',
  project: '/projects/DEMO-16',
  'project-published': '/projects/PRJ-RURAL',
  'project-component': '/projects/DEMO-13',
  donors: '/donors',
  donor: '/donors/DEMO-FUND-B',
  'donor-why': '/donors/DEMO-FUND-B?why=COMMITTED:donor:DEMO-FUND-B',
  group: '/groups/1',
  search: '/search?q=rural',
  'search-empty': '/search?q=nothing+of+the+kind',
  methods: '/methods',
  about: '/about',
  'no-such-lens': '/actions?asOf=2026-02-30',
  'not-found': '/actions/A99',
};

const looks = [
  { name: '1440-light', width: 1440, colorScheme: 'light' },
  { name: '1440-dark', width: 1440, colorScheme: 'dark' },
  { name: '1440-rtl', width: 1440, colorScheme: 'light', dir: 'rtl' },
  { name: '360-light', width: 360, colorScheme: 'light' },
  { name: '360-dark', width: 360, colorScheme: 'dark' },
  { name: '360-rtl', width: 360, colorScheme: 'light', dir: 'rtl' },
];

/** The small ones that README and the tour show: the top of a page. */
const small = [
  { name: 'plan', path: pages.plan, width: 1200, height: 800, colorScheme: 'light' },
  { name: 'why', path: pages['plan-why'], width: 1200, height: 800, colorScheme: 'light' },
  { name: 'action', path: pages['action-disagreement'], width: 1200, height: 800, colorScheme: 'light' },
  { name: 'donor', path: pages.donor, width: 1200, height: 800, colorScheme: 'light' },
  { name: 'actions-dark', path: pages.actions, width: 1200, height: 800, colorScheme: 'dark' },
  { name: 'plan-phone', path: pages.plan, width: 390, height: 800, colorScheme: 'light' },
];

const startService = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tracker-pictures-'));
  const service = spawn('node', ['dist/main.js'], {
    env: { ...process.env, PORT, DATA_DIR: folder, SEED: 'demo', RATE_LIMIT: '1000000', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    service.stdout.on('data', (text) => String(text).includes('is ready') && resolve());
    service.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
  });
  return {
    stop: async () => {
      const ended = new Promise((resolve) => service.once('exit', resolve));
      service.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Opens a page as it looks once all of it was seen: its charts are drawn. */
const open = async (browser, { path, width, height = 900, colorScheme, dir, scale = 1 }) => {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, deviceScaleFactor: scale });
  await page.goto(`http://127.0.0.1:${PORT}${path}`, { waitUntil: 'networkidle' });
  if (dir) await page.evaluate((one) => document.documentElement.setAttribute('dir', one), dir);
  for (const drawing of await page.locator('.drawing').all()) {
    await drawing.scrollIntoViewIfNeeded();
    await drawing.locator('svg').first().waitFor();
  }
  await page.evaluate(() => scrollTo(0, 0));
  return page;
};

const service = await startService();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const folder = new URL(forDocs ? '../docs/pictures/' : '../pictures/', import.meta.url).pathname;
  mkdirSync(folder, { recursive: true });
  const wanted = forDocs
    ? small.map((one) => ({ ...one, file: one.name, scale: 0.6 }))
    : Object.entries(pages).flatMap(([name, path]) =>
        looks.map((look) => ({ ...look, path, file: `${name}-${look.name}` })),
      );
  for (const { file, ...look } of wanted) {
    const page = await open(browser, look);
    await page.screenshot({ path: join(folder, `${file}.png`), fullPage: !forDocs });
    await page.close();
    console.log(`${file}.png`);
  }
} finally {
  await browser.close();
  await service.stop();
}
