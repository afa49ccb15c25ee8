import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { testWith } from '../support/programs.js';
import { Reader, readToTheEnd } from '../support/Reader.js';
import { tracker } from '../support/tracker.js';

// What a reader has to fetch: counted in bytes as they are sent, compressed.

const KIB = 1_024;
const SCRIPT = 150 * KIB;
const CHARTS = 100 * KIB;
const STYLE = 20 * KIB;

const demo = tracker();
const browsing = testWith('chromium');

let reader: Reader;
beforeAll(async () => {
  if (browsing.canRun) reader = await Reader.start(demo.address);
});
afterAll(async () => reader?.stop());

/** Bytes of the scripts that were fetched, by address. */
const scripts = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() =>
    Object.fromEntries(
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name }) => name.endsWith('.js'))
        .map(({ name, encodedBodySize }) => [new URL(name).pathname, encodedBodySize]),
    ),
  );

const sum = (sizes: Record<string, number>) => Object.values(sizes).reduce((one, other) => one + other, 0);

/** Bytes of the scripts that are fetched before anybody scrolls. */
const seen = async (address: string, viewport: { width: number; height: number }): Promise<number> => {
  const { page } = await reader.open(address, { viewport });
  const bytes = sum(await scripts(page));
  await page.context().close();
  return bytes;
};

browsing.test(browsing.named('each page stays within 150 KB of script, and its charts within 100 more'), async () => {
  const table: string[] = [];
  for (const address of [
    '/',
    '/actions',
    '/actions/A07',
    '/projects',
    '/projects/DEMO-02',
    '/donors',
    '/donors/DEMO-FUND-B',
    '/groups/1',
    '/search?q=rural',
    '/methods',
    '/about',
  ]) {
    // What is there before anybody scrolls, in a window and on a telephone; a chart that is in sight has its own budget.
    const inWindow = await seen(address, { width: 1_440, height: 900 });
    const onTelephone = await seen(address, { width: 360, height: 740 });
    // So low that no chart is in sight.
    const { page } = await reader.open(address, { viewport: { width: 1_440, height: 200 } });
    const first = await scripts(page);
    await readToTheEnd(page);
    const all = await scripts(page);
    const drawing = sum(all) - sum(first);
    const html = await page.evaluate(
      () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).encodedBodySize,
    );
    const style = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name }) => name.endsWith('.css'))
        .reduce((bytes, { encodedBodySize }) => bytes + encodedBodySize, 0),
    );
    const inKib = (bytes: number) => (bytes / KIB).toFixed(1).padStart(6);
    table.push(
      `${address.padEnd(22)} page ${inKib(html)}  style ${inKib(style)}  script ${inKib(sum(first))}  charts ${inKib(drawing)}`,
    );
    expect([address, sum(first) > 0, sum(first) <= SCRIPT]).toEqual([address, true, true]);
    expect([address, drawing <= CHARTS]).toEqual([address, true]);
    expect([address, inWindow <= sum(first) + CHARTS, onTelephone <= SCRIPT]).toEqual([address, true, true]);
    expect([address, style <= STYLE]).toEqual([address, true]);
    await page.context().close();
  }
  process.stdout.write(`KiB as they are sent (brotli)\n${table.join('\n')}\n`);
});
