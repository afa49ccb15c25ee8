import type { EntityManager } from '@mikro-orm/postgresql';
import { locks } from '../../database/locks.js';
import { withPlaces } from '../../domain/decimal.js';
import { laws } from '../../domain/laws.js';
import { RATE_PLACES, rateBreach } from '../../domain/money/index.js';
import { repeats } from '../../domain/repeats.js';
import { duplicate, refuse, requiredField, type UserError, when } from '../../domain/userErrors.js';
import { ExchangeRate } from '../../entities/money/index.js';
import type { ExchangeRateInput } from '../../schema/money/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkLine, underLaw } from '../write/checks.js';

const keyOf = ({ from, to, date }: ExchangeRateInput) => `${from} ${to} ${date}`;

const checkSource = (source: string, field: string): UserError[] =>
  source.trim() ? checkLine(source, field) : [requiredField(field, 'say who published the rate')];

const checkRate = (input: ExchangeRateInput, at: string, today: string): UserError[] => {
  const breach = rateBreach(input.rate);
  return [
    ...underLaw(at, laws.ratePair(input)),
    ...(breach ? [{ ...breach, field: `${at}.rate` }] : []),
    ...checkSource(input.source, `${at}.source`),
    ...underLaw(at, laws.rateDay(input, today)),
  ];
};

const checkRates = (input: readonly ExchangeRateInput[], today: string): UserError[] => {
  const keys = input.map(keyOf);
  const duplicates = [...repeats(keys)].map((index) =>
    duplicate(`input.${index}`, `a rate for ${keys[index]} is given twice; leave one out`),
  );
  return [
    ...when(!input.length, requiredField('input', 'give at least one rate')),
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
    await em.execute('select pg_advisory_xact_lock(?)', [locks.rates]); // two clients with the same rate leave one row
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
