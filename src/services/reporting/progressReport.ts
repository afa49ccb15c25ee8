import type { EntityManager } from '@mikro-orm/postgresql';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { Indicator, IndicatorValue } from '../../entities/progress/index.js';
import { Evidence, type ProgressReport, Submission } from '../../entities/reporting/index.js';
import type { ProgressStatus } from '../../vocabulary/index.js';
import type { IndicatorValueGiven } from '../progress/indicator.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkText } from '../write/checks.js';
import { checkEvidence, type EvidenceGiven, putEvidence } from './evidence.js';
import { bumpVersion, lockReport, move } from './steps.js';
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

const sign = ({ viewer }: Writing, report: ProgressReport) => {
  if (viewer.subject !== null && !report.authors.includes(viewer.subject))
    report.authors = [...report.authors, viewer.subject];
};

/** Saves a draft, or what mends a report that was sent back; safe to call at every pause in typing. What is left out stays. */
export const saveProgressReport = (
  request: WriteRequest,
  id: number,
  input: ReportGiven,
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

/** Everything that a report lacks before it can be handed in. */
const missingAnswers = async (
  em: EntityManager,
  report: ProgressReport,
  values: readonly IndicatorValue[],
): Promise<UserError[]> => {
  const needed = (field: string, message: string): UserError => ({ code: 'REQUIRED', field, message });
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

/** Takes a report back that was handed in, while nobody has judged it. */
export const withdrawProgressReport = (request: WriteRequest, id: number, version: number): Promise<Outcome> =>
  change({ ...request, permission: 'withdrawProgressReport', input: [id, version] }, async (writing) => {
    const locked = await lockReport(writing, id, version, 'withdraw');
    move(writing, locked, 'withdraw');
    return [await bumpVersion(writing, locked)];
  });
