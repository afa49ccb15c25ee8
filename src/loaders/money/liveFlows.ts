import { type RawBuilder, sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import { moneyMeasures } from '../../domain/money/index.js';
import type { FundingFilter } from '../../schema/money/index.js';
import { all, type Condition } from '../search.js';
import { ofFlow, ofKind, seenThrough } from './seen.js';

const listOf = (types: readonly string[]) => sql`(${sql.join(types.map((type) => sql.lit(type)))})`;

/** Types of transactions that some measure adds up. */
export const measured = listOf(Object.values(moneyMeasures).flat());

/** Types in which a receiver reports what a provider may have reported, too. */
const incoming = listOf(['INCOMING_COMMITMENT', 'INCOMING_PLEDGE']);

/** Measure that adds up a transaction `t`. */
const measureOf = sql`case ${sql.join(
  Object.entries(moneyMeasures).map(
    ([measure, types]) => sql`
          when t.type in ${listOf(types)} then ${sql.lit(measure)}`,
  ),
  sql``,
)}
        end`;

const conditionsOf = (filter: FundingFilter, lens: Lens): Condition[] => [
  sql<boolean>`t.type in ${measured}`,
  ...seenThrough(lens),
  ...ofFlow(filter),
];

/** What makes two records one flow. */
const sameFlow = sql`project_id, measure, provider_id, receiver_id, transaction_date, currency, amount`;

/** Projects whose money is looked at. */
export type Projects = RawBuilder<unknown>;

/**
 * Common table expressions that end in `live`: the transactions of some projects that the lens and filter let through.
 * Those marked `is_duplicate` a provider has reported as well. Transactions that were reversed, and their reversals,
 * cancel out and never make another a duplicate.
 */
export const liveFlows = (projects: Projects, lens: Lens, filter: FundingFilter) => sql`
    -- one row is a transaction that the lens lets through, and the filter but for its kind, with its measure: two records
    -- of one flow may be classified in two ways
    seen as materialized (
      select t.id, t.project_id, t.type, t.amount, t.currency, t.transaction_date, t.value_date,
        t.provider_id, t.receiver_id, t.reverses_id, t.flow_type, t.finance_type, t.aid_type, t.tied_status, t.in_kind,
        t.provenance_id in (select v.id from provenance v where v.is_synthetic) as is_synthetic,
        ${measureOf} as measure
      from transaction t
      where t.project_id in ${projects}
        and ${all(conditionsOf(filter, lens))}
    ),
    -- one row is a commitment or pledge of a known provider, not reversed, to a project that has reported incoming ones
    doubtful as (
      select s.*, s.type in ${incoming} as is_incoming
      from seen s
      where s.project_id in (select i.project_id from seen i where i.type in ${incoming})
        and s.measure in ('COMMITTED', 'PLEDGED')
        and s.provider_id is not null
        and s.reverses_id is null
        and not exists (select from seen v where v.reverses_id = s.id)
    ),
    -- one row is an incoming one for which there is an outgoing one: they pair one to one
    duplicates as (
      select id
      from (
        select d.id, d.is_incoming,
          row_number() over (partition by ${sameFlow}, is_incoming order by d.id) as nth,
          count(*) filter (where not is_incoming) over (partition by ${sameFlow}) as outgoing
        from doubtful d
      ) ranked
      where is_incoming and nth <= outgoing
    ),
    -- one row is a transaction of seen, and whether it is such a duplicate
    live as (
      select s.*, s.id in (select id from duplicates) as is_duplicate
      from seen s
      where ${all(ofKind(filter, 's'))}
    )`;
