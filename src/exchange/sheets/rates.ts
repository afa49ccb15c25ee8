import { InvalidInput, type Problem } from '../../domain/problems.js';
import type { DatasetInput } from '../bundle/dataset/dataset.js';
import { currency, date, rate } from '../bundle/dataset/fields.js';
import { exchangeRateShape } from '../bundle/dataset/moneyShapes.js';
import { readCsv, type SheetRow } from './csv.js';

type Rate = NonNullable<DatasetInput['exchangeRates']>[number];

/** A rate, or what is wrong with it, and where it is in the file. */
interface Read {
  at: string;
  rate?: Rate;
  problems?: Problem[];
}

const plain = exchangeRateShape.omit({ recordedAt: true });
const HEADER = 'from,to,date,rate,source';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "28 March 2024", as the file of one day has it, as "2024-03-28"; whether there is such a day is not asked here. */
const dayOf = (text: string): string => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2}) ([A-Z][a-z]+) (\d{4})$/.exec(text) ?? [];
  const number = MONTHS.indexOf(month) + 1;
  return number ? [year, String(number).padStart(2, '0'), day.padStart(2, '0')].join('-') : text;
};

const wrong = (at: string, message: string): Read => ({ at, problems: [{ path: at, message }] });

const ofEuro = (at: string, day: string, to: string, value: string): Read =>
  rate.safeParse(value).success
    ? { at, rate: { from: 'EUR', to, date: day, rate: value, source: 'ECB' } }
    : wrong(at, `"${value}" is not a rate, such as 1.0811`);

/** The ECB gives what one euro was worth in each currency, and "N/A" where it gave none. */
const fromEcb = ({ line, cells: { Date: given = '', ...columns } }: SheetRow): Read[] => {
  const day = dayOf(given);
  if (!date.safeParse(day).success)
    return [wrong(`line ${line}, Date`, `"${given}" is not a day such as "2024-03-28" or "28 March 2024"`)];
  return Object.entries(columns).flatMap(([to, value]) =>
    value === '' || value === 'N/A' || !currency.safeParse(to).success
      ? []
      : [ofEuro(`line ${line}, ${to}`, day, to, value)],
  );
};

const fromPlain = ({ line, cells }: SheetRow): Read => {
  const at = `line ${line}`;
  const { success, data, error } = plain.safeParse(cells);
  if (success) return { at, rate: data };
  return {
    at,
    problems: error.issues.map(({ path, message }) => ({ path: `${at}, ${path.join('.') || 'columns'}`, message })),
  };
};

/** What is given again: of two rates of one pair and day one would be lost. */
const repeated = (read: readonly Read[]): Problem[] => {
  const first = new Map<string, string>();
  return read.flatMap(({ at, rate: one }) => {
    if (!one) return [];
    const key = `${one.from} to ${one.to} on ${one.date}`;
    const earlier = first.get(key);
    first.set(key, earlier ?? at);
    return earlier === undefined
      ? []
      : [{ path: at, message: `gives ${key} again, as ${earlier} does; leave one out` }];
  });
};

/**
 * Reads exchange rates: `from,to,date,rate,source`, or the layout of the ECB's daily reference rates
 * (`Date,USD,JPY,…`). Throws InvalidInput that lists every error with its line and column.
 */
export const readRates = (csv: string, what: string): Rate[] => {
  const rows = readCsv(csv, what);
  const header = Object.keys(rows[0]?.cells ?? {});
  if (!header.includes('Date') && header.join() !== HEADER)
    throw new InvalidInput(what, [
      {
        path: 'line 1',
        message: `the header must be ${HEADER}, or that of the ECB: Date,USD,JPY,…; and rates below it`,
      },
    ]);
  const read = rows.flatMap((row) => (header.includes('Date') ? fromEcb(row) : fromPlain(row)));
  const problems = [...read.flatMap(({ problems: own = [] }) => own), ...repeated(read)];
  if (!read.length) problems.push({ path: 'line 1', message: 'no column is a currency of ISO 4217 with a rate in it' });
  if (problems.length) throw new InvalidInput(what, problems);
  return read.flatMap(({ rate: one }) => one ?? []);
};
