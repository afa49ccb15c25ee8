import { writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { cli } from '../support/cli.js';
import { tracker } from '../support/tracker.js';
import { temporaryFiles } from './files.js';

// Files as spreadsheets and editors write them are read, or refused by the name of what they look like.

const api = tracker({ template: 'empty' });
const file = temporaryFiles();

const written = (name: string, bytes: Uint8Array) => {
  const path = file(name, '');
  writeFileSync(path, bytes);
  return path;
};
const utf16 = (text: string, mark = '\ufeff') => Buffer.from(mark + text, 'utf16le');
/** What a spreadsheet in western Europe saves where nobody says UTF-8. */
const latin = (text: string) => Buffer.from(text, 'latin1');

const rates = (source: string, separator = ',') =>
  ['from,to,date,rate,source', '', `AUD,USD,2024-01-02,0.68,${source}`, ',,,,', '']
    .join('\r\n')
    .replaceAll(',', separator);
const bundle = (plan: string) =>
  JSON.stringify({
    plan: { code: plan, title: 'Café Zoë', start: '2025-01-01', end: '2027-12-31' },
    pillars: [{ code: 'P1', actions: ['A1'] }],
  });

const stored = async (source: string) =>
  (await api.database.read((em) => em.execute('select rate from exchange_rate where source = ?', [source]))).length;

test.each([
  ['a byte order mark', Buffer.from(`\ufeff${rates('mark')}`), 'mark'],
  ['semicolons', Buffer.from(rates('semicolons', ';')), 'semicolons'],
  ['semicolons that it announces', Buffer.from(`sep=;\r\n${rates('announced', ';')}`), 'announced'],
  ['tabs', Buffer.from(rates('tabs', '\t')), 'tabs'],
  ['tabs in UTF-16, as "Unicode text"', utf16(rates('unicode', '\t')), 'unicode'],
  ['UTF-16 of the other order', utf16(rates('turned')).swap16(), 'turned'],
])('reads rates with %s, without empty rows', async (_, bytes, source) => {
  expect(await cli(api.url, 'rates', written('rates.csv', bytes))).toMatchObject({ code: 0, message: '' });
  expect(await stored(source)).toBe(1);
});

test('reads a bundle with a byte order mark, or in UTF-16', async () => {
  expect(await cli(api.url, 'load', written('b.json', Buffer.from(`\ufeff${bundle('MARK')}`)))).toMatchObject({
    code: 0,
  });
  expect(await cli(api.url, 'load', written('b.json', utf16(bundle('UTF16'))))).toMatchObject({ code: 0 });

  const titles = await api.database.read((em) =>
    em.execute('select title from action_plan where code in (?, ?)', ['MARK', 'UTF16']),
  );
  expect(titles).toEqual([{ title: 'Café Zoë' }, { title: 'Café Zoë' }]);
});

test.each([
  [
    'a bundle',
    'load',
    'b.json',
    latin(bundle('LATIN')),
    /is not text in UTF-8; it looks like ISO-8859-1; save it as UTF-8/,
  ],
  ['rates', 'rates', 'r.csv', latin(rates('Café, Zoë')), /is not text in UTF-8; it looks like \S+; save it as UTF-8/],
  [
    'text in UTF-16 without a mark',
    'rates',
    'r.csv',
    utf16(rates('x'), ''),
    /it looks like UTF-16 without a byte order mark/,
  ],
  ['a cut file in UTF-16', 'rates', 'r.csv', utf16(rates('x')).subarray(0, 41), /is marked as UTF-16LE, and is not/],
])('refuses %s in another encoding by its name', async (_, command, name, bytes, message) => {
  const answer = await cli(api.url, command, written(name, bytes));

  expect(answer).toMatchObject({ code: 2, message: expect.stringMatching(message) });
});

test('names the lines of a file as an editor counts them', async () => {
  const lines = [
    'from,to,date,rate,source',
    '',
    'AUD,USD,2024-01-02,0.68,a',
    '',
    'AUD,USD,2024-01-02,0.69,a',
    'EUR,USD,2024-01-02,x,a',
  ];
  const { code, message } = await cli(api.url, 'rates', file('lines.csv', lines.join('\n')));

  expect(code).toBe(2);
  expect(message).toContain('line 6, rate: ');
  expect(message).toContain('line 5: gives AUD to USD on 2024-01-02 again, as line 3 does; leave one out');
});
