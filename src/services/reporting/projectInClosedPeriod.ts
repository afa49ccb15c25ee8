import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { reader } from '../../database/orm.js';
import { periodClosed, type UserError } from '../../domain/userErrors.js';
import { checkClosed, REOPEN } from './closedPeriods.js';

/** A project may have hundreds of payments; the first few say enough. */
const MOST_NAMED = 5;

/** Days of the facts of a project, once each: payments, budgets, values and completed milestones. */
const daysOfFacts = async (em: EntityManager, projectId: number): Promise<string[]> => {
  const { rows } = await sql<{ date: string }>`
    select transaction_date as date from transaction where project_id = ${projectId}
    union
    select value_date from budget where project_id = ${projectId}
    union
    select v.date
    from indicator_value v
      join indicator i on i.id = v.indicator_id
    where ${projectId} in (v.project_id, i.project_id)
    union
    select done.completed_on
    from milestone_completion done
      join milestone m on m.id = done.milestone_id
    where m.project_id = ${projectId} and done.completed_on is not null
    order by date`.execute(reader(em));
  return rows.map(({ date }) => date);
};

/** Codes of the closed periods in which a report on a project was asked for. */
const closedWithReports = async (em: EntityManager, projectId: number): Promise<string[]> => {
  const { rows } = await sql<{ code: string }>`
    select period.code
    from progress_report report
      join reporting_period period on period.id = report.period_id
    where report.project_id = ${projectId} and period.state = 'CLOSED'
    order by period.code`.execute(reader(em));
  return rows.map(({ code }) => code);
};

/**
 * Errors where a project has facts or reports in a closed period: whatever takes it out of the figures would change what
 * was reported. One for each period.
 */
export const checkNotInClosed = async (em: EntityManager, projectId: number, field: string): Promise<UserError[]> => {
  const subject = { type: 'Project', id: projectId } as const;
  const days = await daysOfFacts(em, projectId);
  const facts = await checkClosed(
    em,
    days.map((date) => ({ subject, date, field })),
  );
  const reports = (await closedWithReports(em, projectId)).map((code) =>
    periodClosed(field, `it has a report in ${code}, which is closed; ${REOPEN}`),
  );
  return [...facts.slice(0, MOST_NAMED), ...reports];
};
