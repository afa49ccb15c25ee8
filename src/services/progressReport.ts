import type { EntityManager } from '@mikro-orm/postgresql';
import { fromGlobalId } from '../domain/globalId.js';
import { type Mistake, refuse } from '../domain/userErrors.js';
import { Evidence } from '../entities/Evidence.js';
import { Indicator } from '../entities/Indicator.js';
import { IndicatorValue } from '../entities/IndicatorValue.js';
import { ProgressReport } from '../entities/ProgressReport.js';
import { ProjectAction } from '../entities/ProjectAction.js';
import { ReviewComment } from '../entities/ReviewComment.js';
import type { CommentSeverity, ProgressStatus } from '../schema/enums.js';
import { change, type Outcome, type Request, type Writing } from './change.js';
import { checkText } from './checks.js';
import { checkValues, type IndicatorValueGiven } from './indicator.js';
import { allowOn } from './lineage.js';
import { holdReport, holdReports, move, stateOf } from './reportSteps.js';
import { repeats } from './twice.js';

interface EvidenceGiven {
  title: string;
  url: string;
  language?: string | null;
  isPublic: boolean;
}

export interface ReportGiven {
  narrative?: string | null;
  achievements?: string | null;
  challenges?: string | null;
  wayForward?: string | null;
  reportedStatus?: ProgressStatus | null;
  onBehalfOf?: string | null;
  values?: readonly IndicatorValueGiven[] | null;
  evidence?: readonly EvidenceGiven[] | null;
}

export interface CommentGiven {
  field?: string | null;
  severity: CommentSeverity;
  text: string;
}

const TEXTS = ['narrative', 'achievements', 'challenges', 'wayForward', 'onBehalfOf'] as const;

/** Indicators that a report may bring values of: those of its subject and, for a project, those of the actions that it serves. */
const indicatorsOf = async (em: EntityManager, { action, project }: ProgressReport): Promise<Indicator[]> => {
  if (action) return em.find(Indicator, { action: action.id });
  const served = await em.find(ProjectAction, { project: project?.id ?? 0 });
  return em.find(Indicator, { $or: [{ project: project?.id ?? 0 }, { action: { $in: served.map((link) => link.action.id) } }] });
};

const keyOf = (row: { indicator: { id: number }; project: { id: number } | null; country: { id: number } | null; date: string }) =>
  [row.indicator.id, row.project?.id, row.country?.id, row.date].join();

const contentOf = ({ value, numerator, denominator, noDataReason }: Pick<IndicatorValue, 'value' | 'numerator' | 'denominator' | 'noDataReason'>) =>
  JSON.stringify([value, numerator, denominator, noDataReason]);

/** Makes the values of a report those that are given: what differs is appended, what is gone is taken back with its reason. */
const putValues = async (writing: Writing, report: ProgressReport, given: readonly IndicatorValueGiven[], today: string): Promise<Mistake[]> => {
  const { em, entered } = writing;
  const allowed = new Set((await indicatorsOf(em, report)).map(({ id }) => id));
  const { mistakes, rows } = await checkValues(em, given, 'input.values', today);
  rows.forEach((row, index) => {
    if (row && !allowed.has(row.indicator.id))
      mistakes.push({
        code: 'INVALID',
        field: `input.values.${index}.indicator`,
        message: `${row.indicator.code} is not an indicator of what this report is on`,
      });
    else if (row && report.project && row.indicator.action && row.project?.id !== report.project.id)
      mistakes.push({ code: 'INVALID', field: `input.values.${index}.project`, message: 'a report on a project brings the values of that project; name it' });
  });
  if (mistakes.length) return mistakes;
  const stored = await em.find(IndicatorValue, { report }, { orderBy: { recordedAt: 'asc', id: 'asc' } });
  const latest = new Map(stored.map((row) => [keyOf(row), row]));
  for (const row of rows.flatMap((one) => one ?? [])) {
    const before = latest.get(keyOf(row));
    latest.delete(keyOf(row));
    if (!before || contentOf(before) !== contentOf(row)) em.create(IndicatorValue, { ...row, report, provenance: entered });
  }
  for (const gone of latest.values()) {
    if (gone.noDataReason === 'NOT_AVAILABLE') continue;
    const unit = { indicator: gone.indicator, project: gone.project, country: gone.country, date: gone.date };
    em.create(IndicatorValue, {
      ...unit,
      value: null,
      numerator: null,
      denominator: null,
      noDataReason: 'NOT_AVAILABLE',
      report,
      provenance: entered,
    } as never);
  }
  return [];
};

const checkEvidence = (evidence: readonly EvidenceGiven[]): Mistake[] => {
  const again = repeats(evidence.map(({ url }) => url));
  return evidence.flatMap(({ title }, index) => [
    ...checkText(title, `input.evidence.${index}.title`, true),
    ...(again.has(index) ? [{ code: 'DUPLICATE' as const, field: `input.evidence.${index}.url`, message: 'it is given twice' }] : []),
  ]);
};

/** What hangs on a report is a part of it, and so is where it stands: its version grows with them. */
const grow = ({ em }: Writing, id: number) => em.execute('update progress_report set version = version + 1 where id = ?', [id]);

/** Saves a draft, or what mends a report that was sent back; safe to call at every pause in typing. What is left out stays. */
export const saveProgressReport = (request: Request, id: number, input: ReportGiven, version: number, today: string): Promise<Outcome> =>
  change({ ...request, operation: 'saveProgressReport', input: [id, input, version] }, async (writing) => {
    const { em, audit } = writing;
    const held = await holdReport(writing, id, version, 'save');
    const { report } = held;
    const mistakes = [...TEXTS.flatMap((field) => checkText(input[field], `input.${field}`, false)), ...checkEvidence(input.evidence ?? [])];
    if (input.values) mistakes.push(...(await putValues(writing, report, input.values, today)));
    refuse(mistakes);
    for (const field of [...TEXTS, 'reportedStatus'] as const) {
      const [from, to] = [report[field], input[field]];
      if (to === undefined || to === from) continue;
      em.assign(report, { [field]: to });
      audit({ subjectType: 'ProgressReport', subjectId: id, field, from, to });
    }
    if (input.evidence) {
      await em.nativeDelete(Evidence, { report });
      for (const one of input.evidence) em.create(Evidence, { ...one, language: one.language ?? null, report });
      audit({ subjectType: 'ProgressReport', subjectId: id, field: 'evidence', to: input.evidence });
    }
    if (input.values) audit({ subjectType: 'ProgressReport', subjectId: id, field: 'values', to: input.values });
    move(writing, held, 'save');
    await em.flush();
    // Its version grows with each save, whatever was saved.
    if (report.version === version) await grow(writing, id);
    return [id];
  });

/** Everything that a report lacks before it can be handed in. */
const missingAnswers = async (em: EntityManager, report: ProgressReport): Promise<Mistake[]> => {
  const needed = (field: string, message: string): Mistake => ({ code: 'REQUIRED', field, message });
  const { start, end, code } = report.period.unwrap();
  const own = await em.find(Indicator, report.action ? { action: report.action.id } : { project: report.project?.id ?? 0 });
  const values = await em.find(IndicatorValue, { report, date: { $gte: start, $lte: end } });
  const answered = new Set(values.map(({ indicator }) => indicator.id));
  return [
    ...(report.narrative?.trim() ? [] : [needed('narrative', 'say what happened in the period')]),
    ...(report.reportedStatus ? [] : [needed('reportedStatus', 'say how it stands')]),
    ...own
      .filter(({ id }) => !answered.has(id))
      .map((indicator) => needed('values', `${indicator.code} has no value dated within ${code} (${start} to ${end}); give one, or noDataReason`)),
  ];
};

/** Hands a report over for review. */
export const submitProgressReport = (request: Request, id: number, version: number): Promise<Outcome> =>
  change({ ...request, operation: 'submitProgressReport', input: [id, version] }, async (writing) => {
    const held = await holdReport(writing, id, version, 'submit');
    refuse(await missingAnswers(writing.em, held.report));
    writing.em.assign(held.report, { submittedBy: writing.actor.subject });
    move(writing, held, 'submit');
    return [id];
  });

/** Takes a report back that was handed in, while nobody has judged it. */
export const withdrawProgressReport = (request: Request, id: number, version: number): Promise<Outcome> =>
  change({ ...request, operation: 'withdrawProgressReport', input: [id, version] }, async (writing) => {
    const held = await holdReport(writing, id, version, 'withdraw');
    move(writing, held, 'withdraw');
    return [id];
  });

const addComments = ({ em, actor }: Writing, report: ProgressReport, comments: readonly CommentGiven[], at: string): Mistake[] => {
  const mistakes = comments.flatMap(({ text }, index) => checkText(text, `${at}.${index}.text`, true));
  if (!mistakes.length) for (const one of comments) em.create(ReviewComment, { ...one, field: one.field ?? null, report, author: actor.name ?? 'unknown' });
  return mistakes;
};

/** Sends a report back with a reason and remarks. */
export const returnProgressReport = (request: Request, id: number, note: string, comments: readonly CommentGiven[], version: number): Promise<Outcome> =>
  change({ ...request, operation: 'returnProgressReport', input: [id, note, comments, version] }, async (writing) => {
    const held = await holdReport(writing, id, version, 'return');
    refuse([...checkText(note, 'note', true), ...addComments(writing, held.report, comments, 'comments')]);
    move(writing, held, 'return', note);
    await grow(writing, id);
    return [id];
  });

/** Approves reports: all of them or, if anything stands against one, none. Nobody approves their own. */
export const approveProgressReports = (request: Request, ids: readonly number[]): Promise<Outcome> =>
  change({ ...request, operation: 'approveProgressReports', input: ids }, async (writing) => {
    const { em, actor } = writing;
    const held = await holdReports(writing, ids, 'approve', (index) => `ids.${index}`);
    const open = await em.find(ReviewComment, { report: { $in: [...ids] }, severity: 'BLOCKER', resolvedAt: null });
    const mistakes = held.flatMap(({ report }, index): Mistake[] => {
      const blockers = open.filter((comment) => comment.report.id === report.id).length;
      const found: Mistake[] = [];
      if (report.submittedBy !== null && report.submittedBy === actor.subject)
        found.push({ code: 'SELF_APPROVAL', field: `ids.${index}`, message: 'you handed it in yourself; somebody else must approve it' });
      if (blockers)
        found.push({ code: 'INVALID', field: `ids.${index}`, message: `${blockers} blocking remarks are open; settle them first, or send the report back` });
      return found;
    });
    if (!ids.length) mistakes.push({ code: 'REQUIRED', field: 'ids', message: 'name at least one report' });
    for (const index of repeats(ids)) mistakes.push({ code: 'DUPLICATE', field: `ids.${index}`, message: 'this report is named twice' });
    refuse(mistakes);
    for (const one of held) {
      move(writing, one, 'approve');
      await grow(writing, one.report.id);
    }
    return [...ids];
  });

/** Adds a remark to a report that was handed in. */
export const addReviewComment = (request: Request, id: number, input: CommentGiven): Promise<Outcome> =>
  change({ ...request, operation: 'addReviewComment', input: [id, input] }, async (writing) => {
    const held = await holdReport(writing, id, null, 'return');
    refuse(addComments(writing, held.report, [input], 'input'));
    writing.audit({ subjectType: 'ProgressReport', subjectId: id, field: 'comments', to: input });
    return [id];
  });

/** Settles a remark. Gives its report. */
export const resolveReviewComment = (request: Request, id: number): Promise<Outcome> =>
  change({ ...request, operation: 'resolveReviewComment', input: id }, async (writing) => {
    const { em, audit } = writing;
    const comment = await em.findOne(ReviewComment, { id }, { populate: ['report'] });
    if (!comment) {
      refuse([{ code: 'NOT_FOUND', field: 'id', message: 'there is no such remark' }]);
      return [];
    }
    const report = comment.report.unwrap();
    await allowOn(writing, report);
    if (!comment.resolvedAt) {
      em.assign(comment, { resolvedAt: new Date() });
      audit({ subjectType: 'ProgressReport', subjectId: report.id, field: 'comments', to: `remark ${id} settled` });
    }
    return [report.id];
  });

const QUIET_DAYS = 5;

/** Open reports that ids mean: reports themselves, or those on actions and projects. */
const meantReports = async (em: EntityManager, globalIds: readonly string[]): Promise<ProgressReport[]> => {
  const meant = globalIds.map(fromGlobalId);
  const of = (type: string) => meant.filter((one) => one.type === type).map(({ id }) => id);
  return em.find(
    ProgressReport,
    { period: { state: 'OPEN' }, $or: [{ id: { $in: of('ProgressReport') } }, { action: { $in: of('Action') } }, { project: { $in: of('Project') } }] },
    { orderBy: { id: 'asc' }, populate: ['period'] },
  );
};

/** Asks for updates on reports that are due and not handed in, at most once in five days each. */
export const requestUpdates = async (request: Request, ids: readonly string[]): Promise<{ outcome: Outcome; requested: number[]; skipped: number[] }> => {
  const requested: number[] = [];
  const skipped: number[] = [];
  const outcome = await change({ ...request, operation: 'requestUpdates', input: ids }, async (writing) => {
    const { em, audit } = writing;
    if (!ids.length) refuse([{ code: 'REQUIRED', field: 'ids', message: 'name at least one report, action or project' }]);
    for (const report of await meantReports(em, ids)) {
      await allowOn(writing, report);
      const isRecent = report.requestedAt !== null && Date.now() - report.requestedAt.getTime() < QUIET_DAYS * 86_400_000;
      if (isRecent || !['DUE', 'DRAFT', 'RETURNED'].includes(await stateOf(em, report))) {
        skipped.push(report.id);
        continue;
      }
      await em.nativeUpdate(ProgressReport, { id: report.id }, { requestedAt: new Date() });
      audit({ subjectType: 'ProgressReport', subjectId: report.id, field: 'requestedAt', to: 'an update was asked for' });
      requested.push(report.id);
    }
    return requested;
  });
  return { outcome, requested, skipped };
};
