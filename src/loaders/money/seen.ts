import { sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import type { FundingFilter } from '../../schema/money/index.js';
import { organisationCalled } from '../plan/organisationCalled.js';
import { type Condition, oneOf } from '../search.js';

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

const KINDS = ['flowType', 'financeType', 'aidType', 'tiedStatus'] as const;

/** What a filter says of transactions. What else is in it, it says of projects. */
export type MoneyFilter = Omit<FundingFilter, 'country'>;

/** Whether a filter lets only some of the transactions through: budgets have nothing that it could go by. */
export const choosesMoney = ({ donor, date, inKind, ...kinds }: MoneyFilter): boolean =>
  Boolean(donor || date || inKind != null || KINDS.some((kind) => kinds[kind]));

/** A filter without what it says of transactions. */
export const withoutMoney = <F extends MoneyFilter>(filter: F) => {
  const {
    donor: _d,
    date: _t,
    inKind: _k,
    flowType: _f,
    financeType: _n,
    aidType: _a,
    tiedStatus: _s,
    ...rest
  } = filter;
  return rest;
};

/** What a filter lets through of transactions with this alias. */
export const chosenBy = (filter: MoneyFilter, alias = 't'): Condition[] => [
  ...ofFlow(filter, alias),
  ...ofKind(filter, alias),
];

/** What a filter says of the classification of transactions with this alias. */
export const ofKind = ({ inKind, ...kinds }: MoneyFilter, alias = 't'): Condition[] => {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return [
    ...KINDS.flatMap((kind) => {
      const chosen = kinds[kind];
      return chosen ? [oneOf(column(kind), chosen)] : [];
    }),
    ...(inKind == null ? [] : [sql<boolean>`${column('inKind')} = ${inKind}`]),
  ];
};

/** What a filter says of what two records of one flow have in common. */
export const ofFlow = ({ donor, date }: MoneyFilter, alias = 't'): Condition[] => {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const day = column('transactionDate');
  const provider = column('providerId');
  return [
    ...(donor ? [sql<boolean>`${provider} = ${organisationCalled(donor)}`] : []),
    ...(date?.from ? [sql<boolean>`${day} >= ${date.from}::date`] : []),
    ...(date?.to ? [sql<boolean>`${day} <= ${date.to}::date`] : []),
  ];
};
