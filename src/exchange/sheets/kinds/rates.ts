import { sql } from 'kysely';
import { knownUntil } from '../../../loaders/money/index.js';
import { day, key, needed, number, text } from './Column.js';
import { intake } from './intake.js';
import { cell, type Fields } from './records.js';
import type { SheetKind } from './SheetKind.js';
import { plain } from './shared.js';

const fields: Fields = {
  from: cell('from'),
  to: cell('to'),
  date: cell('date'),
  rate: cell('rate'),
  source: cell('source'),
};

/** `rates` */
export const rates: SheetKind = {
  name: 'rates',
  title: 'Exchange rates',
  description: 'What one unit of a currency is worth in another on a day; of several records of one day the last.',
  isOfPlan: false,
  isOfNow: false,
  filters: [],
  columns: [
    key(text('from', sql`r.from_currency`, 'Currency that the rate converts from (ISO 4217).')),
    key(text('to', sql`r.to_currency`, 'Currency that the rate converts to (ISO 4217).')),
    key(day('date', sql`r.date`, 'Day of the rate.')),
    needed(number('rate', plain('r.rate'), 'What one unit of the first currency is worth in the second.')),
    needed(text('source', sql`r.source`, 'Who published it.')),
  ],
  rows: ({ lens }) => sql`
    from (
      select distinct on (x.from_currency, x.to_currency, x.date) x.*
      from exchange_rate x
      where x.date <= ${lens.asOf}::date and x.recorded_at <= ${knownUntil(lens)}
      order by x.from_currency, x.to_currency, x.date, x.recorded_at desc, x.id desc
    ) r
    order by r.date, r.from_currency, r.to_currency`,
  intake: intake('exchangeRates', {
    fields,
    hasOrigin: false,
    permissions: ['setExchangeRates'],
  }),
};
