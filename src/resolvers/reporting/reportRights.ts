import type { Context } from '../../context.js';
import { may, mayAnywhere, type Permission } from '../../domain/access/index.js';
import { withoutDrafts } from '../../domain/reporting/index.js';
import type { Row } from '../../entities/Row.js';
import type { Evidence, ReportEvent, ReviewComment } from '../../entities/reporting/index.js';
import type { ReportListArguments, ShownReport, Words } from '../../loaders/reporting/index.js';

type On = Pick<ShownReport, 'actionId' | 'projectId'>;

/** Whether whoever asks may do this to a report: seen by what it is on. */
export const mayHere = async (report: On, operation: Permission, { viewer, loaders }: Context): Promise<boolean> => {
  if (!mayAnywhere(viewer, operation)) return false;
  return may(
    viewer,
    operation,
    report.actionId !== null
      ? await loaders.lineageOfAction.load(report.actionId)
      : await loaders.lineageOfProject.load(report.projectId ?? 0),
  );
};

/** Whether this is a report being written, shown to one of its authors: a draft, or one that was sent back. */
const isOwnDraft = async (report: ShownReport, context: Context, states: readonly string[]): Promise<boolean> => {
  if (!['DUE', 'DRAFT', 'RETURNED'].includes(report.state) || !(await mayHere(report, 'readDrafts', context)))
    return false;
  const real = await context.loaders.realStateOfReport.load(report.id);
  return states.includes(real) && (real === report.state || (real === 'DRAFT' && report.state === 'DUE'));
};

/** State as whoever asks may know it. */
export const stateShown = async (report: ShownReport, context: Context): Promise<string> =>
  (await isOwnDraft(report, context, ['DRAFT'])) ? 'DRAFT' : report.state;

const isBeingWritten = (report: ShownReport, context: Context) => isOwnDraft(report, context, ['DRAFT', 'RETURNED']);

/** A word of a report: what is being written for its authors, what was handed in for all others. */
export const wordOf = async <F extends keyof Words>(
  report: ShownReport,
  field: F,
  context: Context,
): Promise<Words[F] | null> =>
  (await isBeingWritten(report, context))
    ? ((await context.loaders.workingCopy.load(report.id))?.[field] ?? null)
    : report[field];

export const valuesShown = async (report: ShownReport, context: Context): Promise<object[]> =>
  context.loaders.valuesOfReport(await isBeingWritten(report, context)).load(report.id);

/** Evidence that whoever asks may see: what is not public is for those who work on the report. */
export const evidenceShown = async (report: ShownReport, context: Context): Promise<Row<Evidence>[]> => {
  const [isDraft, all] = await Promise.all([
    isBeingWritten(report, context),
    context.loaders.evidenceOfReport.load(report.id),
  ]);
  const some = all.filter(({ id, isDropped }) => (isDraft ? !isDropped : report.evidence?.includes(id)));
  return (await mayHere(report, 'readReviews', context)) ? some : some.filter(({ isPublic }) => isPublic);
};

export const commentsShown = async (report: ShownReport, context: Context): Promise<Row<ReviewComment>[]> =>
  (await mayHere(report, 'readReviews', context)) ? context.loaders.commentsOfReport.load(report.id) : [];

/** Names of persons and reasons of reviewers are for those who work on the report. */
const WITHHELD = 'withheld';

export type ShownEvent = Row<ReportEvent> & { isWithheld: boolean };

export const historyShown = async (report: ShownReport, context: Context): Promise<ShownEvent[]> => {
  const [events, isAuthor, isWorker] = await Promise.all([
    context.loaders.eventsOfReport.load(report.id),
    mayHere(report, 'readDrafts', context),
    mayHere(report, 'readReviews', context),
  ]);
  return (isAuthor ? events : withoutDrafts(events)).map((event) => ({
    ...event,
    actor: isWorker ? event.actor : WITHHELD,
    isWithheld: !isWorker,
  }));
};

/** Grows with every save: for its authors, and its reviewers once it was handed in; 0 for others, who would see by it that a draft was saved. */
export const versionShown = async (report: ShownReport, context: Context): Promise<number> =>
  (await mayHere(report, report.state === 'DUE' ? 'readDrafts' : 'readReviews', context)) ? report.version : 0;

/** What a list of reports is asked with; where it asks for states, drafts are what they are to their authors. */
export const withOwnDrafts = async (given: ReportListArguments, context: Context): Promise<ReportListArguments> => {
  const { viewer, loaders } = context;
  if (!given.filter?.state?.some((state) => state === 'DUE' || state === 'DRAFT') || !mayAnywhere(viewer, 'readDrafts'))
    return given;
  const drafts = await loaders.everyDraft();
  const isOwn = await Promise.all(drafts.map((draft) => mayHere(draft, 'readDrafts', context)));
  return { ...given, ownDrafts: drafts.flatMap(({ id }, index) => (isOwn[index] ? [id] : [])) };
};
