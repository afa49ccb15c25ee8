import { sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import type { FundingFilter } from '../../schema/money/index.js';
import { organisationCalled } from '../plan/organisationCalled.js';
import type { Condition } from '../search.js';

/** Latest moment of knowledge that a lens allows. */
export const knownUntil = ({ knownAt }: Lens) => sql`coalesce(${knownAt}::timestamptz, 'infinity')`;

/** What a lens lets through of transactions with this alias. */
export const seenThrough = (lens: Lens, alias = 't'): Condition[] => [
  sql<boolean>`${sql.ref(`${alias}.transactionDate`)} <= ${lens.asOf}::date`,
  sql<boolean>`${sql.ref(`${alias}.recordedAt`)} <= ${knownUntil(lens)}`,
];

/** Whether the lens lets a budget `b` through. */
export const isBudgetSeen = (lens: Lens) => sql<boolean>`(
        b.value_date <= ${lens.asOf}::date
        and b.recorded_at <= ${knownUntil(lens)}
      )`;

/** What a filter lets through of transactions with this alias. */
export const chosenBy = ({ donor, date }: FundingFilter, alias = 't'): Condition[] => {
  const day = sql.ref(`${alias}.transactionDate`);
  const provider = sql.ref(`${alias}.providerId`);
  return [
    ...(donor ? [sql<boolean>`${provider} = ${organisationCalled(donor)}`] : []),
    ...(date?.from ? [sql<boolean>`${day} >= ${date.from}::date`] : []),
    ...(date?.to ? [sql<boolean>`${day} <= ${date.to}::date`] : []),
  ];
};
