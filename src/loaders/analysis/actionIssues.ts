import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { ActionCode } from '../../domain/analysis/index.js';
import type { Lens } from '../../domain/lens.js';
import { pricedFlows } from '../money/conversion.js';
import { liveFlows } from '../money/liveFlows.js';
import { actionLinks, planScopes } from '../money/weights.js';
import { measuredIndicators } from '../progress/retired.js';
import { differingParts, moneyPart, reportingParts } from './issueParts.js';

/** Something missing or wrong in an action. */
export interface ActionIssue {
  actionId: number;
  planId: number;
  code: ActionCode;
}

/** The expression `issues`: what is looked for in actions. */
const issuesOf = (lens: Lens) => sql`
    -- one row is an issue of an action
    issues as (
      select a.id, 'NO_PROJECT' as code
      from a
      where not exists (
        select from project_action link where link.action_id = a.id and link.share is distinct from 0
      )
      union all
      select a.id, 'NO_FUNDING'
      from a
        left join funds f on f.action_id = a.id
      where f.is_funded is not true
      union all
      select f.action_id, 'RATE_MISSING'
      from funds f
      where f.lacks_rate
      union all
      select a.id, 'NO_INDICATOR'
      from a
      where not exists (select from ${measuredIndicators(lens)} m where m.action_id = a.id)
      union all
      select a.id, 'NO_LEAD'
      from a
      where not exists (select from action_party party where party.action_id = a.id and party.role = 'LEAD')
      union all
      select a.id, 'NO_PILLAR'
      from a
      where a.pillar_id is null
      union all
      select a.id, 'UNVERIFIED_WORDING'
      from a
      where a.wording <> 'OFFICIAL'
      union all
      select a.id, 'NO_SDG'
      from a
      where a.sdg_targets = '{}'
      union all
      select id, 'VALUE_PARTS_DIFFER'
      from differing
      union all
      select id, code
      from silent
    )`;

/** Issues of the actions of some plans, by number and code. */
export const actionIssues = async (db: Reader, lens: Lens, planIds: readonly number[]): Promise<ActionIssue[]> => {
  const { rows } = await sql<ActionIssue>`
    with
    -- one row is an action of the plans
    a as materialized (
      select a.*
      from action a
      where a.plan_id = any(${[...planIds]}::int[])
    ),
    -- one row is a link of a project to an action, with its share
    links as materialized ${actionLinks(planIds)},
    -- one row is a plan with the currency of its totals
    scopes as materialized (${planScopes(planIds, lens)}),
    ${liveFlows(sql`(select project_id from links)`, lens, {})},
    ${pricedFlows(lens)},
    ${moneyPart},
    -- one row is an action with some money: whether anything is committed, and whether something has no rate
    funds as materialized (
      select l.action_id, bool_or(m.is_funded) as is_funded, bool_or(m.lacks_rate) as lacks_rate
      from links l
        join scopes s on s.scope_id = l.plan_id
        join money m  on m.project_id = l.project_id and m.target = s.target
      where l.share > 0
      group by l.action_id
    ),
    ${reportingParts(lens, 'action_id', sql`(select id from a)`)},
    ${differingParts(lens, 'action_id', sql`(select id from a)`)},
    ${issuesOf(lens)}
    select i.id as action_id, a.plan_id, i.code
    from issues i
      join a on a.id = i.id
    order by a.number, i.code`.execute(db);
  return rows;
};
