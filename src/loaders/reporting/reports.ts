import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { momentOf, statesOf } from '../../domain/moment.js';
import { related } from '../batch.js';
import { hadHappened, momentTable } from '../moments.js';
import { reportsThrough, type ShownReport } from './reportsThrough.js';

/** Numbers of reports that are drafts, and what each is about. */
export type Draft = Pick<ShownReport, 'id' | 'actionId' | 'projectId'>;

const everyDraft = async (db: Reader, lens: Lens): Promise<Draft[]> => {
  const { rows } = await sql<Draft>`
    select r.id, r.action_id, r.project_id
    from ${momentTable([momentOf(lens)])} o
      cross join progress_report r
      join reporting_period rp on rp.id = r.period_id
      join action_plan pl      on pl.id = rp.plan_id
    where (
      select e.to
      from report_event e
      where e.report_id = r.id and ${hadHappened}
      order by e.at desc, e.id desc
      limit 1
    ) = 'DRAFT'`.execute(db);
  return rows;
};

const everyReportOfPeriod = async (db: Reader, lens: Lens, periodId: number): Promise<ShownReport[]> => {
  const { rows } = await sql<ShownReport>`
    select report.*
    from ${reportsThrough(lens)} report
      left join action a  on a.id = report.action_id
      left join project p on p.id = report.project_id
    where report.period_id = ${periodId}
    order by a.number nulls last, p.code`.execute(db);
  return rows;
};

/** Single reports as the lens shows them. */
export const reportLoaders = (db: Reader, lens: Lens) => {
  const { hasOne } = related(db);

  /** Of each action or project the report of the latest period that counts on the lens's basis. */
  const latestOf = (subject: 'actionId' | 'projectId') => {
    const subjectId = sql.ref(`report.${subject}`);
    return hasOne<ShownReport>(
      subject,
      (ids) => sql`
        select distinct on (${subjectId}) report.*
        from ${reportsThrough(lens)} report
        where ${subjectId} = any(${ids})
          and report.state = any(${statesOf(lens.basis)}::text[])
        order by ${subjectId}, report.period_end desc, report.submitted_at desc, report.id desc`,
    );
  };

  return {
    latestReportOfAction: latestOf('actionId'),
    latestReportOfProject: latestOf('projectId'),

    progressReport: hasOne<ShownReport>(
      'id',
      (ids) => sql`
        select report.*
        from ${reportsThrough(lens)} report
        where report.id = any(${ids})`,
    ),

    /** The report on the same action or project for the period before. */
    reportBefore: hasOne<ShownReport>(
      'ownerId',
      (ids) => sql`
        select distinct on (later.id) later.id as owner_id, earlier.*
        from progress_report later
          join reporting_period period on period.id = later.period_id
          join ${reportsThrough(lens)} earlier
            on  earlier.plan_id = period.plan_id
            and earlier.period_end < period."end"
            and (earlier.action_id = later.action_id or earlier.project_id = later.project_id)
        where later.id = any(${ids})
        order by later.id, earlier.period_end desc, earlier.id desc`,
    ),

    /** Reports that are drafts on the lens's day, of all plans. */
    everyDraft: () => everyDraft(db, lens),

    /** Every report of a period: those on actions by number, then those on projects by code. */
    everyReportOfPeriod: (periodId: number) => everyReportOfPeriod(db, lens, periodId),
  };
};
