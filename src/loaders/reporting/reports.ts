import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import { fromGlobalId } from '../../domain/globalId.js';
import type { Lens } from '../../domain/lens.js';
import { momentOf, statesOf } from '../../domain/moment.js';
import type { PageArguments } from '../../domain/paging.js';
import type { IndicatorValue } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import type { ProgressReport, ReportEvent, ReportingPeriod, ReportWords } from '../../entities/reporting/index.js';
import type { ProgressReportFilter, ProgressReportOrder } from '../../schema/reporting/index.js';
import { batch, keyed, listed, neverAbsent, perArguments } from '../batch.js';
import { hadHappened, momentRows, onRecord, reportsThrough, stateOfValue } from '../moments.js';
import { type Page, page, pages } from '../page.js';
import { type Condition, oneOf } from '../search.js';

type Own = 'id' | 'periodId' | 'actionId' | 'projectId' | 'organisationId' | 'version' | 'requestedAt' | 'provenanceId';

/** Words of a report. */
export type Words = Omit<Row<ReportWords>, 'id' | 'dropped'>;

/** A report as the lens shows it, with the words that were handed in; null while nothing is. */
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
  /** Numbers of the documents that were handed in. */
  evidence: number[] | null;
}

export type ReportPage = Page<ShownReport>;

/** A value that came with a report, in the state that it counts in. */
export type ReportedValue = Row<IndicatorValue> & { state: string };

export interface ReportListArguments extends PageArguments {
  filter?: ProgressReportFilter | null;
  orderBy?: ProgressReportOrder | null;
  /** Reports that whoever asks sees as drafts: to all others they are due. */
  ownDrafts?: readonly number[];
}

type Subject = 'actionId' | 'projectId';
const subjectColumn = { actionId: sql`item.action_id`, projectId: sql`item.project_id` } as const;

const subjectIs = (id: string): Condition => {
  const subject = fromGlobalId(id);
  if (subject.type === 'Action') return sql<boolean>`item.action_id = ${subject.id}`;
  return subject.type === 'Project' ? sql<boolean>`item.project_id = ${subject.id}` : sql<boolean>`false`;
};

const conditionsOf = (
  { plan, period, state, timeliness, organisation, subject }: ProgressReportFilter,
  ownDrafts: readonly number[],
): Condition[] => [
  ...(plan ? [sql<boolean>`item.plan_id in (select p.id from action_plan p where p.code = ${plan})`] : []),
  ...(period ? [sql<boolean>`item.period_code = ${period}`] : []),
  ...(state
    ? [
        oneOf(
          sql`case when item.id = any(${[...ownDrafts]}::int[]) and item.state = 'DUE' then 'DRAFT' else item.state end`,
          state,
        ),
      ]
    : []),
  ...(timeliness ? [oneOf(sql`item.timeliness`, timeliness)] : []),
  ...(organisation
    ? [sql<boolean>`item.organisation_id in (select o.id from organisation o where o.code = ${organisation})`]
    : []),
  ...(subject ? [subjectIs(subject)] : []),
];

const orders = {
  DUE: { by: sql`item.due_on`, type: 'date' },
  SUBMITTED: { by: sql`coalesce(item.submitted_at, 'infinity')`, type: 'timestamptz' },
} as const;

const listOf = ({ filter, orderBy, ownDrafts }: ReportListArguments, lens: Lens, ofParent?: Condition) => ({
  from: sql`${reportsThrough(lens)} item`,
  where: conditionsOf(filter ?? {}, ownDrafts ?? []),
  order: {
    ...orders[orderBy?.field ?? 'DUE'],
    name: orderBy?.field ?? 'DUE',
    descending: (orderBy?.direction ?? 'DESC') === 'DESC',
  },
  ...(ofParent ? { ofParent } : {}),
});

/** Reporting periods and the reports of each, as the lens shows them. */
export const reportLoaders = (db: Reader, lens: Lens) => {
  const below = (ofParent: Condition) =>
    perArguments((given: ReportListArguments) =>
      batch((ids) => pages<ShownReport>(db, listOf(given, lens, ofParent), given, ids), neverAbsent),
    );
  /** The last report that counts on the lens's basis: the one of the latest period. */
  const latestOf = (subject: Subject) =>
    batch(
      async (ids) => {
        const { rows } = await sql<ShownReport>`
          select distinct on (${subjectColumn[subject]}) item.* from ${reportsThrough(lens)} item where ${subjectColumn[subject]} = any(${ids}::int[])
            and item.state = any(${statesOf(lens.basis)}::text[]) order by ${subjectColumn[subject]}, item.period_end desc, item.submitted_at desc, item.id desc`.execute(
          db,
        );
        return keyed(rows, subject);
      },
      () => null as ShownReport | null,
    );
  return {
    progressReports: (given: ReportListArguments) => page<ShownReport>(db, listOf(given, lens), given),
    reportsOfAction: below(sql<boolean>`item.action_id = parent.id`),
    reportsOfProject: below(sql<boolean>`item.project_id = parent.id`),
    reportsOfPeriod: below(sql<boolean>`item.period_id = parent.id`),
    latestReportOfAction: latestOf('actionId'),
    latestReportOfProject: latestOf('projectId'),
    progressReport: batch(
      async (ids) => {
        const { rows } =
          await sql<ShownReport>`select item.* from ${reportsThrough(lens)} item where item.id = any(${ids}::int[])`.execute(
            db,
          );
        return keyed(rows, 'id');
      },
      () => null as ShownReport | null,
    ),
    /** The report on the same action or project for the period before. */
    reportBefore: batch(
      async (ids) => {
        const { rows } = await sql<ShownReport & { after: number }>`
          select distinct on (r.id) r.id as after, item.* from progress_report r join reporting_period own on own.id = r.period_id
          join ${reportsThrough(lens)} item on item.plan_id = own.plan_id and item.period_end < own."end" and (item.action_id = r.action_id or item.project_id = r.project_id)
          where r.id = any(${ids}::int[]) order by r.id, item.period_end desc, item.id desc`.execute(db);
        return keyed(rows, 'after');
      },
      () => null as ShownReport | null,
    ),
    /** Reports that are drafts now, of all plans. */
    everyDraft: async (): Promise<{ id: number; actionId: number | null; projectId: number | null }[]> =>
      (
        await sql<{
          id: number;
          actionId: number | null;
          projectId: number | null;
        }>`select r.id, r.action_id, r.project_id from progress_report r
          where (select e.to from report_event e where e.report_id = r.id order by e.at desc, e.id desc limit 1) = 'DRAFT'`.execute(
          db,
        )
      ).rows,
    /** Every report of a period, by what it is on. */
    everyReportOfPeriod: async (periodId: number): Promise<ShownReport[]> =>
      (
        await sql<ShownReport>`select item.* from ${reportsThrough(lens)} item left join action a on a.id = item.action_id left join project p on p.id = item.project_id
          where item.period_id = ${periodId} order by a.number nulls last, p.code`.execute(db)
      ).rows,
    periodsOfPlan: batch(
      async (ids) => {
        const { rows } = await sql<
          Row<ReportingPeriod>
        >`select * from reporting_period where plan_id = any(${ids}::int[]) order by start, "end", code`.execute(db);
        return listed(rows, 'planId');
      },
      () => [] as Row<ReportingPeriod>[],
    ),
    eventsOfReport: batch(
      async (ids) => {
        const { rows } = await sql<Row<ReportEvent>>`
          with ${momentRows([momentOf(lens)])} select e.* from moments o cross join report_event e join progress_report r on r.id = e.report_id join reporting_period rp on rp.id = r.period_id join action_plan pl on pl.id = rp.plan_id
          where e.report_id = any(${ids}::int[]) and ${hadHappened} order by e.at, e.id`.execute(db);
        return listed(rows, 'reportId');
      },
      () => [] as Row<ReportEvent>[],
    ),
    /** Values that came with a report, of each unit and date the one recorded last; those being written, too, or what was handed in alone. */
    valuesOfReport: perArguments((withDrafts: boolean) =>
      batch(
        async (ids) => {
          const { rows } = await sql<ReportedValue & { reportId: number }>`
            with ${momentRows([momentOf(lens)])}, stated as (select v.*, ${stateOfValue} as state from moments o join indicator_value v on v.recorded_at <= o.known_at join progress_report r on r.id = v.report_id
              where v.report_id = any(${ids}::int[]) and not (${withDrafts} and v.id = any(r.dropped))),
            latest as (select distinct on (report_id, indicator_id, project_id, country_id, date) * from stated where state in ${onRecord} or ${withDrafts}
              order by report_id, indicator_id, project_id, country_id, date, recorded_at desc, id desc)
            select * from latest order by indicator_id, date, id`.execute(db);
          return listed(rows, 'reportId');
        },
        () => [] as ReportedValue[],
      ),
    ),
  };
};
