import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import { fromGlobalId } from '../../domain/globalId.js';
import type { Lens } from '../../domain/lens.js';
import type { PageArguments } from '../../domain/paging.js';
import type { ProgressReportFilter, ProgressReportOrder } from '../../schema/reporting/index.js';
import { batch, neverAbsent, perArguments } from '../batch.js';
import { type ListSource, type Page, page, pages } from '../page.js';
import { organisationCalled } from '../plan/organisationCalled.js';
import { type Condition, hasCode, oneOf } from '../search.js';
import { reportsThrough, type ShownReport } from './reportsThrough.js';

export type ReportPage = Page<ShownReport>;

export interface ReportListArguments extends PageArguments {
  filter?: ProgressReportFilter | null;
  orderBy?: ProgressReportOrder | null;
  /** Reports that the viewer sees as drafts: to all others they are due. */
  ownDrafts?: readonly number[];
}

const isAbout = (globalId: string): Condition => {
  const { type, id } = fromGlobalId(globalId);
  if (type === 'Action') return sql<boolean>`item.action_id = ${id}`;
  return type === 'Project' ? sql<boolean>`item.project_id = ${id}` : sql<boolean>`false`;
};

/** State of a report as the viewer sees it. */
const stateSeen = (ownDrafts: readonly number[]) =>
  sql`case when item.id = any(${[...ownDrafts]}::int[]) and item.state = 'DUE' then 'DRAFT' else item.state end`;

const conditionsOf = (
  { plan, period, state, timeliness, organisation, subject }: ProgressReportFilter,
  ownDrafts: readonly number[],
): Condition[] => [
  ...(plan ? [sql<boolean>`item.plan_id in (select p.id from action_plan p where ${hasCode(sql`p.code`, plan)})`] : []),
  ...(period ? [hasCode(sql`item.period_code`, period)] : []),
  ...(state ? [oneOf(stateSeen(ownDrafts), state)] : []),
  ...(timeliness ? [oneOf(sql`item.timeliness`, timeliness)] : []),
  ...(organisation ? [sql<boolean>`item.organisation_id = ${organisationCalled(organisation)}`] : []),
  ...(subject ? [isAbout(subject)] : []),
];

const orders = {
  DUE: { by: sql`item.due_on`, type: 'date' },
  SUBMITTED: { by: sql`coalesce(item.submitted_at, 'infinity')`, type: 'timestamptz' },
} as const;

const listOf = (
  list: string,
  { filter, orderBy, ownDrafts }: ReportListArguments,
  lens: Lens,
  ofParent?: Condition,
): ListSource => ({
  list,
  lens,
  filter: filter ?? {},
  from: sql`${reportsThrough(lens)} item`,
  where: conditionsOf(filter ?? {}, ownDrafts ?? []),
  order: {
    ...orders[orderBy?.field ?? 'DUE'],
    name: orderBy?.field ?? 'DUE',
    descending: (orderBy?.direction ?? 'DESC') === 'DESC',
  },
  ...(ofParent ? { ofParent } : {}),
});

/** Lists of reports as the lens shows them: all, or those of an action, a project or a period. */
export const reportListLoaders = (db: Reader, lens: Lens) => {
  const below = (parent: string, ofParent: Condition) =>
    perArguments((given: ReportListArguments) =>
      batch(
        (ids) => pages<ShownReport>(db, listOf(`${parent}.reports`, given, lens, ofParent), given, ids),
        neverAbsent,
      ),
    );
  return {
    progressReports: (given: ReportListArguments) =>
      page<ShownReport>(db, listOf('progressReports', given, lens), given),
    reportsOfAction: below('Action', sql<boolean>`item.action_id = parent.id`),
    reportsOfProject: below('Project', sql<boolean>`item.project_id = parent.id`),
    reportsOfPeriod: below('ReportingPeriod', sql<boolean>`item.period_id = parent.id`),
  };
};
