import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePartialDate } from '../../src/domain/plan/index.js';
import { tracker } from '../support/tracker.js';

const database = tracker({ template: 'empty' });

test.each([
  ['2022', '2022-01-01', '2022-12-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2022-05-23', '2022-05-23', '2022-05-23'],
  ['2025-12-04/2025-12-05', '2025-12-04', '2025-12-05'],
  ['2022/2023-06', '2022-01-01', '2023-06-30'],
])('reads %s as from %s to %s', (text, earliest, latest) => {
  expect(parsePartialDate(text)).toEqual({ text, earliest, latest });
});

test.each([
  '',
  '22',
  '2022-13',
  '2022-02-30',
  '2023/2022',
  '2022/2023/2024',
  'May 2022',
  '2022-5',
  '0000',
  '2022-05-23T00:00',
])('reads %j as no date', (text) => {
  expect(parsePartialDate(text)).toBeNull();
});

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const part = fc.oneof(
  fc.integer({ min: 1900, max: 2100 }).map(String),
  day.map((date) => date.slice(0, 7)),
  day,
);
const span = fc.tuple(part, part).map((ends) => ends.sort().join('/'));

test('reads dates in the database as in the API', async () => {
  const texts = fc.sample(fc.oneof(part, span), 300);

  const rows = await database.orm.em.fork().execute<{ text: string; earliest: string; latest: string }[]>(
    `select text, partial_date_earliest(text)::text as earliest, partial_date_latest(text)::text as latest
    from json_array_elements_text(?::json) as text`,
    [JSON.stringify(texts)],
  );

  expect(rows).toHaveLength(300);
  for (const row of rows) {
    const read = parsePartialDate(row.text);
    if (read) expect(row).toEqual(read);
  }
});
