import { now } from '../../clock.js';
import { may } from '../../domain/access/index.js';
import { Refusal } from '../../domain/Refusal.js';
import { invalid, noSuch, refuse, required, type UserError } from '../../domain/userErrors.js';
import { type ProgressReport, ReviewComment } from '../../entities/reporting/index.js';
import type { ReviewCommentInput } from '../../schema/reporting/index.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkText } from '../write/checks.js';
import { lockReport } from './steps.js';

/** Parts of a report that a comment can be on. */
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

const checkField = (name: string | null | undefined, field: string): UserError[] => {
  if (name == null || FIELDS.includes(name)) return [];
  const message = `"${name.slice(0, 40)}" is not a field of a report: give one of ${FIELDS.join(', ')}, or none to comment on the whole report`;
  return [invalid(field, message)];
};

const checkComment = ({ text, field }: ReviewCommentInput, at: string): UserError[] => [
  ...checkText(text, `${at}.text`, true),
  ...checkField(field, `${at}.field`),
];

const store = (
  { em, viewer, audit }: Writing,
  report: ProgressReport,
  comments: readonly ReviewCommentInput[],
): void => {
  if (!comments.length) return;
  for (const one of comments)
    em.create(ReviewComment, { ...one, field: one.field ?? null, report, author: viewer.name ?? 'unknown' });
  audit({ subjectType: 'ProgressReport', subjectId: report.id, field: 'comments', to: comments });
};

/** Adds comments to a report, unless there is an error in one. */
export const putComments = (
  writing: Writing,
  report: ProgressReport,
  comments: readonly ReviewCommentInput[],
): UserError[] => {
  const errors = comments.flatMap((one, index) => checkComment(one, `comments.${index}`));
  if (!errors.length) store(writing, report, comments);
  return errors;
};

/** Adds a comment to a submitted report. Only its reviewers add blockers. */
export const addReviewComment = (request: WriteRequest, id: number, input: ReviewCommentInput): Promise<Outcome> =>
  change({ ...request, permission: 'addReviewComment', input: [id, input] }, async (writing) => {
    const { report, lineage } = await lockReport(writing, id, null, 'comment');
    if (input.severity === 'BLOCKER' && !may(writing.viewer, 'resolveBlocker', lineage))
      refuse([invalid('input.severity', 'only reviewers can add a BLOCKER; make it a SUGGESTION or a NOTE')]);
    refuse(checkComment(input, 'input'));
    store(writing, report, [input]);
    return [id];
  });

/** Resolves a comment; only reviewers resolve blockers. Gives its report. */
export const resolveReviewComment = (request: WriteRequest, id: number): Promise<Outcome> =>
  change({ ...request, permission: 'resolveReviewComment', input: id }, async (writing) => {
    const { em, audit, viewer, allow } = writing;
    const row = await em.findOne(ReviewComment, { id });
    // Whoever has a scope learns no more about comments that do not exist than about those of others.
    if (!row) allow(null);
    const comment = required(row, noSuch('id', 'comment'));
    const { report, lineage } = await lockReport(writing, comment.report.id, null, 'resolve');
    if (comment.severity === 'BLOCKER' && !may(viewer, 'resolveBlocker', lineage))
      throw new Refusal('FORBIDDEN', 'only the reviewers of the report can resolve a BLOCKER');
    if (!comment.resolvedAt) {
      em.assign(comment, { resolvedAt: now() });
      const states = { from: `comment ${id} open`, to: `comment ${id} resolved` };
      audit({ subjectType: 'ProgressReport', subjectId: report.id, field: 'comments', ...states });
    }
    return [report.id];
  });
