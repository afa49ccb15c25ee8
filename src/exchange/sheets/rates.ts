import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { InvalidInput, type Problem } from '../../domain/problems.js';
import type { DatasetInput } from '../bundle/dataset/dataset.js';
import { currency, date, rate, text } from '../bundle/dataset/fields.js';
import { readCsv } from './csv.js';

type Rates = NonNullable<DatasetInput['exchangeRates']>;

const plain = z.strictObject({ from: currency, to: currency, date, rate, source: text });
const RATE_PLACES = 10;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "28 March 2024", as the file of one day has it, as "2024-03-28"; whether there is such a day is not asked here. */
const dayOf = (text: string): string => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2}) ([A-Z][a-z]+) (\d{4})$/.exec(text) ?? [];
  const number = MONTHS.indexOf(month) + 1;
  return number ? [year, String(number).padStart(2, '0'), day.padStart(2, '0')].join('-') : text;
};

/**
 * The ECB gives what one euro was worth in each currency, and "N/A" where it gave none; the opposite rate is derived.
 */
const fromEcb = (records: readonly Record<string, string>[], problems: Problem[]): Rates =>
  records.flatMap(({ Date: given = '', ...columns }, index) => {
    const day = dayOf(given);
    const line = `line ${index + 2}`;
    if (!date.safeParse(day).success)
      problems.push({
        path: `${line}, Date`,
        message: `"${given}" is not a day such as "2024-03-28" or "28 March 2024"`,
      });
    return Object.entries(columns).flatMap(([to, value]) => {
      if (to === '' || value === '' || value === 'N/A') return [];
      const known = currency.safeParse(to).success;
      if (!known) return []; // currencies that have gone out of use
      if (!rate.safeParse(value).success) {
        problems.push({ path: `${line}, ${to}`, message: `"${value}" is not a rate` });
        return [];
      }
      const opposite = new Decimal(1).div(value).toFixed(RATE_PLACES, Decimal.ROUND_HALF_EVEN);
      return [
        { from: 'EUR', to, date: day, rate: value, source: 'ECB' },
        { from: to, to: 'EUR', date: day, rate: opposite, source: 'ECB (opposite rate)' },
      ];
    });
  });

/**
 * Reads exchange rates: `from,to,date,rate,source`, or the layout of the ECB's daily reference rates
 * (`Date,USD,JPY,…`). Throws InvalidInput that lists every error with its line and column.
 */
export const readRates = (csv: string, what: string): Rates => {
  const records = readCsv(csv, what);
  const problems: Problem[] = [];
  const header = Object.keys(records[0] ?? {});
  if (!header.includes('Date') && header.join() !== 'from,to,date,rate,source') {
    throw new InvalidInput(what, [
      { path: 'line 1', message: 'the header must be from,to,date,rate,source, or that of the ECB: Date,USD,JPY,…' },
    ]);
  }
  const rates = header.includes('Date')
    ? fromEcb(records, problems)
    : records.flatMap((record, index) => {
        const result = plain.safeParse(record);
        if (!result.success)
          problems.push(
            ...result.error.issues.map((issue) => ({
              path: `line ${index + 2}, ${issue.path.join('.')}`,
              message: issue.message,
            })),
          );
        return result.success ? [result.data] : [];
      });
  if (problems.length) throw new InvalidInput(what, problems);
  return rates;
};
