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
import { knownUntil } from './flows.js';

const seenBy = (lens: Lens): Condition[] => [
  sql<boolean>`item.transaction_date <= ${lens.asOf}::date`,
  sql<boolean>`item.recorded_at <= ${knownUntil(lens)}`,
];

const conditionsOf = ({ type, date, provider, currency }: TransactionFilter, lens: Lens): Condition[] => {
  checkedRange(date, 'date');
  return [
    ...seenBy(lens),
    ...(type ? [oneOf(sql`item.type`, type)] : []),
    ...(date?.from ? [sql<boolean>`item.transaction_date >= ${date.from}::date`] : []),
    ...(date?.to ? [sql<boolean>`item.transaction_date <= ${date.to}::date`] : []),
    ...(provider
      ? [sql<boolean>`item.provider_id in (select o.id from organisation o where o.code = ${provider})`]
      : []),
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
            from: sql`transaction item`,
            where: conditionsOf(filter ?? {}, lens),
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
      const { rows } = await sql<
        Row<Transaction>
      >`select * from transaction where reverses_id = any(${ids}::int[]) and recorded_at <= ${knownUntil(lens)}`.execute(
        db,
      );
      return new Map(rows.map((row) => [row.reversesId ?? 0, row]));
    },
    () => null as Row<Transaction> | null,
  ),
});
