import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { FundingKind } from '../../domain/money/index.js';
import type { FundingFilter } from '../../schema/money/index.js';
import type { Attribution } from '../../vocabulary/index.js';
import { regionsWithin } from '../plan/countries.js';
import { all, type Condition } from '../search.js';
import { fundedByAny } from './fundedBy.js';
import { isBudgetSeen, seenThrough } from './seen.js';
import type { Weights } from './weights.js';

/** What flows can be told apart by, beside measure and currency. */
export type Detail = 'none' | 'donor' | 'receiver' | 'year' | 'rate' | 'project';

/** What is asked of the money of some scopes. */
export interface FlowArguments {
  attribution: Attribution;
  filter: FundingFilter;
  detail: Detail;
}

/** Where the filter lets a link `share` to a place through, with its country `c` if it is to one; null where it names none. */
const placeOf = ({ country, region }: FundingFilter): Condition | null => {
  const places = [
    ...(country ? [sql<boolean>`c.code = ${country}`] : []),
    ...(region ? [sql<boolean>`coalesce(share.region_id, c.region_id) in ${regionsWithin(region)}`] : []),
  ];
  return places.length ? all(places) : null;
};

/** Weights under the filter's country and region, if it names any: by share, only its percentage of each project. */
const narrowed = (weights: RawBuilder<unknown>, { filter, attribution }: FlowArguments) => {
  const place = placeOf(filter);
  if (!place) return sql`(${weights})`;
  return sql`(
        select w.scope_id, w.kind, w.key_id, w.project_id,
          w.weight ${attribution === 'FULL' ? sql`` : sql`* part.percentage * 0.01`} as weight
        from (${weights}) w
          join (
            select share.project_id, sum(share.percentage) as percentage
            from recipient_share share
              left join country c on c.id = share.country_id
            where ${place}
            group by share.project_id
          ) part on part.project_id = w.project_id
      )`;
};

/** The expressions `scopes` and `weights` of what is asked. */
export const weighted = ({ scopes, weights }: Weights, given: FlowArguments) => sql`
    -- one row is a scope with the currency of its totals
    scopes as materialized (${scopes}),
    -- one row is what a key of a scope has of a project
    weights as materialized (
      select w.*
      from ${narrowed(weights, given)} w
      where w.weight <> 0
    )`;

/** The projects that have a weight. */
export const weightedProjects = sql`(select w.project_id from weights w)`;

/** Those of some projects of which the lens shows a transaction, of whatever type. */
const projectsWithFlows = (lens: Lens, among: RawBuilder<unknown>) => sql`(
      select t.project_id from transaction t where t.project_id in ${among} and ${all(seenThrough(lens))}
    )`;

/** Those of some projects of which the lens shows any money: a transaction of whatever type, or a budget. */
export const projectsWithMoney = (lens: Lens, among: RawBuilder<unknown>) => sql`(
      ${projectsWithFlows(lens, among)}
      union
      select b.project_id from budget b where b.project_id in ${among} and ${isBudgetSeen(lens)}
    )`;

/** A number of projects under one key. */
export interface ProjectCountRow {
  scopeId: number;
  kind: FundingKind;
  keyId: number;
  count: number;
  /** Those of which any money is recorded. */
  withMoney: number;
  /** Those of which any transaction is recorded. */
  withFlows: number;
  /** The organisation that funds them, where they are counted by funder; else null. */
  funderId: number | null;
}

/** Projects that count under each key, whether or not money of them is known. */
export const projectCountRows = async (
  db: Reader,
  lens: Lens,
  weights: Weights,
  given: FlowArguments & { byFunder?: boolean },
): Promise<ProjectCountRow[]> => {
  const { byFunder = false } = given;
  const withMoney = projectsWithMoney(lens, weightedProjects);
  const { rows } = await sql<ProjectCountRow>`
    with ${weighted(weights, given)}
    select w.scope_id, w.kind, w.key_id, ${byFunder ? sql`f.organisation_id` : sql`null::int`} as funder_id,
      count(distinct w.project_id)::int as count,
      count(distinct w.project_id) filter (where w.project_id in ${withMoney})::int as with_money,
      count(distinct w.project_id) filter (
        where w.project_id in ${projectsWithFlows(lens, weightedProjects)}
      )::int as with_flows
    from weights w
      ${byFunder ? sql`join ${fundedByAny(lens)} f on f.project_id = w.project_id` : sql``}
    group by w.scope_id, w.kind, w.key_id, funder_id`.execute(db);
  return rows;
};
