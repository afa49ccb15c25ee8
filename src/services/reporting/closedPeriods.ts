import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { reader } from '../../database/orm.js';
import type { Subject } from '../../domain/subject.js';
import { periodClosed, type UserError } from '../../domain/userErrors.js';

/** A fact of an action or a project, its day, and where it is in the input. */
interface Dated {
  subject: Subject;
  date: string;
  field: string;
}

const idIn = ({ type, id }: Subject, wanted: Subject['type']): number | null => (type === wanted ? id : null);

/** What to do about a closed period. */
export const REOPEN = 'reopen it with a reason first (reopenReportingPeriod)';

/**
 * Facts of a closed period stay as they were reported: an error for each fact that is dated in one. A single statement,
 * which locks the periods, so that none of them is closed before the facts are stored.
 */
export const checkClosed = async (em: EntityManager, facts: readonly Dated[]): Promise<UserError[]> => {
  if (!facts.length) return [];
  const { rows } = await sql<{ place: number; code: string; state: string }>`
    select fact.place::int as place, period.code, period.state
    from unnest(
        ${facts.map(({ subject }) => idIn(subject, 'Action'))}::int[],
        ${facts.map(({ subject }) => idIn(subject, 'Project'))}::int[],
        ${facts.map(({ date }) => date)}::date[]
      ) with ordinality as fact(action_id, project_id, date, place)
      join reporting_period period
        on  fact.date between period.start and period."end"
        and period.plan_id in (
          select a.plan_id
          from action a
          where a.id = fact.action_id
          union all
          select a.plan_id
          from project_action link
            join action a on a.id = link.action_id
          where link.project_id = fact.project_id
          union all
          select p.plan_id
          from project_pillar link
            join pillar p on p.id = link.pillar_id
          where link.project_id = fact.project_id
        )
    order by fact.place, period.code
    for share of period`.execute(reader(em));
  const closed = new Map(rows.filter(({ state }) => state === 'CLOSED').map((row) => [row.place, row.code]));
  return facts.flatMap(({ date, field }, index) => {
    const code = closed.get(index + 1);
    return code ? [periodClosed(field, `${date} is in ${code}, which is closed; ${REOPEN}`)] : [];
  });
};
