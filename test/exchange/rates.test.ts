import { expect, test } from '@jest/globals';
import { importDataset, parseDataset } from '../../src/exchange/bundle/index.js';
import { readRates } from '../../src/exchange/sheets/index.js';
import { tracker } from '../support/tracker.js';

const empty = tracker({ template: 'empty' });

const ecb = 'Date,USD,JPY,XXY,AUD\n2024-03-28,1.0811,163.45,N/A,1.6607\n2024-03-27,1.0816,163.52,3,N/A\n';

test('reads the table of the ECB, each rate as it is given: the other way is its inverse', () => {
  const rates = readRates(ecb, 'ecb.csv');

  expect(rates).toHaveLength(5);
  expect(new Set(rates.map(({ from }) => from))).toEqual(new Set(['EUR']));
  expect(rates).toContainEqual({ from: 'EUR', to: 'AUD', date: '2024-03-28', rate: '1.6607', source: 'ECB' });
});

test('reads the daily sheet of the ECB, whose dates are words', () => {
  expect(readRates('Date, USD, JPY, \n28 March 2024, 1.0811, 163.45, \n', 'eurofxref.csv')).toContainEqual({
    from: 'EUR',
    to: 'USD',
    date: '2024-03-28',
    rate: '1.0811',
    source: 'ECB',
  });
});

test.each(['31 February 2024', '29 February 2023', '0 March 2024', '28 Summer 2024', '2024-02-31'])(
  'refuses "%s", which is no day',
  (day) => {
    expect(() => readRates(`Date, USD, \n${day}, 1.0811, \n`, 'eurofxref.csv')).toThrow(/line 2, Date.*is not a day/);
  },
);

test('reads the plain layout, a rate a line', () => {
  expect(readRates('from,to,date,rate,source\nAUD,USD,2024-01-02,0.68,RBA\n', 'plain.csv')).toEqual([
    { from: 'AUD', to: 'USD', date: '2024-01-02', rate: '0.6800000000000000000000', source: 'RBA' },
  ]);
});

test('loads the same rates only once', async () => {
  const dataset = parseDataset({ exchangeRates: readRates(ecb, 'ecb.csv') });

  expect(await importDataset(empty.database, dataset, 'ecb.csv')).toBe(5);
  expect(await importDataset(empty.database, dataset, 'ecb.csv')).toBe(0);
});

test('names every error with its line and column', () => {
  expect(() => readRates('from,to,date,rate,source\nAUD,ZZZ,2024-01-32,x,RBA\n', 'plain.csv')).toThrow(
    /3 errors[\s\S]*line 2, to[\s\S]*line 2, date[\s\S]*line 2, rate/,
  );
});

test('refuses a header that it does not know', () => {
  expect(() => readRates('a,b\n1,2\n', 'plain.csv')).toThrow(/header must be/);
});

test('refuses a rate of more than twelve significant digits', () => {
  const sheet = (rate: string) => `from,to,date,rate,source\nAUD,USD,2024-01-02,${rate},RBA\n`;

  expect(() => readRates(sheet('1234.5678901234'), 'plain.csv')).toThrow(/12 significant digits; round it/);
  expect(readRates(sheet('0.0000470930232804'), 'plain.csv')).toHaveLength(1);
});
