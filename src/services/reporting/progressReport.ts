import type { EntityManager } from '@mikro-orm/postgresql';
import { refuse, requiredField, type UserError, when } from '../../domain/userErrors.js';
import { Indicator, IndicatorValue } from '../../entities/progress/index.js';
import { Evidence, type ProgressReport, Submission } from '../../entities/reporting/index.js';
import type { ProgressReportInput } from '../../schema/reporting/index.js';
import { belongsTo, subjectOf } from '../access/subject.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkText } from '../write/checks.js';
import { checkEvidence, putEvidence } from './evidence.js';
import { putValues } from './putValues.js';
import { bumpVersion, lockReport, move } from './steps.js';
import { clashesOf, valuesIn } from './values.js';

const TEXTS = ['narrative', 'achievements', 'challenges', 'wayForward', 'onBehalfOf'] as const;
const WORDS = [...TEXTS, 'reportedStatus'] as const;

/** Adds the viewer to the authors of a report, who cannot approve it. */
const sign = ({ viewer }: Writing, report: ProgressReport) => {
  if (viewer.subject !== null && !report.authors.includes(viewer.subject))
    report.authors = [...report.authors, viewer.subject];
};

/**
 * Saves a draft, or the revision of a returned report; safe to call at every pause in typing. What is left out stays.
 */
export const saveProgressReport = (
  request: WriteRequest,
  id: number,
  input: ProgressReportInput,
  version: number,
  today: string,
): Promise<Outcome> =>
  change({ ...request, permission: 'saveProgressReport', input: [id, input, version] }, async (writing) => {
    const { em, audit } = writing;
    const locked = await lockReport(writing, id, version, 'save');
    const { report } = locked;
    const errors = [
      ...TEXTS.flatMap((field) => checkText(input[field], `input.${field}`, false)),
      ...checkEvidence(input.evidence ?? []),
    ];
    if (input.values) errors.push(...(await putValues(writing, report, input.values, today)));
    refuse(errors);
    for (const field of WORDS) {
      const [from, to] = [report[field], input[field]];
      if (to === undefined || to === from) continue;
      em.assign(report, { [field]: to });
      audit({ subjectType: 'ProgressReport', subjectId: id, field, from, to });
    }
    if (input.evidence) await putEvidence(writing, report, input.evidence);
    sign(writing, report);
    move(writing, locked, 'save');
    return [await bumpVersion(writing, locked)];
  });

/** Everything that a report lacks before it can be submitted. */
const missingAnswers = async (
  em: EntityManager,
  report: ProgressReport,
  values: readonly IndicatorValue[],
): Promise<UserError[]> => {
  const { start, end, code } = report.period.unwrap();
  const own = await em.find(Indicator, belongsTo(subjectOf(report)));
  const dated = values.filter(({ date }) => date >= start && date <= end);
  const answered = new Set(dated.map(({ indicator }) => indicator.id));
  const unanswered = own.filter(({ id }) => !answered.has(id));
  return [
    ...when(!report.narrative?.trim(), requiredField('narrative', 'say what happened in the period')),
    ...when(
      !report.reportedStatus,
      requiredField(
        'reportedStatus',
        'reportedStatus is missing; give the status of the work, such as ON_TRACK (saveProgressReport)',
      ),
    ),
    ...unanswered.map((indicator) =>
      requiredField(
        'values',
        `${indicator.code} has no value dated within ${code} (${start} to ${end}); give one, or noDataReason`,
      ),
    ),
  ];
};

/** Submits a report for review: what it says now is kept as it is, whatever is written on it later. */
export const submitProgressReport = (request: WriteRequest, id: number, version: number): Promise<Outcome> =>
  change({ ...request, permission: 'submitProgressReport', input: [id, version] }, async (writing) => {
    const { em } = writing;
    const locked = await lockReport(writing, id, version, 'submit');
    const { report } = locked;
    const values = await valuesIn(em, report);
    refuse([...(await missingAnswers(em, report, values)), ...(await clashesOf(em, report, values))]);
    sign(writing, report);
    const evidence = await em.find(Evidence, { report, isDropped: false }, { orderBy: { id: 'asc' } });
    const latest = await em.findOne(IndicatorValue, { report }, { orderBy: { id: 'desc' } });
    const words = Object.fromEntries(WORDS.map((field) => [field, report[field]]));
    const submission = em.create(Submission, {
      ...words,
      report,
      dropped: report.dropped,
      evidence: evidence.map((one) => one.id),
      valuesThrough: latest?.id ?? 0,
    });
    move(writing, locked, 'submit', { submission });
    return [await bumpVersion(writing, locked)];
  });

/** Withdraws a submitted report, while nobody has returned or approved it. */
export const withdrawProgressReport = (request: WriteRequest, id: number, version: number): Promise<Outcome> =>
  change({ ...request, permission: 'withdrawProgressReport', input: [id, version] }, async (writing) => {
    const locked = await lockReport(writing, id, version, 'withdraw');
    move(writing, locked, 'withdraw');
    return [await bumpVersion(writing, locked)];
  });
