import { repeats } from '../../domain/repeats.js';
import {
  duplicate,
  invalid,
  refuse,
  requiredField,
  selfApproval,
  type UserError,
  when,
} from '../../domain/userErrors.js';
import { ReviewComment } from '../../entities/reporting/index.js';
import type { ReviewCommentInput } from '../../schema/reporting/index.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkText, checkVersion } from '../write/checks.js';
import { putComments } from './comments.js';
import { bumpVersion, type LockedReport, lockReport, lockReports, move } from './steps.js';

/** Returns a report for revision, with a reason and comments. */
export const returnProgressReport = (
  request: WriteRequest,
  id: number,
  note: string,
  comments: readonly ReviewCommentInput[],
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'returnProgressReport', input: [id, note, comments, version] }, async (writing) => {
    const locked = await lockReport(writing, id, version, 'return');
    refuse([...checkText(note, 'note', true), ...putComments(writing, locked.report, comments)]);
    move(writing, locked, 'return', { note });
    return [await bumpVersion(writing, locked)];
  });

const openBlockers = (count: number) =>
  `${count === 1 ? '1 blocker is' : `${count} blockers are`} open; resolve what is open first (resolveReviewComment), or return the report (returnProgressReport)`;

/** Why reports cannot be approved: somebody changed them, the viewer wrote on them, or blockers are open. */
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
  return locked.flatMap(({ report }, index) => {
    const field = `ids.${index}`;
    const blockers = open.filter((comment) => comment.report.id === report.id).length;
    const version = versions?.[index];
    const isAuthor = viewer.subject !== null && report.authors.includes(viewer.subject);
    return [
      ...(version === undefined ? [] : checkVersion(report, version, 'report', `versions.${index}`)),
      ...when(isAuthor, selfApproval(field, 'you wrote on this report yourself; somebody else must approve it')),
      ...when(blockers > 0, invalid(field, openBlockers(blockers))),
    ];
  });
};

const checkVersionsGiven = (ids: readonly number[], versions: readonly number[] | null): UserError[] =>
  versions && versions.length !== ids.length
    ? [
        invalid(
          'versions',
          `${versions.length} versions for ${ids.length} reports; give one for each, or leave versions out`,
        ),
      ]
    : [];

/** Approves reports: all of them or, if anything is wrong with one, none. Nobody approves their own. */
export const approveProgressReports = (
  request: WriteRequest,
  ids: readonly number[],
  versions: readonly number[] | null,
): Promise<Outcome> =>
  change({ ...request, permission: 'approveProgressReports', input: [ids, versions] }, async (writing) => {
    const locked = await lockReports(writing, ids, 'approve', (index) => `ids.${index}`);
    refuse([
      ...(await againstApproval(writing, locked, versions)),
      ...checkVersionsGiven(ids, versions),
      ...when(!ids.length, requiredField('ids', 'give the id of at least one report')),
      ...[...repeats(ids)].map((index) => duplicate(`ids.${index}`, 'this report is given twice; leave one out')),
    ]);
    for (const one of locked) {
      move(writing, one, 'approve');
      await bumpVersion(writing, one);
    }
    return [...ids];
  });
