import type { EntityManager } from '@mikro-orm/postgresql';
import { withPlaces } from '../../domain/decimal.js';
import { RATE_PLACES, rateBreach } from '../../domain/money/index.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { ExchangeRate } from '../../entities/money/index.js';
import type { ExchangeRateInput } from '../../schema/plan/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkLength, notLater } from '../write/checks.js';
import { repeats } from '../write/duplicates.js';
import { checkCurrency } from './moneyChecks.js';

const RATES_LOCK = 7_261_204; // any number that all trackers share

const keyOf = ({ from, to, date }: ExchangeRateInput) => `${from} ${to} ${date}`;

const checkPair = ({ from, to }: ExchangeRateInput, at: string): UserError[] => [
  ...checkCurrency(from, `${at}.from`),
  ...checkCurrency(to, `${at}.to`),
  ...(from === to
    ? [{ code: 'INVALID' as const, field: `${at}.to`, message: `a rate from ${from} to itself says nothing` }]
    : []),
];

const checkSource = (source: string, field: string): UserError[] =>
  source.trim()
    ? checkLength(source, field, 200)
    : [{ code: 'REQUIRED', field, message: 'say who published the rate' }];

const checkRate = (input: ExchangeRateInput, at: string, today: string): UserError[] => {
  const breach = rateBreach(input.rate);
  return [
    ...checkPair(input, at),
    ...(breach ? [{ ...breach, field: `${at}.rate` }] : []),
    ...checkSource(input.source, `${at}.source`),
    ...notLater(input.date, today, `${at}.date`),
  ];
};

const checkRates = (input: readonly ExchangeRateInput[], today: string): UserError[] => {
  const keys = input.map(keyOf);
  const duplicates = [...repeats(keys)].map((index) => ({
    code: 'DUPLICATE' as const,
    field: `input.${index}`,
    message: `a rate for ${keys[index]} is given twice`,
  }));
  return [
    ...(input.length ? [] : [{ code: 'REQUIRED' as const, field: 'input', message: 'give at least one rate' }]),
    ...input.flatMap((rate, index) => checkRate(rate, `input.${index}`, today)),
    ...duplicates,
  ];
};

/** The rate and source that now hold for each pair of currencies on the days that the input names. */
const latestRates = async (em: EntityManager, input: readonly ExchangeRateInput[]): Promise<Map<string, string>> => {
  const days = [...new Set(input.map(({ date }) => date))];
  const rows = await em.find(ExchangeRate, { date: { $in: days } }, { orderBy: { recordedAt: 'asc', id: 'asc' } });
  return new Map(
    rows.map(({ fromCurrency: from, toCurrency: to, date, rate, source }) => [
      keyOf({ from, to, date, rate, source }),
      `${rate} ${source}`,
    ]),
  );
};

const createRate = (em: EntityManager, { from, to, ...columns }: ExchangeRateInput): ExchangeRate =>
  em.create(ExchangeRate, { fromCurrency: from, toCurrency: to, ...columns });

/** Records exchange rates; a later one for the same day takes the place of an earlier. Gives those that were new. */
export const setExchangeRates = (
  request: WriteRequest,
  input: readonly ExchangeRateInput[],
  today: string,
): Promise<Outcome> =>
  change({ ...request, permission: 'setExchangeRates', input }, async ({ em, audit, allow }) => {
    allow(null);
    refuse(checkRates(input, today));
    await em.execute('select pg_advisory_xact_lock(?)', [RATES_LOCK]); // two clients with the same rate leave one row
    const latest = await latestRates(em, input);
    const given = input.map((one) => ({ ...one, rate: withPlaces(one.rate, RATE_PLACES) ?? one.rate }));
    const added = given
      .filter((one) => latest.get(keyOf(one)) !== `${one.rate} ${one.source}`)
      .map((one) => createRate(em, one));
    await em.flush();
    for (const row of added) {
      const { id, fromCurrency, toCurrency, date, rate, source } = row;
      const to = `${fromCurrency} ${toCurrency} ${date} ${rate} ${source}`;
      audit({ subjectType: 'ExchangeRate', subjectId: id, to });
    }
    return added.map(({ id }) => id);
  });
