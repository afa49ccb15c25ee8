import { afterAll, beforeAll, expect } from '@jest/globals';
import { testWith } from '../support/programs.js';
import { Reader, readToTheEnd, textsWithDigits } from '../support/Reader.js';
import { tracker } from '../support/tracker.js';
import { LENSES, pagesToWalk } from './walk/pages.js';
import { unexplained } from './walk/unexplained.js';

// Every text with a digit on every page is one that a query of the test gives, through the lens of the address.

const demo = tracker();
const browsing = testWith('chromium');

let reader: Reader;
beforeAll(async () => {
  if (browsing.canRun) reader = await Reader.start(demo.address);
});
afterAll(async () => reader?.stop());

/** An address with more behind its question mark. */
const addressOf = (path: string, search: string) => `${path}${path.includes('?') ? search.replace('?', '&') : search}`;
const walks = LENSES.flatMap(({ search, lens }) =>
  pagesToWalk.map((page) => [addressOf(page.path, search), page, lens] as const),
);

browsing.test.each(walks)(browsing.named('%s shows what the API answers'), async (address, walked, lens) => {
  const expected = await walked.expects(demo, lens);

  const { page, complaints } = await reader.open(address);
  await readToTheEnd(page);
  const texts = await textsWithDigits(page);

  expect(texts.length).toBeGreaterThan(3);
  expect(unexplained(texts, expected.strings)).toEqual([]);
  for (const check of expected.checks) await check(page);
  expect(complaints).toEqual([]);
  await page.context().close();
});
