import type { EntityManager } from '@mikro-orm/postgresql';
import { type Mistake, refuse } from '../../domain/userErrors.js';
import { Indicator, IndicatorValue } from '../../entities/progress/index.js';
import { Evidence, type ProgressReport, Submission } from '../../entities/reporting/index.js';
import type { ProgressStatus } from '../../vocabulary/index.js';
import type { IndicatorValueGiven } from '../progress/indicator.js';
import { change, type Outcome, type Request, type Writing } from '../write/change.js';
import { checkText } from '../write/checks.js';
import { checkEvidence, type EvidenceGiven, putEvidence } from './evidence.js';
import { holdReport, move, settle } from './steps.js';
import { clashesOf, putValues, valuesIn } from './values.js';

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

const TEXTS = ['narrative', 'achievements', 'challenges', 'wayForward', 'onBehalfOf'] as const;
const WORDS = [...TEXTS, 'reportedStatus'] as const;

const sign = ({ actor }: Writing, report: ProgressReport) => {
  if (actor.subject !== null && !report.authors.includes(actor.subject))
    report.authors = [...report.authors, actor.subject];
};

/** Saves a draft, or what mends a report that was sent back; safe to call at every pause in typing. What is left out stays. */
export const saveProgressReport = (
  request: Request,
  id: number,
  input: ReportGiven,
  version: number,
  today: string,
): Promise<Outcome> =>
  change({ ...request, operation: 'saveProgressReport', input: [id, input, version] }, async (writing) => {
    const { em, audit } = writing;
    const held = await holdReport(writing, id, version, 'save');
    const { report } = held;
    const mistakes = [
      ...TEXTS.flatMap((field) => checkText(input[field], `input.${field}`, false)),
      ...checkEvidence(input.evidence ?? []),
    ];
    if (input.values) mistakes.push(...(await putValues(writing, report, input.values, today)));
    refuse(mistakes);
    for (const field of WORDS) {
      const [from, to] = [report[field], input[field]];
      if (to === undefined || to === from) continue;
      em.assign(report, { [field]: to });
      audit({ subjectType: 'ProgressReport', subjectId: id, field, from, to });
    }
    if (input.evidence) await putEvidence(writing, report, input.evidence);
    sign(writing, report);
    move(writing, held, 'save');
    return [await settle(writing, held)];
  });

/** Everything that a report lacks before it can be handed in. */
const missingAnswers = async (
  em: EntityManager,
  report: ProgressReport,
  values: readonly IndicatorValue[],
): Promise<Mistake[]> => {
  const needed = (field: string, message: string): Mistake => ({ code: 'REQUIRED', field, message });
  const { start, end, code } = report.period.unwrap();
  const own = await em.find(
    Indicator,
    report.action ? { action: report.action.id } : { project: report.project?.id ?? 0 },
  );
  const answered = new Set(
    values.filter(({ date }) => date >= start && date <= end).map(({ indicator }) => indicator.id),
  );
  return [
    ...(report.narrative?.trim() ? [] : [needed('narrative', 'say what happened in the period')]),
    ...(report.reportedStatus ? [] : [needed('reportedStatus', 'say how it stands')]),
    ...own
      .filter(({ id }) => !answered.has(id))
      .map((indicator) =>
        needed(
          'values',
          `${indicator.code} has no value dated within ${code} (${start} to ${end}); give one, or noDataReason`,
        ),
      ),
  ];
};

/** Hands a report over for review: what it says now is kept as it is, whatever is written on it later. */
export const submitProgressReport = (request: Request, id: number, version: number): Promise<Outcome> =>
  change({ ...request, operation: 'submitProgressReport', input: [id, version] }, async (writing) => {
    const { em } = writing;
    const held = await holdReport(writing, id, version, 'submit');
    const { report } = held;
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
    move(writing, held, 'submit', { submission });
    return [await settle(writing, held)];
  });

/** Takes a report back that was handed in, while nobody has judged it. */
export const withdrawProgressReport = (request: Request, id: number, version: number): Promise<Outcome> =>
  change({ ...request, operation: 'withdrawProgressReport', input: [id, version] }, async (writing) => {
    const held = await holdReport(writing, id, version, 'withdraw');
    move(writing, held, 'withdraw');
    return [await settle(writing, held)];
  });
