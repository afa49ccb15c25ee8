import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findProgram } from './programs.js';

declare global {
  interface Window {
    shifts: number;
  }
}

/** A text on a page that holds a digit, and where it is. */
export interface ShownText {
  text: string;
  /** Tag and class of what it is in, for messages. */
  place: string;
}

/** What a page shows that lists, in order: the cells of each row of a table. */
export type Rows = string[][];

/** Somebody who reads the pages in Debian's Chromium, and notes what goes wrong on the way. */
export class Reader {
  private constructor(
    private readonly browser: Browser,
    private readonly address: string,
  ) {}

  static async start(address: string): Promise<Reader> {
    const executablePath = findProgram('chromium') ?? '/usr/bin/chromium';
    return new Reader(await chromium.launch({ executablePath, args: ['--no-sandbox'] }), address);
  }

  /** Opens a page, waits until it is quiet, and says what went wrong: errors, requests to other hosts. */
  async open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
    const context = await this.browser.newContext({ viewport: { width: 1_440, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(this.address) && !/^(data|blob):/.test(request.url()))
        complaints.push(`other host: ${request.url()}`);
    });
    await page.addInitScript(() => {
      window.shifts = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
          if (!entry.hadRecentInput) window.shifts += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${this.address}${path}`, { waitUntil: 'networkidle' });
    return { page, complaints };
  }

  async stop(): Promise<void> {
    await this.browser.close();
  }
}

/** Scrolls to the end, so that all charts are drawn. */
export const readToTheEnd = async (page: Page): Promise<void> => {
  const drawings = page.locator('.drawing');
  for (let nth = 0; nth < (await drawings.count()); nth += 1) {
    await drawings.nth(nth).scrollIntoViewIfNeeded();
    await drawings.nth(nth).locator('svg').first().waitFor();
  }
};

/** Every text of the page with a digit, but the scales of charts and pages of docs. */
export const textsWithDigits = (page: Page): Promise<ShownText[]> =>
  page.evaluate(() => {
    const found: { text: string; place: string }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !/\d/.test(node.nodeValue ?? '') || parent.closest('script, style, article.prose')) continue;
      if (parent.closest('[aria-label*="axis"]')) continue;
      found.push({ text: node.nodeValue ?? '', place: `${parent.tagName.toLowerCase()}.${parent.className}` });
    }
    return found;
  });

/** The rows of the table after a heading: what its cells say, without "(why?)". */
export const rowsBelow = (page: Page, heading: string): Promise<Rows> =>
  page.evaluate((text) => {
    const found = [...document.querySelectorAll('h1, h2, h3, caption')].find((one) => one.textContent === text);
    const place = found?.closest('section, figure, table, main');
    const table = place?.matches('table') ? place : place?.querySelector('table.figures');
    return [...(table?.querySelectorAll('tbody tr, tfoot tr') ?? [])].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) =>
        (cell.textContent ?? '').replaceAll(' (why?)', '').replaceAll(/\s+/g, ' ').trim(),
      ),
    );
  }, heading);

/** What axe finds wrong on a page, in short. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`),
    );
  });
};
