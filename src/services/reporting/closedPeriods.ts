import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { reader } from '../../database/orm.js';
import type { Subject } from '../../domain/subject.js';
import { periodClosed, type UserError } from '../../domain/userErrors.js';

/** A fact of an action or a project, its day, and where it is in the input. */
export interface Dated {
  subject: Subject;
  date: string;
  /** Last of the days that it changes, where these are more than one; "infinity" for all that follow. */
  until?: string;
  field: string;
}

const idIn = ({ type, id }: Subject, wanted: Subject['type']): number | null => (type === wanted ? id : null);

/** What to do about a closed period. */
export const REOPEN = 'reopen it with a reason first (reopenReportingPeriod)';

/** Numbers of the periods that are closed, which nobody reopens or closes until the write ends. */
export const closedPeriodIds = async (em: EntityManager): Promise<number[]> => {
  const rows = await em.execute<{ id: number; state: string }[]>('select id, state from reporting_period for share');
  return rows.flatMap(({ id, state }) => (state === 'CLOSED' ? [id] : []));
};

/**
 * Facts of a closed period stay as they were reported: an error for each fact that is dated in one. A single statement,
 * which locks the periods, so that none of them is closed before the facts are stored. A component is reported with the
 * project that it is a part of. With `among`, only these periods count.
 */
export const checkClosed = async (
  em: EntityManager,
  facts: readonly Dated[],
  among: readonly number[] | null = null,
): Promise<UserError[]> => {
  if (!facts.length) return [];
  const chosen = among && [...among];
  const { rows } = await sql<{ place: number; code: string; state: string }>`
    with recursive
    -- one row is a fact
    fact as (
      select *
      from unnest(
        ${facts.map(({ subject }) => idIn(subject, 'Action'))}::int[],
        ${facts.map(({ subject }) => idIn(subject, 'Project'))}::int[],
        ${facts.map(({ date }) => date)}::date[],
        ${facts.map(({ date, until = date }) => until)}::date[]
      ) with ordinality as one(action_id, project_id, date, until, place)
    ),
    -- one row is a project that a fact is of, or one that this is a part of
    whole (place, project_id) as (
      select place, project_id
      from fact
      where project_id is not null
      union
      select whole.place, p.parent_id
      from whole
        join project p on p.id = whole.project_id
      where p.parent_id is not null
    ),
    -- one row is a plan that a fact counts in
    planned (place, plan_id) as (
      select fact.place, a.plan_id
      from fact
        join action a on a.id = fact.action_id
      union
      select whole.place, a.plan_id
      from whole
        join project_action link on link.project_id = whole.project_id
        join action a            on a.id = link.action_id
      union
      select whole.place, p.plan_id
      from whole
        join project_pillar link on link.project_id = whole.project_id
        join pillar p            on p.id = link.pillar_id
    )
    select fact.place::int as place, period.code, period.state
    from fact
      join planned on planned.place = fact.place
      join reporting_period period
        on  period.plan_id = planned.plan_id
        and fact.date <= period."end"
        and fact.until >= period.start
        and (${chosen}::int[] is null or period.id = any(${chosen}))
    order by fact.place, period.code
    for share of period`.execute(reader(em));
  const closed = new Map(rows.filter(({ state }) => state === 'CLOSED').map((row) => [row.place, row.code]));
  return facts.flatMap(({ date, until, field }, index) => {
    const code = closed.get(index + 1);
    const where = until === undefined ? `${date} is in ${code}` : `the days from ${date} on reach into ${code}`;
    return code ? [periodClosed(field, `${where}, which is closed; ${REOPEN}`)] : [];
  });
};
