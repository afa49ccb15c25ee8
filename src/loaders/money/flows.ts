import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { type Flow, type MoneyMeasure, moneyMeasures } from '../../domain/money/index.js';
import type { FundingFilter } from '../../schema/money/index.js';
import type { Attribution } from '../../vocabulary/index.js';
import { groupOfAction } from '../plan/serving.js';
import { all, type Condition } from '../search.js';
import { countryLinks, usualCurrency, type Weights } from './weights.js';

const types = Object.values(moneyMeasures).flat();

const measureOf = sql`case ${sql.join(
  Object.entries(moneyMeasures).map(
    ([measure, some]) => sql`when t.type in (${sql.join(some.map((type) => sql.lit(type)))}) then ${sql.lit(measure)}`,
  ),
  sql` `,
)} end`;

/** Latest moment of knowledge that a lens allows. */
export const knownUntil = ({ knownAt }: Lens) => sql`coalesce(${knownAt}::timestamptz, 'infinity')`;

/** What a lens lets through, of transactions with the alias `t`. */
export const seenThrough = (lens: Lens): Condition[] => [
  sql<boolean>`t.transaction_date <= ${lens.asOf}::date`,
  sql<boolean>`t.recorded_at <= ${knownUntil(lens)}`,
];

/** What a filter lets through, of transactions with the alias `t`. */
export const chosenBy = ({ donor, date }: FundingFilter): Condition[] => [
  ...(donor ? [sql<boolean>`t.provider_id in (select o.id from organisation o where o.code = ${donor})`] : []),
  ...(date?.from ? [sql<boolean>`t.transaction_date >= ${date.from}::date`] : []),
  ...(date?.to ? [sql<boolean>`t.transaction_date <= ${date.to}::date`] : []),
];

const conditionsOf = (filter: FundingFilter, lens: Lens): Condition[] => [
  sql<boolean>`t.type in (${sql.join(types.map((type) => sql.lit(type)))})`,
  ...seenThrough(lens),
  ...chosenBy(filter),
];

/** Projects whose money is looked at. */
export type Projects = RawBuilder<unknown>;

/**
 * Common table expressions that end in `live`: the transactions of some projects that the lens and filter let through,
 * each with its measure, and those marked `is_duplicate` that a provider has reported as well. Transactions that were
 * reversed, and their reversals, cancel out and never make another a duplicate.
 */
export const liveFlows = (projects: Projects, lens: Lens, filter: FundingFilter) => {
  const sameFlow = sql`project_id, measure, provider_id, receiver_id, transaction_date, currency, amount`;
  return sql`
    seen as materialized (select t.id, t.project_id, t.type, t.amount, t.currency, t.transaction_date, t.value_date, t.provider_id, t.receiver_id, t.reverses_id, t.provenance_id in (select v.id from provenance v where v.is_synthetic) as is_synthetic, ${measureOf} as measure
      from transaction t where t.project_id in ${projects} and ${all(conditionsOf(filter, lens))}),
    doubtful as (select s.*, s.type in ('INCOMING_COMMITMENT', 'INCOMING_PLEDGE') as is_incoming from seen s
      where s.project_id in (select i.project_id from seen i where i.type in ('INCOMING_COMMITMENT', 'INCOMING_PLEDGE')) and s.measure in ('COMMITTED', 'PLEDGED')
        and s.provider_id is not null and s.reverses_id is null and not exists (select from seen v where v.reverses_id = s.id)),
    duplicates as (select id from (select d.id, d.is_incoming, row_number() over (partition by ${sameFlow}, is_incoming order by d.id) as nth,
        count(*) filter (where not is_incoming) over (partition by ${sameFlow}) as outgoing from doubtful d) ranked where is_incoming and nth <= outgoing),
    live as (select s.*, s.id in (select id from duplicates) as is_duplicate from seen s)`;
};

/** Further expressions that end in `priced`: live flows without duplicates, with the rate to each target currency. Needs `scopes`. */
export const pricedFlows = (lens: Lens) => sql`
    targets as (select distinct target from scopes),
    rates as materialized (select p.currency, p.value_date, p.target, r.rate, r.rate_date, r.source, r.is_approximate
      from (select distinct l.currency, l.value_date, g.target from live l cross join targets g where l.currency <> g.target) p
      left join lateral conversion_rate(p.currency, p.target, p.value_date, ${lens.asOf}::date, ${knownUntil(lens)}) r on true),
    priced as (select l.*, g.target, case when l.currency = g.target then 1 else r.rate end as rate, r.rate_date, r.source, r.is_approximate
      from live l cross join targets g left join rates r on r.currency = l.currency and r.value_date = l.value_date and r.target = g.target where not l.is_duplicate)`;

/** What flows can be told apart by, beside measure and currency. */
export type Detail = 'none' | 'donor' | 'year' | 'rate' | 'project';

const detailColumns: Record<Detail, RawBuilder<unknown>> = {
  none: sql`null::int as detail_id, null::text as detail`,
  donor: sql`provider_id as detail_id, null::text as detail`,
  year: sql`extract(year from transaction_date)::int as detail_id, null::text as detail`,
  rate: sql`null::int as detail_id, case when currency <> target and rate is not null
    then json_build_array(currency, target, rate_date, trim_scale(rate)::text, source, is_approximate)::text end as detail`,
  project: sql`project_id as detail_id, null::text as detail`,
};

/** A sum of flows of one measure and currency under one key. */
export interface FlowRow extends Flow {
  scopeId: number;
  kind: string;
  keyId: number;
  target: string;
  measure: MoneyMeasure | null;
  detailId: number | null;
  detail: string | null;
  weight: string;
  /** Whether any of it is made up for demonstration or measurement. */
  isSynthetic: boolean;
}

export interface FlowArguments {
  attribution: Attribution;
  filter: FundingFilter;
  detail: Detail;
}

/** Weights under the filter's country, if it names one. */
export const narrowed = (weights: RawBuilder<unknown>, { filter, attribution }: FlowArguments) =>
  filter.country
    ? sql`(select w.scope_id, w.kind, w.key_id, w.project_id, w.weight ${attribution === 'FULL' ? sql`` : sql`* l.percentage * 0.01`} as weight
        from (${weights}) w join ${countryLinks} l on l.project_id = w.project_id join country c on c.id = l.country_id where c.code = ${filter.country})`
    : sql`(${weights})`;

/** Sums of pillars, groups and what no pillar has, from those of actions and plan. */
const rolledUp = sql`
    union all select u.scope_id, g.kind, g.key_id, u.target, u.measure, u.currency, u.detail_id, u.detail, sum(u.weight), sum(u.amount), sum(u.converted), sum(u.unconverted), bool_or(u.is_synthetic)
      from sums u join action a on a.id = u.key_id cross join lateral (values ('pillar', a.pillar_id), ('workingGroup', ${groupOfAction})) as g(kind, key_id)
      where u.kind = 'action' and g.key_id is not null and u.measure is not null group by 1, 2, 3, 4, 5, 6, 7, 8
    union all select d.scope_id, 'unallocated', d.scope_id, d.target, d.measure, d.currency, d.detail_id, d.detail, sum(d.sign * d.weight), sum(d.sign * d.amount), sum(d.sign * d.converted),
        nullif(sum(d.sign * d.unconverted), 0), bool_or(d.is_synthetic)
      from (select 1 as sign, u.* from sums u where u.kind = 'plan' union all select -1, u.* from sums u join action a on a.id = u.key_id where u.kind = 'action' and a.pillar_id is not null) d
      where d.measure is not null group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(d.sign * d.amount) <> 0`;

/**
 * Money by key, measure and currency, exact and not yet rounded: one statement for any number of scopes. A scope without
 * money has one row with no measure, which tells its currency.
 */
export const flowRows = async (
  db: Reader,
  lens: Lens,
  { scopes, weights, isCompact }: Weights,
  given: FlowArguments,
): Promise<FlowRow[]> => {
  const { rows } = await sql<FlowRow>`
    with scopes as materialized (${scopes}), weights as materialized (select * from ${narrowed(weights, given)} w where w.weight <> 0),
    ${liveFlows(sql`(select w.project_id from weights w)`, lens, given.filter)}, ${pricedFlows(lens)},
    by_project as (select project_id, target, measure, currency, ${detailColumns[given.detail]},
        sum(amount) as amount, coalesce(sum(amount * rate), 0) as converted, sum(amount) filter (where rate is null) as unconverted, bool_or(is_synthetic) as is_synthetic
      from priced group by project_id, target, measure, currency, detail_id, detail),
    sums as (select s.scope_id, coalesce(w.kind, '') as kind, coalesce(w.key_id, 0) as key_id, s.target, f.measure, f.currency, f.detail_id, f.detail, max(w.weight) as weight,
        sum(f.amount * w.weight) as amount, sum(f.converted * w.weight) as converted, sum(f.unconverted * w.weight) as unconverted, coalesce(bool_or(f.is_synthetic), false) as is_synthetic
      from scopes s left join weights w on w.scope_id = s.scope_id left join by_project f on f.project_id = w.project_id and f.target = s.target
      group by s.scope_id, w.key_id, f.detail_id, w.kind, f.measure, f.currency, f.detail, s.target),
    every_level as (select * from sums ${isCompact ? rolledUp : sql``})
    select scope_id, kind, key_id, target, measure, currency, detail_id, detail, weight::text, amount::text, converted::text, unconverted::text, is_synthetic from every_level`.execute(
    db,
  );
  return rows;
};

/** What is committed to each project, or by each organisation, converted: rows of (id, converted). For orders. */
export const committedBy = (column: 'project_id' | 'provider_id', lens: Lens) => sql`(
  with scopes as materialized (select ${usualCurrency(lens)} as target), ${liveFlows(sql`(select p.id from project p)`, lens, {})}, ${pricedFlows(lens)}
  select ${sql.raw(column)} as id, sum(amount * rate) as converted from priced where measure = 'COMMITTED' group by 1)`;
