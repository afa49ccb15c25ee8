import type { EntityManager } from '@mikro-orm/postgresql';
import { TrackerError } from '../../../domain/errors.js';
import { caseless } from '../../../domain/text.js';

/** What goes along with a plan. */
export interface Scope {
  /** The code of the plan, as it is stored. */
  plan: string;
  /** Ids of the plans, and of the projects. */
  plans: readonly number[];
  projects: readonly number[];
  /** Codes of the plans that come with it. */
  others: readonly string[];
  /** How many projects stay behind, of other plans or of none. */
  left: number;
}

/** There is no plan with the code that was given. */
class NoSuchPlan extends TrackerError {
  constructor(code: string, codes: readonly string[]) {
    const there = codes.length ? `there are ${codes.join(', ')}` : 'there is none in this database';
    super('NO_SUCH_PLAN', `there is no plan ${code}; ${there}`);
  }
}

/** A list of links in the audit, if it names a plan. */
const names = (list: string, code: string) =>
  `coalesce(${list}, '[]')::jsonb @> jsonb_build_array(jsonb_build_object('plan', ${code}))`;

// One row says that two things belong together: a plan is its id, a project its id below zero.
const TIES = `
  select place.parent_id as one, -place.project_id as other
  from project_place place
  where place.kind = 'plan'
  union
  select id, supersedes_id
  from action_plan
  where supersedes_id is not null
  union
  select a.plan_id, b.plan_id
  from action_succession s
    join action a on a.id = s.from_id
    join action b on b.id = s.to_id
  union
  select -id, -parent_id
  from project
  where parent_id is not null
  union
  select period.plan_id, -report.project_id
  from progress_report report
    join reporting_period period on period.id = report.period_id
  where report.project_id is not null
  union
  select a.plan_id, -value.project_id
  from indicator_value value
    join indicator on indicator.id = value.indicator_id
    join action a  on a.id = indicator.action_id
  where value.project_id is not null
  union
  -- what it served once: the plan shows that as a change
  select p.id, -e.subject_id
  from audit_entry e
    join action_plan p on ${names('e.from', 'p.code')} or ${names('e.to', 'p.code')}
  where e.subject_type = 'Project'
    and e.field in ('actions', 'pillars')`;

const TOGETHER = `
  with recursive
    tie as (${TIES}),
    both_ways as (select one, other from tie union select other, one from tie),
    together as (
      select ?::int as thing
      union
      select both_ways.other
      from together
        join both_ways on both_ways.one = together.thing
    )
  select thing from together order by abs(thing)`;

/** Finds a plan by its code, and what belongs together with it. Throws where there is no such plan. */
export const findScope = async (em: EntityManager, code: string): Promise<Scope> => {
  const all = await em.execute<{ id: number; code: string }[]>('select id, code from action_plan order by id');
  const plan = all.find((one) => caseless(one.code) === caseless(code));
  if (!plan) {
    const codes = all.map((one) => one.code);
    throw new NoSuchPlan(code, codes);
  }
  const things = (await em.execute<{ thing: number }[]>(TOGETHER, [plan.id])).map(({ thing }) => thing);
  const plans = things.filter((thing) => thing > 0);
  const tied = things.filter((thing) => thing < 0).map((thing) => -thing);
  const isAll = plans.length === all.length;
  const stored = (await em.execute<{ id: number }[]>('select id from project order by id')).map(({ id }) => id);
  // Projects of no plan wait for one: where no other plan stays, they come along.
  const projects = isAll ? stored : tied;
  return {
    plan: plan.code,
    plans,
    projects,
    others: all.filter((one) => one.id !== plan.id && plans.includes(one.id)).map((one) => one.code),
    left: stored.length - projects.length,
  };
};
