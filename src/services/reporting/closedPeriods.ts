import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { reader } from '../../database/orm.js';
import type { UserError } from '../../domain/userErrors.js';
import type { Subject } from '../access/lineage.js';

interface Dated {
  subject: Subject;
  date: string;
  field: string;
}

/**
 * Facts of a closed period stay as they were reported: a mistake for each that is dated in one of its plan. One statement, which
 * holds the periods, so that none of them is closed before the facts are in.
 */
export const checkClosed = async (em: EntityManager, facts: readonly Dated[]): Promise<UserError[]> => {
  if (!facts.length) return [];
  const { rows } = await sql<{ place: number; code: string; state: string }>`
    select fact.place::int as place, period.code, period.state
    from unnest(
        ${facts.map(({ subject }) => subject.action?.id ?? null)}::int[],
        ${facts.map(({ subject }) => subject.project?.id ?? null)}::int[],
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
    return code
      ? [
          {
            code: 'PERIOD_CLOSED' as const,
            field,
            message: `${date} lies in ${code}, which is closed; reopen it with a reason first`,
          },
        ]
      : [];
  });
};
