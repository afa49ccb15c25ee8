import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { PageArguments } from '../../domain/paging.js';
import type { Transaction } from '../../entities/money/index.js';
import type { Row } from '../../entities/Row.js';
import type { TransactionFilter } from '../../schema/money/index.js';
import { batch, neverAbsent, perArguments } from '../batch.js';
import { pages } from '../page.js';
import { type Condition, checkedRange, oneOf } from '../search.js';
import { chosenBy, knownUntil, seenThrough } from './seen.js';

/** Conditions on a transaction `item`. */
export const transactionConditions = (
  { type, provider, currency, ...chosen }: TransactionFilter,
  lens: Lens,
): Condition[] => {
  checkedRange(chosen.date, 'date');
  return [
    ...seenThrough(lens, 'item'),
    ...chosenBy({ ...chosen, ...(provider == null ? {} : { donor: provider }) }, 'item'),
    ...(type ? [oneOf(sql`item.type`, type)] : []),
    ...(currency ? [sql<boolean>`item.currency = ${currency}`] : []),
  ];
};

/** Transactions of projects, oldest first, and the reversal of each. */
export const transactionLoaders = (db: Reader, lens: Lens) => ({
  transactionsOfProject: perArguments(({ filter, ...given }: PageArguments & { filter?: TransactionFilter | null }) =>
    batch(
      (ids) =>
        pages<Row<Transaction>>(
          db,
          {
            list: 'Project.transactions',
            lens,
            filter: filter ?? {},
            from: sql`transaction item`,
            where: transactionConditions(filter ?? {}, lens),
            order: { name: 'DATE', by: sql`item.transaction_date`, type: 'date', descending: false },
            ofParent: sql<boolean>`item.project_id = parent.id`,
          },
          given,
          ids,
        ),
      neverAbsent,
    ),
  ),
  reversalOf: batch(
    async (ids) => {
      const { rows } = await sql<Row<Transaction> & { reversesId: number }>`
        select t.*
        from transaction t
        where t.reverses_id = any(${ids}::int[])
          and t.recorded_at <= ${knownUntil(lens)}`.execute(db);
      return new Map(rows.map((row) => [row.reversesId, row]));
    },
    () => null as Row<Transaction> | null,
  ),
});
