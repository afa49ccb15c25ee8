import { expect, test } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { person } from '../support/cast.js';
import { tracker } from '../support/tracker.js';
import { bytesOf, sendSheet, textOf, touched } from './sheetFiles.js';

// Whatever is in a cell: it comes back as it went out, and is read as it was written.

const demo = tracker();
const secretariat = person(demo, 'secretariat', 'SECRETARIAT');

/** One visible line, as titles are: with what spreadsheets take for formulas, quotes and separators among it. */
const title = fc
  .tuple(
    fc.constantFrom('', '=', '+', '-', '@', "'", "'=", "''@", '"', '""', ',', ';', '#N/A', 'NA', 'TRUE', '1e3', '007'),
    fc.string({ unit: fc.constantFrom(...'aZ0 ,;"\'=+-@|%&<>\\/éßñ中ไ'), minLength: 1, maxLength: 20 }),
  )
  .map((parts) => parts.join('').trim())
  .filter((text) => /[a-zA-Z0-9]/.test(text));

/** As a spreadsheet shows a text that would be a formula. */
const guarded = (text: string) => (/^'*[-=+@]/.test(text) ? `'${text}` : text);

test('keeps any text, into the tracker and out of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(title, { minLength: 40, maxLength: 40 }), async (titles) => {
      const rows = titles.map((text, index) => ({ code: `ANY-${index}`, title: guarded(text) }));
      const sent = await sendSheet(secretariat, 'tools', stringify(rows, { header: true }), { dryRun: 'false' });
      const json = JSON.parse(await textOf(demo, '/data/tools.json')) as { code: string; title: string }[];
      const csv = await sendSheet(secretariat, 'tools', await textOf(demo, '/data/tools.csv'));
      const xlsx = await sendSheet(secretariat, 'tools', await bytesOf(demo, '/data/tools.xlsx'));

      expect([sent.mistakes, sent.rows.flatMap(({ mistakes }) => mistakes)]).toEqual([[], []]);
      expect(titles.map((_, index) => json.find(({ code }) => code === `ANY-${index}`)?.title)).toEqual(titles);
      expect([touched(csv), touched(xlsx)]).toEqual([[], []]);
    }),
    { numRuns: 5 },
  );
});

test('reads any amount that a spreadsheet keeps, as it was typed', async () => {
  const cents = fc.bigInt({ min: 1n, max: 10n ** 14n });
  const typed = (amount: bigint) => `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
  await fc.assert(
    fc.asyncProperty(fc.array(cents, { minLength: 50, maxLength: 50 }), async (amounts) => {
      const file = await writeXlsx({
        sheets: [
          {
            name: 'Transactions',
            rows: [
              ['project', 'type', 'amount', 'currency', 'transaction_date'],
              ...amounts.map((amount) => ['DEMO-01', 'DISBURSEMENT', Number(typed(amount)), 'USD', '2026-11-02']),
            ],
          },
        ],
      });
      const { rows } = await sendSheet(secretariat, 'transactions', file);
      const read = rows.map(({ changes }) => changes.find(({ field }) => field === 'amount')?.to);

      expect(read).toEqual(amounts.map((amount) => typed(amount).replace(/\.?0+$/, '')));
    }),
    { numRuns: 5 },
  );
});
