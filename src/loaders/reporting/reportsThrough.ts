import { sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import { momentOf, statesOf } from '../../domain/moment.js';
import type { Row } from '../../entities/Row.js';
import type { ProgressReport, ReportWords } from '../../entities/reporting/index.js';
import { momentTable } from '../moments.js';
import { isOfNoArchived } from '../plan/archived.js';
import { dueOnFor } from './dueOn.js';
import { onRecord, reportStanding } from './reportStates.js';

type Own = 'id' | 'periodId' | 'actionId' | 'projectId' | 'organisationId' | 'version' | 'requestedAt' | 'provenanceId';

/** Words of a report. */
export type Words = Omit<Row<ReportWords>, 'id' | 'dropped'>;

/** A report as the lens shows it, with the words that were submitted; null while nothing is. */
export interface ShownReport extends Pick<Row<ProgressReport>, Own>, Words {
  planId: number;
  periodCode: string;
  periodEnd: string;
  dueOn: string;
  state: string;
  timeliness: string;
  submittedAt: string | null;
  reviewedAt: string | null;
  firstSubmittedOn: string | null;
  submittedOn: string | null;
  /** Numbers of the documents that were submitted. */
  evidence: number[] | null;
}

/** Timeliness of a report `shown` on its `day`. */
const timeliness = sql`
    -- rule: docs/numbers.md#timeliness
    case
      when shown.state in ${onRecord} and shown.first_submitted_on <= shown.due_on then 'ON_TIME'
      when shown.state in ${onRecord}                                              then 'LATE'
      when shown.due_on < shown.day                                                then 'OVERDUE'
      when shown.day < shown.period_end                                            then 'NOT_YET_DUE'
      else 'DUE'
    end`;

/**
 * Reports as a lens shows them: one row is a report with its subject, period, state, timeliness, days of submission and
 * the words that were submitted. What its authors are writing is not in it; their drafts are due. Planned periods have
 * no reports.
 */
export const reportsThrough = (lens: Lens) => sql`(
  select shown.*, ${timeliness} as timeliness
  from (
    select
      r.id, r.period_id, r.action_id, r.project_id, r.organisation_id, r.version, r.requested_at, r.provenance_id,
      words.narrative, words.achievements, words.challenges, words.way_forward, words.reported_status,
      words.on_behalf_of, words.evidence,
      rp.plan_id, rp.code as period_code, rp."end" as period_end,
      ${dueOnFor(sql`standing.first_submitted_at`)} as due_on,
      coalesce((o.asked_at at time zone pl.time_zone)::date, o.as_of) as day,
      -- rule: docs/numbers.md#states-that-count
      case when standing.state = 'DRAFT' and ${lens.basis !== 'LIVE'} then 'DUE' else standing.state end as state,
      case when words.id is not null then standing.submitted_at end   as submitted_at,
      standing.reviewed_at,
      (standing.first_submitted_at at time zone pl.time_zone)::date   as first_submitted_on,
      (standing.submitted_at at time zone pl.time_zone)::date         as submitted_on
    from ${momentTable([momentOf(lens)])} o
      cross join progress_report r
      join reporting_period rp on rp.id = r.period_id and rp.state <> 'PLANNED'
      join action_plan pl      on pl.id = rp.plan_id
      join ${reportStanding} standing on true
      left join submission words      on words.id = standing.submission_id
    where ${isOfNoArchived('r.projectId')}
  ) shown)`;

/** Reports that count on the lens's basis: rows of (id, action_id, project_id, submitted_on). */
export const countedReports = (lens: Lens) => sql`(
  select shown.id, shown.action_id, shown.project_id, shown.submitted_on
  from ${reportsThrough(lens)} shown
  where shown.state = any(${statesOf(lens.basis)}::text[]))`;
