import { type RawBuilder, sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import type { Attribution } from '../../vocabulary/index.js';
import { groupOfAction } from '../plan/serving.js';

/** Which projects count for which key, and how much of each: rows of (scope_id, kind, key_id, project_id, weight). */
export interface Weights {
  /** Numbers of the scopes and the currency of each: rows of (scope_id, target). */
  scopes: RawBuilder<unknown>;
  weights: RawBuilder<unknown>;
  /** True where pillars, groups and what no pillar has are left to be added up from actions and plan. */
  isCompact?: boolean;
}

/** Currency of totals that stand below no plan: that of the plan that runs on the lens's day, else of the latest. */
export const usualCurrency = ({
  asOf,
  currency,
}: Lens) => sql<string>`coalesce(${currency}::text, (select p.reporting_currency from action_plan p
  order by ${asOf}::date between p.start_date and p.end_date desc, p.start_date desc, p.id limit 1), 'USD')`;

/**
 * What is left of 100, in equal parts of four decimals, the last places to the first ones; the same as completeShares.
 * `stated` may be null; `of` and `order` are columns.
 */
const completed = (stated: string, of: string, order: string) => {
  const [share, partition] = [sql.raw(stated), sql.raw(`partition by ${of}`)];
  const left = sql`greatest(100 - coalesce(sum(${share}) over (${partition}), 0), 0)`;
  const open = sql`nullif(count(*) filter (where ${share} is null) over (${partition}), 0)`;
  const part = sql`trunc(${left} / ${open}, 4)`;
  const place = sql`row_number() over (${partition}, ${share} is null order by ${sql.raw(order)})`;
  return sql`coalesce(${share}, ${part} + case when ${place} <= (${left} - ${part} * ${open}) * 10000 then 0.0001 else 0 end)`;
};

/** Links of the projects of some plans to actions, shares filled in: (plan_id, project_id, action_id, number, pillar_id, group_id, share). */
export const actionLinks = (plans: RawBuilder<unknown>) => sql`(
  select a.plan_id, l.project_id, a.id as action_id, a.pillar_id, a.group_id, ${completed('l.share', 'a.plan_id, l.project_id', 'a.number')} as share
  from (select a.id, a.plan_id, a.number, a.pillar_id, ${groupOfAction} as group_id from action a where a.plan_id in ${plans}) a
    join project_action l on l.action_id = a.id join project p on p.id = l.project_id and p.financial_scope = 'WHOLE')`;

/** Projects that belong to some plans, through an action or a pillar: (plan_id, project_id). */
export const planMembers = (plans: RawBuilder<unknown>) => sql`(
  select a.plan_id, l.project_id from project_action l join action a on a.id = l.action_id join project p on p.id = l.project_id where a.plan_id in ${plans} and p.financial_scope = 'WHOLE'
  union select i.plan_id, l.project_id from project_pillar l join pillar i on i.id = l.pillar_id join project p on p.id = l.project_id where i.plan_id in ${plans} and p.financial_scope = 'WHOLE')`;

/** Percentages of projects in countries, filled in: (project_id, country_id, percentage). Components do not count. */
export const countryLinks = sql`(
  select l.project_id, l.country_id, ${completed('l.percentage', 'l.project_id', 'c.code')} as percentage
  from project_country l join country c on c.id = l.country_id join project p on p.id = l.project_id where p.financial_scope = 'WHOLE')`;

const levels = (attribution: Attribution, isCompact: boolean) => {
  const below = (kind: string, column: string) =>
    sql`select plan_id as scope_id, ${sql.lit(kind)} as kind, ${sql.raw(column)} as key_id, project_id, ${attribution === 'FULL' ? sql`1::numeric` : sql`sum(share) * 0.01`} as weight
      from links where ${sql.raw(column)} is not null group by plan_id, ${sql.raw(column)}, project_id`;
  const above = isCompact ? [] : [below('pillar', 'pillar_id'), below('workingGroup', 'group_id')];
  return sql.join([below('action', 'action_id'), ...above], sql` union all `);
};

/**
 * A plan with all its levels at once: the plan itself (each project once), pillars, groups, actions, and what no pillar has.
 * By share, the levels above the actions can be added up from these: a compact answer leaves that to the reader.
 */
export const planWeights = (
  planIds: readonly number[],
  attribution: Attribution,
  { currency }: Lens,
  mayBeCompact = false,
): Weights => {
  const plans = sql`(select unnest(${[...planIds]}::int[]))`;
  const isCompact = mayBeCompact && attribution === 'ALLOCATED';
  const unallocated = sql`union all select m.plan_id, 'unallocated', m.plan_id, m.project_id, 1 - coalesce(l.weight, 0)
        from members m left join (select plan_id, project_id, sum(share) * 0.01 as weight from links where pillar_id is not null group by 1, 2) l
          on l.plan_id = m.plan_id and l.project_id = m.project_id`;
  return {
    isCompact,
    scopes: sql`select p.id as scope_id, coalesce(${currency}::text, p.reporting_currency) as target from action_plan p where p.id in ${plans}`,
    weights: sql`with links as materialized ${actionLinks(plans)}, members as materialized ${planMembers(plans)}
      ${levels(attribution, isCompact)}
      union all select plan_id, 'plan', plan_id, project_id, 1::numeric from members
      ${attribution === 'ALLOCATED' && !isCompact ? unallocated : sql``}`,
  };
};

/** Projects one by one, each with its own money and nothing else. */
export const projectWeights = (projectIds: readonly number[], lens: Lens): Weights => ({
  scopes: sql`select s.id as scope_id, ${usualCurrency(lens)} as target from unnest(${[...projectIds]}::int[]) as s(id)`,
  weights: sql`select s.id as scope_id, 'project' as kind, s.id as key_id, s.id as project_id, 1::numeric as weight from unnest(${[...projectIds]}::int[]) as s(id)`,
});

/** Countries, of all plans. */
export const countryWeights = (countryIds: readonly number[], attribution: Attribution, lens: Lens): Weights => ({
  scopes: sql`select s.id as scope_id, ${usualCurrency(lens)} as target from unnest(${[...countryIds]}::int[]) as s(id)`,
  weights: sql`select l.country_id as scope_id, 'country' as kind, l.country_id as key_id, l.project_id, ${attribution === 'FULL' ? sql`1::numeric` : sql`l.percentage * 0.01`} as weight
    from ${countryLinks} l where l.country_id = any(${[...countryIds]}::int[])`,
});
