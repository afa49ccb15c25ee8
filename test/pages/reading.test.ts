import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { testWith } from '../support/programs.js';
import { axeFindings, Reader, readToTheEnd } from '../support/Reader.js';
import { tracker } from '../support/tracker.js';

// How pages read: on a telephone, enlarged, by keyboard, with a screen reader, in the dark, and without a script.

const demo = tracker();
const browsing = testWith('chromium');
const PLAN = '/plans/APIS-2022-2026';

let reader: Reader;
beforeAll(async () => {
  if (browsing.canRun) reader = await Reader.start(demo.address);
});
afterAll(async () => reader?.stop());

const pages = [
  '/',
  '/?why=PROGRESS:pillar:P1',
  '/actions',
  '/actions?status=MERGED&pillar=P1',
  '/actions/A08',
  '/actions/A10?why=PROGRESS:action:A10',
  '/projects',
  '/projects/DEMO-02',
  '/projects/PRJ-RURAL',
  '/donors',
  '/donors/DEMO-FUND-B?why=COMMITTED:donor:DEMO-FUND-B',
  '/groups/1',
  '/search?q=rural',
  '/search?q=nothing+of+the+kind',
  '/methods',
  '/about',
];

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

browsing.test.each(pages)(browsing.named('%s reads well at any width, in both themes'), async (address) => {
  for (const [width, colorScheme] of [
    [360, 'light'],
    [1_440, 'dark'],
  ] as const) {
    const { page, complaints } = await reader.open(address, { viewport: { width, height: 800 }, colorScheme });
    await readToTheEnd(page);

    expect([address, width, await axeFindings(page)]).toEqual([address, width, []]);
    expect([width, await overflowOf(page)]).toEqual([width, 0]);
    expect(await page.evaluate(() => window.shifts)).toBeLessThanOrEqual(0.02);
    expect(complaints).toEqual([]);
    // Enlarged to twice its size, a window of 1,440 pixels has 720 of them.
    await page.setViewportSize({ width: 720, height: 450 });
    expect(await overflowOf(page)).toBe(0);
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    expect(await overflowOf(page)).toBe(0);
    await page.context().close();
  }
});

/** What can be used on a page and is not hidden, as texts that tell each apart. */
const usable = (page: Page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')];
    return all
      .filter((one) => one.checkVisibility())
      .map((one, at) => {
        one.setAttribute('data-nth', String(at));
        return String(at);
      });
  });

browsing.test.each(pages)(
  browsing.named('%s can be used by keyboard alone, and shows where one is'),
  async (address) => {
    const { page } = await reader.open(address);
    await readToTheEnd(page);
    const wanted = await usable(page);

    const reached = new Set<string>();
    const unseen: string[] = [];
    for (let presses = 0; presses < wanted.length + 5; presses += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const focused = document.activeElement;
        const style = focused && getComputedStyle(focused);
        return { nth: focused?.getAttribute('data-nth') ?? null, isShown: style?.outlineStyle !== 'none' };
      });
      if (at.nth !== null) reached.add(at.nth);
      if (at.nth !== null && !at.isShown) unseen.push(at.nth);
    }

    expect(wanted.filter((one) => !reached.has(one))).toEqual([]);
    expect(unseen).toEqual([]);
    await page.context().close();
  },
);

browsing.test(browsing.named('a delegate finds an action, why it is so, and who funds it, in three taps'), async () => {
  const { page, complaints } = await reader.open('/', { viewport: { width: 360, height: 740 }, hasTouch: true });

  await page.locator('main').getByRole('link', { name: '1. Connectivity for All' }).first().tap();
  await page.getByRole('link', { name: /^7\. Extend affordable/ }).tap();
  await page.getByRole('heading', { level: 1, name: /^7\. Extend affordable/ }).waitFor();
  const donors = await page.getByRole('link', { name: /^Demonstration Fund/ }).count();
  await page.getByRole('link', { name: /^Why\?/ }).tap();

  await page.getByRole('heading', { name: /^Why \d+%\?$/ }).waitFor();
  expect(donors).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});

browsing.test(
  browsing.named('the panel has an address, takes the focus, and closes by Escape or by going back'),
  async () => {
    const { page } = await reader.open('/');

    await page
      .locator('main')
      .getByRole('link', { name: /^\d+% \(why\?\)$/ })
      .first()
      .click();
    const heading = page.locator('#why-title');
    await page.getByRole('heading', { name: /^Why \d+%\?$/ }).waitFor();
    expect(new URL(page.url()).search).toBe('?why=PROGRESS:pillar:P1');
    expect(await heading.evaluate((one) => one === document.activeElement)).toBe(true);

    await page.keyboard.press('Escape');
    await heading.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');

    await page.goBack();
    await heading.waitFor();
    await page.goBack();
    await heading.waitFor({ state: 'detached' });
    await page.context().close();
  },
);

browsing.test(browsing.named('the lens goes along, and is changed by the bar'), async () => {
  const { page } = await reader.open('/?asOf=2025-06-30');

  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Donors' }).click();
  await page.getByRole('heading', { level: 1, name: 'Donors' }).waitFor();
  expect(new URL(page.url()).search).toBe('?asOf=2025-06-30');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');

  await page.getByText('Change', { exact: true }).click();
  await page.getByLabel('As of the day').fill('2026-06-30');
  await page.getByLabel('Reports that count').selectOption('SUBMITTED');
  await page.getByLabel('Currency').fill('eur');
  await page.getByRole('button', { name: 'Show' }).first().click();
  await page.getByText('As of 30 June 2026, from approved and submitted reports, in EUR.').waitFor();
  expect(new URL(page.url()).search).toBe('?asOf=2026-06-30&basis=SUBMITTED&currency=eur');

  await page.goBack();
  await page.getByText('As of 30 June 2025, from approved reports, in USD.').waitFor();
  await page.context().close();
});

browsing.test(
  browsing.named('a copied link shows the same figures for good: it names plan, day and moment'),
  async () => {
    const { page } = await reader.open('/actions/7', { permissions: ['clipboard-read', 'clipboard-write'] });

    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('status').getByText('Copied').waitFor();
    const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));

    expect(copied.pathname).toBe(`${PLAN}/actions/7`);
    expect(copied.searchParams.get('asOf')).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(copied.searchParams.get('knownAt')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const answer = await demo.get(`${copied.pathname}${copied.search}`);
    expect(answer.status).toBe(200);
    await page.context().close();
  },
);

browsing.test.each([
  ['asOf=2026-02-30', '“2026-02-30” is not a day such as 2026-06-30: the page shows today.'],
  ['knownAt=soon', '“soon” is not a moment such as 2026-06-30T12:00Z: the page shows all that is known now.'],
  ['basis=LIVE', '“LIVE” is neither APPROVED nor SUBMITTED: the page shows approved reports.'],
  ['currency=XXQ', '“XXQ” is not a currency of ISO 4217: the page shows the currency of the plan.'],
  ['currency=euro', '“EURO” is not a currency of ISO 4217: the page shows the currency of the plan.'],
  ['lang=xx', 'There are no words in the language “xx” yet: the page is in English.'],
])(browsing.named('a lens that is none is said, and the default shown: %s'), async (search, words) => {
  const { page, complaints } = await reader.open(`/actions?${search}`);

  await page.getByText(words).waitFor();
  expect(await page.getByRole('row').count()).toBe(26);
  expect(complaints).toEqual([]);
  await page.context().close();
});

browsing.test(browsing.named('filters and search show what they say, each at an address'), async () => {
  const { page } = await reader.open('/actions');

  await page.locator('select[name=status]').focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('status');
  await page.locator('select[name=status]').selectOption('ON_TRACK');
  await page.getByRole('form').getByRole('button', { name: 'Show' }).press('Enter');
  await page.waitForURL('**/actions?status=ON_TRACK');
  const shown = await page.locator('tbody tr').count();
  await page.getByText(`${shown} of 25 actions.`).waitFor();
  expect(shown).toBeGreaterThan(0);

  await page.locator('h1').click();
  await page.keyboard.press('/');
  await page.keyboard.type('submarine cable');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Search: submarine cable' }).waitFor();
  await page.getByRole('link', { name: /^3\. Strengthen submarine/ }).click();
  await page.getByRole('heading', { level: 1, name: /^3\. Strengthen submarine/ }).waitFor();
  await page.context().close();
});

browsing.test(
  browsing.named('a chart is taken away as CSV, marked, and as a picture that says what it shows'),
  async () => {
    const { page, complaints } = await reader.open('/?asOf=2026-11-01');
    await readToTheEnd(page);
    const take = async (name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: `${name}: The plan: committed and disbursed by year` }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`APIS-2022-2026-money-by-year-2026-11-01.${name.toLowerCase()}`);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    };

    const csv = await take('CSV');
    const svg = await take('SVG');

    const [head, ...lines] = csv.replace('\ufeff', '').trim().split('\n');
    expect(head).toBe(
      'year,committed,disbursed,currency,committed_not_converted,disbursed_not_converted,as_of,is_synthetic',
    );
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toMatch(/^202\d,(\d+\.\d\d)?,\d+\.\d\d,USD,.*,2026-11-01,true$/);
    expect(lines.some((line) => line.includes('AUD'))).toBe(true);
    expect(svg).toContain('The plan: committed and disbursed by year');
    expect(svg).toContain('Includes invented figures');
    expect(svg).not.toContain('var(--');
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

browsing.test(browsing.named('a page that cannot be loaded says why, and loads when asked again'), async () => {
  const { page } = await reader.open('/about');
  await page.route('**/graphql/**', (route) => route.abort());

  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Actions' }).click();
  await page.getByText('The service could not be reached.').waitFor();
  await page.unroute('**/graphql/**');
  await page.getByRole('button', { name: 'Try again' }).click();

  await page.getByRole('heading', { level: 1, name: 'Actions' }).waitFor();
  await page.context().close();
});

browsing.test.each([
  ['/', 'h2', 'Money'],
  ['/actions', 'caption', 'Actions with their status, progress, last report and money'],
  ['/actions/A07', 'h2', 'Money and projects'],
  ['/projects/DEMO-02', 'h2', 'Money'],
  ['/donors/DEMO-FUND-B', 'h2', 'By pillar and action'],
  ['/?why=COMMITTED:plan:', 'h2', /^Why USD.[\d,.]+\?$/],
])(browsing.named('without a script %s shows title, figures and tables'), async (address, tag, heading) => {
  const { page, complaints } = await reader.open(address, { javaScriptEnabled: false });

  expect(await page.locator('h1').textContent()).toMatch(/\w/);
  expect(await page.locator(tag, { hasText: heading }).count()).toBeGreaterThan(0);
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(2);
  expect(await page.locator('.needs-script:visible').count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});

browsing.test(browsing.named('without a script the lens, the filters and the search are forms'), async () => {
  const { page } = await reader.open('/actions?asOf=2026-06-30', { javaScriptEnabled: false });

  await page.getByRole('form').getByLabel('Pillar').selectOption('P3');
  await page.getByRole('form').getByRole('button', { name: 'Show' }).click();
  await page.getByText('7 of 25 actions.').waitFor();
  expect(new URL(page.url()).searchParams.get('asOf')).toBe('2026-06-30');

  await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('broadband');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Search: broadband' }).waitFor();
  await page.context().close();
});

browsing.test(browsing.named('a lens that is changed on the second page of a list begins the list again'), async () => {
  const { page } = await reader.open('/projects');

  await page.getByRole('link', { name: 'Next' }).click();
  await page.waitForURL('**/projects?after=*');
  await page.getByText('Change', { exact: true }).click();
  await page.getByLabel('Currency').fill('EUR');
  await page.getByRole('button', { name: 'Show' }).first().click();

  await page.getByText('from approved reports, in EUR.').waitFor();
  expect(new URL(page.url()).search).toBe('?currency=EUR');
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.context().close();
});

browsing.test(
  browsing.named('the form of the lens fits a telephone, and each number says its currency there'),
  async () => {
    const { page } = await reader.open('/', { viewport: { width: 360, height: 740 } });

    await page.getByText('Change', { exact: true }).click();
    expect(await overflowOf(page)).toBe(0);
    const head = await page
      .locator('td[data-head]', { hasText: /\d\.\d\d/ })
      .first()
      .evaluate((cell) => getComputedStyle(cell, '::before').content);
    expect(head).toBe('"Committed, USD"');
    await page.context().close();
  },
);

browsing.test(browsing.named('the current section is in sight on a telephone, from either side'), async () => {
  for (const dir of ['ltr', 'rtl']) {
    const { page } = await reader.open('/methods', { viewport: { width: 360, height: 740 } });
    await page.evaluate((one) => document.documentElement.setAttribute('dir', one), dir);
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Donors' }).click();
    await page.getByRole('heading', { level: 1, name: 'Donors' }).waitFor();
    const box = await page.locator('nav [aria-current]').boundingBox();

    expect([dir, (box?.x ?? -1) >= 0, (box?.x ?? 0) + (box?.width ?? 999) <= 360]).toEqual([dir, true, true]);
    await page.context().close();
  }
});

browsing.test(browsing.named('every picture of a chart says by itself what it shows'), async () => {
  const titles = new Set<string>();
  for (const address of ['/', '/actions/A07', '/donors/DEMO-FUND-B']) {
    const { page } = await reader.open(address);
    await readToTheEnd(page);
    for (const button of await page.getByRole('button', { name: /^SVG: / }).all()) {
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      const svg = Buffer.concat(chunks).toString('utf8');
      const title = ((await button.getAttribute('aria-label')) ?? '').replace('SVG: ', '');
      titles.add(title);

      expect([title, svg.includes('var(--')]).toEqual([title, false]);
      expect(svg.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')).toMatch(/as of \d{1,2} \w+ \d{4}/);
      if (title.includes('by year')) for (const word of ['Committed', 'Disbursed']) expect(svg).toContain(`>${word}<`);
    }
    await page.context().close();
  }
  expect(titles.size).toBeGreaterThan(5);
});

browsing.test(browsing.named('a printed page keeps its bars and shows the tables of its charts'), async () => {
  const { page } = await reader.open('/');
  await page.emulateMedia({ media: 'print' });

  expect(await page.locator('.find').isVisible()).toBe(false);
  expect(await page.locator('.tools table').first().isVisible()).toBe(true);
  const adjust = await page
    .locator('.bar span')
    .first()
    .evaluate((one) => getComputedStyle(one).printColorAdjust);
  expect(adjust).toBe('exact');
  await page.context().close();
});

/** Every address that pages link to, from one page on; each with the lens. */
const crawl = async (): Promise<Map<string, number>> => {
  const found = new Map<string, number>();
  const ahead = ['/?asOf=2026-06-30&currency=EUR'];
  for (let path = ahead.pop(); path !== undefined && found.size < 400; path = ahead.pop()) {
    if (found.has(path)) continue;
    const response = await demo.get(path, { headers: { accept: 'text/html,*/*;q=0.5' } });
    found.set(path, response.status);
    const type = response.headers.get('content-type') ?? '';
    if (!type.includes('html') || /^\/(graphql|data)/.test(path)) {
      await response.arrayBuffer();
      continue;
    }
    // The bar offers to go back to today.
    const text = (await response.text()).replace(/<section class="lens".*?<\/section>/s, '');
    const links = [...text.matchAll(/<a [^>]*href="([^"#]+)/g)].map(([, link = '']) => link);
    // One figure explained on each page will do.
    const whys = links.filter((link) => link.includes('why=')).slice(1);
    ahead.push(
      ...links
        .filter((link) => link.startsWith('/') && !whys.includes(link))
        .map((link) => link.replaceAll('&amp;', '&')),
    );
  }
  return found;
};

test('every link of every page leads somewhere, and pages and files keep the lens', async () => {
  const found = await crawl();

  expect(found.size).toBeGreaterThan(150);
  expect([...found].filter(([, status]) => status !== 200)).toEqual([]);
  const without = [...found.keys()].filter(
    (path) =>
      !/^\/(graphql|data$|schema)/.test(path) && !(path.includes('asOf=2026-06-30') && path.includes('currency=EUR')),
  );
  expect(without).toEqual([]);
});
