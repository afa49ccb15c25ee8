import type { Context } from '../../context.js';
import { may, mayAnywhere, type Permission } from '../../domain/access/index.js';
import { withoutDrafts } from '../../domain/reporting/index.js';
import { subjectOfRow } from '../../domain/subject.js';
import type { Row } from '../../entities/Row.js';
import type { Evidence, ReportEvent, ReviewComment } from '../../entities/reporting/index.js';
import type { ReportListArguments, ShownReport, Words } from '../../loaders/reporting/index.js';
import { lineageOfSubject } from '../subject.js';

type WithSubject = Pick<ShownReport, 'actionId' | 'projectId'>;

/** Whether the viewer has this right on a report: the subject of the report decides. */
export const mayOnReport = async (report: WithSubject, right: Permission, context: Context): Promise<boolean> => {
  const { viewer } = context;
  if (!mayAnywhere(viewer, right)) return false;
  return may(viewer, right, await lineageOfSubject(subjectOfRow(report), context));
};

/** Whether the viewer is an author of this report and it is in one of these states: being written, or being revised. */
const isOwnDraft = async (report: ShownReport, context: Context, states: readonly string[]): Promise<boolean> => {
  if (!mayAnywhere(context.viewer, 'readDrafts')) return false;
  // Asked of every report, whatever its state: those of a page are then asked together.
  const [isAuthor, real] = await Promise.all([
    mayOnReport(report, 'readDrafts', context),
    context.loaders.realStateOfReport.load(report.id),
  ]);
  if (!isAuthor || !['DUE', 'DRAFT', 'RETURNED'].includes(report.state)) return false;
  return states.includes(real) && (real === report.state || (real === 'DRAFT' && report.state === 'DUE'));
};

/** The state that the viewer may know: a draft is DUE to all but its authors. */
export const stateShown = async (report: ShownReport, context: Context): Promise<string> =>
  (await isOwnDraft(report, context, ['DRAFT'])) ? 'DRAFT' : report.state;

const isBeingWritten = (report: ShownReport, context: Context) => isOwnDraft(report, context, ['DRAFT', 'RETURNED']);

/** A text of a report: its authors see what they are writing, all others what was submitted. */
export const textShown = async <F extends keyof Words>(
  report: ShownReport,
  field: F,
  context: Context,
): Promise<Words[F] | null> => {
  if (!mayAnywhere(context.viewer, 'readDrafts')) return report[field];
  const [isDraft, copy] = await Promise.all([
    isBeingWritten(report, context),
    context.loaders.workingCopy.load(report.id),
  ]);
  return isDraft ? (copy?.[field] ?? null) : report[field];
};

/** Indicator values of a report, with the same rule as its texts. */
export const valuesShown = async (report: ShownReport, context: Context): Promise<object[]> =>
  context.loaders.valuesOfReport.load({ id: report.id, withDrafts: await isBeingWritten(report, context) });

/** Evidence that the viewer may see: what is not public is for those who work on the report. */
export const evidenceShown = async (report: ShownReport, context: Context): Promise<Row<Evidence>[]> => {
  const [isDraft, all] = await Promise.all([
    isBeingWritten(report, context),
    context.loaders.evidenceOfReport.load(report.id),
  ]);
  const current = all.filter(({ id, isDropped }) => (isDraft ? !isDropped : report.evidence?.includes(id)));
  return (await mayOnReport(report, 'readReviews', context)) ? current : current.filter(({ isPublic }) => isPublic);
};

/** Review comments, for those who work on the report; none for others. */
export const commentsShown = async (report: ShownReport, context: Context): Promise<Row<ReviewComment>[]> => {
  if (!mayAnywhere(context.viewer, 'readReviews')) return [];
  const [isWorker, comments] = await Promise.all([
    mayOnReport(report, 'readReviews', context),
    context.loaders.commentsOfReport.load(report.id),
  ]);
  return isWorker ? comments : [];
};

/** Replaces names of persons for viewers who do not work on the report. */
const WITHHELD = 'withheld';

/** A step of a report as the viewer may see it. */
export type ShownEvent = Row<ReportEvent> & { isWithheld: boolean };

/** Steps of a report. Names and reasons are for those who work on it, steps to and from a draft for its authors. */
export const historyShown = async (report: ShownReport, context: Context): Promise<ShownEvent[]> => {
  const [events, isAuthor, isWorker] = await Promise.all([
    context.loaders.eventsOfReport.load(report.id),
    mayOnReport(report, 'readDrafts', context),
    mayOnReport(report, 'readReviews', context),
  ]);
  return (isAuthor ? events : withoutDrafts(events)).map((event) => ({
    ...event,
    actor: isWorker ? event.actor : WITHHELD,
    isWithheld: !isWorker,
  }));
};

/**
 * The version, which grows with every save, for authors and, once the report was submitted, for its reviewers.
 * Others get 0: a growing version would tell them that a draft was saved.
 */
export const versionShown = async (report: ShownReport, context: Context): Promise<number> =>
  (await mayOnReport(report, report.state === 'DUE' ? 'readDrafts' : 'readReviews', context)) ? report.version : 0;

/** Arguments of a list of reports. A filter by state finds the viewer's own drafts as drafts, other drafts as DUE. */
export const withOwnDrafts = async (given: ReportListArguments, context: Context): Promise<ReportListArguments> => {
  const { viewer, loaders } = context;
  if (!given.filter?.state?.some((state) => state === 'DUE' || state === 'DRAFT') || !mayAnywhere(viewer, 'readDrafts'))
    return given;
  const drafts = await loaders.everyDraft();
  const isOwn = await Promise.all(drafts.map((draft) => mayOnReport(draft, 'readDrafts', context)));
  return { ...given, ownDrafts: drafts.flatMap(({ id }, index) => (isOwn[index] ? [id] : [])) };
};
