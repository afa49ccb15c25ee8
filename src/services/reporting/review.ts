import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { now } from '../../clock.js';
import { may } from '../../domain/access/index.js';
import { type RowId, readGlobalId } from '../../domain/globalId.js';
import { Refusal } from '../../domain/Refusal.js';
import { isWritable } from '../../domain/reporting/index.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { ProgressReport, ReviewComment } from '../../entities/reporting/index.js';
import type { CommentSeverity } from '../../vocabulary/index.js';
import { allowOn } from '../access/lineage.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkText, checkVersion } from '../write/checks.js';
import { repeats } from '../write/duplicates.js';
import { bumpVersion, type LockedReport, latestStep, lockReport, lockReports, move } from './steps.js';

export interface CommentGiven {
  field?: string | null;
  severity: CommentSeverity;
  text: string;
}

const FIELDS = [
  'narrative',
  'achievements',
  'challenges',
  'wayForward',
  'reportedStatus',
  'onBehalfOf',
  'values',
  'evidence',
];

const checkField = (name: string | null | undefined, field: string): UserError[] =>
  name == null || FIELDS.includes(name)
    ? []
    : [
        {
          code: 'INVALID',
          field,
          message: `"${name.slice(0, 40)}" is not a field of a report; a remark is on one of ${FIELDS.join(', ')}, or without a field on the whole`,
        },
      ];

const addComments = (
  { em, viewer, audit }: Writing,
  report: ProgressReport,
  comments: readonly CommentGiven[],
  at: string,
): UserError[] => {
  const errors = comments.flatMap(({ text, field }, index) => {
    const path = at === 'input' ? at : `${at}.${index}`;
    return [...checkText(text, `${path}.text`, true), ...checkField(field, `${path}.field`)];
  });
  if (errors.length || !comments.length) return errors;
  for (const one of comments)
    em.create(ReviewComment, { ...one, field: one.field ?? null, report, author: viewer.name ?? 'unknown' });
  audit({ subjectType: 'ProgressReport', subjectId: report.id, field: 'comments', to: comments });
  return [];
};

/** Sends a report back with a reason and remarks. */
export const returnProgressReport = (
  request: WriteRequest,
  id: number,
  note: string,
  comments: readonly CommentGiven[],
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'returnProgressReport', input: [id, note, comments, version] }, async (writing) => {
    const locked = await lockReport(writing, id, version, 'return');
    refuse([...checkText(note, 'note', true), ...addComments(writing, locked.report, comments, 'comments')]);
    move(writing, locked, 'return', { note });
    return [await bumpVersion(writing, locked)];
  });

const againstApproval = async (
  { em, viewer }: Writing,
  locked: readonly LockedReport[],
  versions: readonly number[] | null,
): Promise<UserError[]> => {
  const open = await em.find(ReviewComment, {
    report: { $in: locked.map(({ report }) => report.id) },
    severity: 'BLOCKER',
    resolvedAt: null,
  });
  return locked.flatMap(({ report }, index): UserError[] => {
    const field = `ids.${index}`;
    const blockers = open.filter((comment) => comment.report.id === report.id).length;
    const read = versions?.[index];
    const found = read === undefined ? [] : checkVersion(report, read, 'report', `versions.${index}`);
    if (viewer.subject !== null && report.authors.includes(viewer.subject))
      found.push({ code: 'SELF_APPROVAL', field, message: 'you wrote on it yourself; somebody else must approve it' });
    if (blockers)
      found.push({
        code: 'INVALID',
        field,
        message: `${blockers} blocking remarks are open; settle them first, or send the report back`,
      });
    return found;
  });
};

/** Approves reports: all of them or, if anything stands against one, none. Nobody approves their own. */
export const approveProgressReports = (
  request: WriteRequest,
  ids: readonly number[],
  versions: readonly number[] | null,
): Promise<Outcome> =>
  change({ ...request, permission: 'approveProgressReports', input: [ids, versions] }, async (writing) => {
    const locked = await lockReports(writing, ids, 'approve', (index) => `ids.${index}`);
    const errors = await againstApproval(writing, locked, versions);
    if (versions && versions.length !== ids.length)
      errors.push({
        code: 'INVALID',
        field: 'versions',
        message: `${versions.length} versions for ${ids.length} reports; give one for each, or none at all`,
      });
    if (!ids.length) errors.push({ code: 'REQUIRED', field: 'ids', message: 'name at least one report' });
    for (const index of repeats(ids))
      errors.push({ code: 'DUPLICATE', field: `ids.${index}`, message: 'this report is named twice' });
    refuse(errors);
    for (const one of locked) {
      move(writing, one, 'approve');
      await bumpVersion(writing, one);
    }
    return [...ids];
  });

/** Adds a remark to a report that was handed in. */
export const addReviewComment = (request: WriteRequest, id: number, input: CommentGiven): Promise<Outcome> =>
  change({ ...request, permission: 'addReviewComment', input: [id, input] }, async (writing) => {
    const locked = await lockReport(writing, id, null, 'comment');
    if (input.severity === 'BLOCKER' && !may(writing.viewer, 'resolveBlocker', locked.lineage))
      refuse([
        {
          code: 'INVALID',
          field: 'input.severity',
          message: 'a remark that blocks approval is for reviewers; make it a SUGGESTION or a NOTE',
        },
      ]);
    refuse(addComments(writing, locked.report, [input], 'input'));
    return [id];
  });

/** Settles a remark; one that blocks approval is for reviewers to settle. Gives its report. */
export const resolveReviewComment = (request: WriteRequest, id: number): Promise<Outcome> =>
  change({ ...request, permission: 'resolveReviewComment', input: id }, async (writing) => {
    const { em, audit, viewer, allow } = writing;
    const comment = await em.findOne(ReviewComment, { id });
    if (!comment) {
      allow(null); // whose role is limited learns no more of what is not there than of what is not theirs
      refuse([{ code: 'NOT_FOUND', field: 'id', message: 'there is no such remark' }]);
      return [];
    }
    const { report, lineage } = await lockReport(writing, comment.report.id, null, 'resolve');
    if (comment.severity === 'BLOCKER' && !may(viewer, 'resolveBlocker', lineage))
      throw new Refusal('FORBIDDEN', 'a remark that blocks approval is for the reviewers of the report to settle');
    if (!comment.resolvedAt) {
      em.assign(comment, { resolvedAt: now() });
      audit({
        subjectType: 'ProgressReport',
        subjectId: report.id,
        field: 'comments',
        from: `remark ${id} open`,
        to: `remark ${id} settled`,
      });
    }
    return [report.id];
  });

const QUIET_DAYS = 5;

const isOn = ({ id, action, project }: ProgressReport, meant: RowId) =>
  (({ ProgressReport: id, Action: action?.id, Project: project?.id }) as Record<string, number | undefined>)[
    meant.type
  ] === meant.id;

/** Open reports that ids mean, locked: reports themselves, or those on actions and projects. A mistake for each id that means none. */
const meantReports = async (em: EntityManager, globalIds: readonly string[]): Promise<ProgressReport[]> => {
  const meant = globalIds.map(readGlobalId);
  const of = (type: 'ProgressReport' | 'Action' | 'Project') =>
    meant.flatMap((one) => (one?.type === type ? [one.id] : []));
  const reports = await em.find(
    ProgressReport,
    {
      period: { state: 'OPEN' },
      $or: [
        { id: { $in: of('ProgressReport') } },
        { action: { $in: of('Action') } },
        { project: { $in: of('Project') } },
      ],
    },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['p0'] },
  );
  refuse(
    meant.flatMap((one, index) =>
      one && reports.some((report) => isOn(report, one))
        ? []
        : [
            {
              code: 'NOT_FOUND' as const,
              field: `ids.${index}`,
              message: 'it is not a report of an open period, nor an action or project that one asks for a report on',
            },
          ],
    ),
  );
  return reports;
};

const isQuiet = ({ requestedAt }: ProgressReport) =>
  requestedAt !== null && now().getTime() - requestedAt.getTime() < QUIET_DAYS * 86_400_000;

/** Asks for updates on reports that are due and not handed in, at most once in five days each. */
export const requestUpdates = async (
  request: WriteRequest,
  ids: readonly string[],
): Promise<{ outcome: Outcome; requested: number[]; skipped: number[] }> => {
  let skipped: number[] = [];
  const outcome = await change({ ...request, permission: 'requestUpdates', input: ids }, async (writing) => {
    const { em, audit } = writing;
    const requested: number[] = [];
    skipped = [];
    if (!ids.length)
      refuse([{ code: 'REQUIRED', field: 'ids', message: 'name at least one report, action or project' }]);
    for (const report of await meantReports(em, ids)) {
      await allowOn(writing, report);
      if (isQuiet(report) || !isWritable((await latestStep(em, report)).to)) {
        skipped.push(report.id);
        continue;
      }
      const requestedAt = now();
      audit({
        subjectType: 'ProgressReport',
        subjectId: report.id,
        field: 'requestedAt',
        from: report.requestedAt,
        to: requestedAt.toISOString(),
      });
      // Asking changes nothing of the report: its version stays, and nobody who is writing it is disturbed.
      await em.execute('update progress_report set requested_at = ? where id = ?', [requestedAt, report.id]);
      requested.push(report.id);
    }
    return requested;
  });
  return { outcome, requested: outcome.ids, skipped };
};
