import { type RawBuilder, sql } from 'kysely';
import type { PlanPart } from '../progress/planStandings.js';
import { groupOfAction, serving } from './serving.js';

/** Parents whose parts are counted, and what belongs to each. */
export interface CountParents {
  /** Parents: rows of (kind, parent_id). */
  parents: RawBuilder<unknown>;
  /** Projects of each, each once: rows of (kind, parent_id, project_id). May use the actions as `action_of`. */
  projects: RawBuilder<unknown>;
  /** Actions of each: rows of (kind, parent_id, action_id). */
  actions: RawBuilder<unknown>;
  /** Whether indicators and reports of the actions count, and not only those of the projects. */
  countsThroughActions: boolean;
  /** Events of a parent itself, next to those of its projects: rows of (kind, parent_id, event_id). */
  events?: RawBuilder<unknown>;
}

/** Kinds of parents, by the number of each in SQL: numbers are grouped faster than texts. */
export const parentKinds = ['plan', 'pillar', 'workingGroup', 'action', 'country'] as const;

const numberOf = (kind: (typeof parentKinds)[number]) => sql.lit(parentKinds.indexOf(kind));

/** Rows for each kind, from the columns and the source of each. */
const forKinds = (rows: Partial<Record<PlanPart, RawBuilder<unknown>>>) =>
  sql.join(
    Object.entries(rows).map(([kind, columns]) => sql`select ${numberOf(kind as PlanPart)} as kind, ${columns}`),
    sql`
      union all
      `,
  );

/** Some plans with all their levels. */
export const levelsOfPlans = (ids: readonly number[]): CountParents => {
  const plans = sql`any(${[...ids]}::int[])`;
  const pillarOf = forKinds({
    plan: sql`p.plan_id as parent_id, p.id as pillar_id from pillar p where p.plan_id = ${plans}`,
    pillar: sql`p.id, p.id from pillar p where p.plan_id = ${plans}`,
    workingGroup: sql`g.id, g.pillar_id from working_group g where g.plan_id = ${plans} and g.pillar_id is not null`,
  });
  return {
    parents: forKinds({
      plan: sql`p.id as parent_id from action_plan p where p.id = ${plans}`,
      pillar: sql`p.id from pillar p where p.plan_id = ${plans}`,
      workingGroup: sql`p.id from working_group p where p.plan_id = ${plans}`,
      action: sql`p.id from action p where p.plan_id = ${plans}`,
    }),
    actions: forKinds({
      plan: sql`a.plan_id as parent_id, a.id as action_id from action a where a.plan_id = ${plans}`,
      pillar: sql`a.pillar_id, a.id from action a where a.plan_id = ${plans}`,
      workingGroup: sql`${groupOfAction}, a.id from action a where a.plan_id = ${plans}`,
      action: sql`a.id, a.id from action a where a.plan_id = ${plans}`,
    }),
    projects: sql`
      select action_of.kind, action_of.parent_id, link.project_id
      from action_of
        join project_action link on link.action_id = action_of.action_id
          and (action_of.kind = ${numberOf('plan')} or link.share is distinct from 0)
      union
      select pillar_of.kind, pillar_of.parent_id, link.project_id
      from (${pillarOf}) pillar_of
        join project_pillar link on link.pillar_id = pillar_of.pillar_id`,
    countsThroughActions: true,
  };
};

/** Some countries. Their actions are those that their projects serve. */
export const countriesAlone = (ids: readonly number[]): CountParents => {
  const countries = sql`any(${[...ids]}::int[])`;
  const kind = numberOf('country');
  return {
    parents: sql`
      select ${kind} as kind, id as parent_id
      from country
      where id = ${countries}`,
    projects: sql`
      select ${kind} as kind, served.parent_id, served.project_id
      from ${serving('country')} served
      where served.parent_id = ${countries}`,
    actions: sql`
      select distinct ${kind} as kind, place.country_id as parent_id, link.action_id
      from project_country place
        join project_action link on link.project_id = place.project_id and link.share is distinct from 0
      where place.country_id = ${countries} and place.percentage is distinct from 0`,
    countsThroughActions: false,
    events: sql`
      select ${kind}, e.country_id, e.id
      from event e
      where e.country_id = ${countries}`,
  };
};
