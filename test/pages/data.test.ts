import { afterAll, beforeAll, expect } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { findProgram, testWith } from '../support/programs.js';
import { tracker } from '../support/tracker.js';

// The list of files, as people see it.

const demo = tracker();
const browsing = testWith('chromium');

let browser: Browser | undefined;
beforeAll(async () => {
  const executablePath = findProgram('chromium');
  if (executablePath) browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});
afterAll(async () => browser?.close());

browsing.test.each([360, 1_440])(
  browsing.named('lists all files, each a link that leads to one, %i pixels wide'),
  async (width) => {
    const page = await (browser as Browser).newPage({ viewport: { width, height: 900 } });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${demo.address}/data`);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    const links = (await page
      .locator('main a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))) as string[];

    expect(overflow).toBe(0);
    expect(complaints).toEqual([]);
    expect(await page.title()).toBe('Data: AP-IS Action Plan tracker');
    expect(links.length).toBeGreaterThan(80);
    for (const link of width === 360
      ? links.filter((one) => one.startsWith('/data/') && !one.includes('obligations'))
      : []) {
      const response = await demo.get(link);
      expect([link, response.status]).toEqual([link, 200]);
      await response.arrayBuffer();
    }
    await page.close();
  },
);
