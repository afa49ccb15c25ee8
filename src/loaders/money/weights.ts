import { type RawBuilder, sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import type { Attribution } from '../../vocabulary/index.js';

/** Which projects count for which key, and how much of each. */
export interface Weights {
  /** What is read at once, by number, with the currency of its totals: rows of (scope_id, target). */
  scopes: RawBuilder<unknown>;
  /** What a key of a scope has of a project, 0 to 1: rows of (scope_id, kind, key_id, project_id, weight). */
  weights: RawBuilder<unknown>;
  /** True where pillars, groups and what no pillar has are left to be added up from actions and plan. */
  isCompact?: boolean;
}

/** Currency of totals that belong to no plan: that of the plan that runs on the lens's day, else of the latest. */
export const usualCurrency = ({ asOf, currency }: Lens) => sql<string>`
  -- rule: docs/numbers.md#currency-of-a-plan
  coalesce(
    ${currency}::text,
    (
      select p.reporting_currency
      from action_plan p
      order by ${asOf}::date between p.start_date and p.end_date desc, p.start_date desc, p.id
      limit 1
    ),
    'USD'
  )`;

/** Plans with the currency of their totals: rows of (scope_id, target). */
export const planScopes = (planIds: readonly number[], { currency }: Lens) => sql`
  -- rule: docs/numbers.md#currency-of-a-plan
  select p.id as scope_id, coalesce(${currency}::text, p.reporting_currency) as target
  from action_plan p
  where p.id = any(${[...planIds]}::int[])`;

/** Scopes that belong to no plan. */
const otherScopes = (ids: readonly number[], lens: Lens) => sql`
  select s.id as scope_id, ${usualCurrency(lens)} as target
  from unnest(${[...ids]}::int[]) as s(id)`;

/** Links of projects to actions of some plans: (plan_id, project_id, action_id, pillar_id, group_id, share). */
export const actionLinks = (planIds: readonly number[]) => sql`(
  select share.*
  from action_share share
  where share.plan_id = any(${[...planIds]}::int[])
)`;

/** Projects that count in some plans: (plan_id, project_id). */
export const planMembers = (planIds: readonly number[]) => sql`(
  select member.*
  from plan_member member
  where member.plan_id = any(${[...planIds]}::int[])
)`;

/** Weights of one level of plans, by the column of the links that names its keys. */
const level = (kind: string, column: 'action_id' | 'pillar_id' | 'group_id', attribution: Attribution) => {
  const key = sql.raw(column);
  return sql`
      select plan_id as scope_id, ${sql.lit(kind)} as kind, ${key} as key_id, project_id,
        ${attribution === 'FULL' ? sql`1::numeric` : sql`sum(share) * 0.01`} as weight
      from links
      where ${key} is not null
      group by plan_id, ${key}, project_id`;
};

const unionAll = sql`
      union all`;

/** What no pillar has of each project of a plan. */
const unallocated = sql`
      union all
      select m.plan_id, 'unallocated', m.plan_id, m.project_id, 1 - coalesce(placed.weight, 0)
      from members m
        left join (
          select plan_id, project_id, sum(share) * 0.01 as weight
          from links
          where pillar_id is not null
          group by plan_id, project_id
        ) placed on placed.plan_id = m.plan_id and placed.project_id = m.project_id
      -- three exact thirds, which have an end in the database, leave nothing
      where round(coalesce(placed.weight, 0), 14) < 1`;

/**
 * A plan with all its levels at once: plan (each project once), pillars, groups, actions, and what no pillar has.
 * By share, the levels above the actions can be added up from these: a compact answer leaves that to the reader.
 */
export const planWeights = (
  planIds: readonly number[],
  attribution: Attribution,
  lens: Lens,
  mayBeCompact = false,
): Weights => {
  const isCompact = mayBeCompact && attribution === 'ALLOCATED';
  const levels = [
    level('action', 'action_id', attribution),
    ...(isCompact ? [] : [level('pillar', 'pillar_id', attribution), level('workingGroup', 'group_id', attribution)]),
  ];
  return {
    isCompact,
    scopes: planScopes(planIds, lens),
    weights: sql`
      with
        -- one row is a link of a project to an action, with its share
        links as materialized ${actionLinks(planIds)},
        -- one row is a project that counts in a plan
        members as materialized ${planMembers(planIds)}
      ${sql.join(levels, unionAll)}
      union all
      select plan_id, 'plan', plan_id, project_id, 1::numeric
      from members
      ${attribution === 'ALLOCATED' && !isCompact ? unallocated : sql``}`,
  };
};

/** Links of projects to actions one by one, of plans: what each action has of each project. */
export const linkWeights = (planIds: readonly number[], attribution: Attribution, lens: Lens): Weights => ({
  scopes: planScopes(planIds, lens),
  weights: sql`
    select share.plan_id as scope_id, 'link' as kind, link.id as key_id, share.project_id,
      ${attribution === 'FULL' ? sql`1::numeric` : sql`share.share * 0.01`} as weight
    from ${actionLinks(planIds)} share
      join project_action link on link.action_id = share.action_id and link.project_id = share.project_id`,
});

/** Projects one by one, each with its own money and nothing else. */
export const projectWeights = (projectIds: readonly number[], lens: Lens): Weights => ({
  scopes: otherScopes(projectIds, lens),
  weights: sql`
    select s.id as scope_id, 'project' as kind, s.id as key_id, s.id as project_id, 1::numeric as weight
    from unnest(${[...projectIds]}::int[]) as s(id)`,
});

/** Countries, of all plans. */
export const countryWeights = (countryIds: readonly number[], attribution: Attribution, lens: Lens): Weights => ({
  scopes: otherScopes(countryIds, lens),
  weights: sql`
    select c.country_id as scope_id, 'country' as kind, c.country_id as key_id, c.project_id,
      ${attribution === 'FULL' ? sql`1::numeric` : sql`c.percentage * 0.01`} as weight
    from recipient_share c
      join project p on p.id = c.project_id and p.financial_scope = 'WHOLE'
    where c.country_id = any(${[...countryIds]}::int[])`,
});
