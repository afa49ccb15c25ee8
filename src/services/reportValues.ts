import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import { toGlobalId } from '../domain/globalId.js';
import type { Mistake } from '../domain/userErrors.js';
import { Indicator } from '../entities/Indicator.js';
import { IndicatorValue } from '../entities/IndicatorValue.js';
import type { ProgressReport } from '../entities/ProgressReport.js';
import { ProjectAction } from '../entities/ProjectAction.js';
import type { Writing } from './change.js';
import { checkClosed } from './closedPeriods.js';
import { checkValues, type IndicatorValueGiven } from './indicator.js';

/** Indicators that a report may bring values of: those of its subject and, for a project, those of the actions that it serves. */
const indicatorsOf = async (em: EntityManager, { action, project }: ProgressReport): Promise<Indicator[]> => {
  if (action) return em.find(Indicator, { action: action.id });
  const served = await em.find(ProjectAction, { project: project?.id ?? 0 });
  return em.find(Indicator, { $or: [{ project: project?.id ?? 0 }, { action: { $in: served.map((link) => link.action.id) } }] });
};

const keyOf = (row: { indicator: { id: number }; project: { id: number } | null; country: { id: number } | null; date: string }) =>
  [row.indicator.id, row.project?.id, row.country?.id, row.date].join();

type Numbers = Pick<IndicatorValue, 'value' | 'numerator' | 'denominator' | 'noDataReason'>;

const contentOf = ({ value, numerator, denominator, noDataReason }: Numbers) => JSON.stringify([value, numerator, denominator, noDataReason]);

/** Values that a report brings as it is being written, of each unit and date the one saved last. */
export const valuesIn = async (em: EntityManager, report: ProgressReport): Promise<Map<string, IndicatorValue>> => {
  const stored = await em.find(IndicatorValue, { report }, { orderBy: { recordedAt: 'asc', id: 'asc' }, populate: ['project', 'country'] });
  return new Map([...new Map(stored.map((row) => [keyOf(row), row]))].filter(([, row]) => !row.isTakenBack));
};

/** A value as the audit keeps it. */
const inAudit = ({ indicator, project, country, date, value, numerator, denominator, noDataReason }: Loaded<IndicatorValue, 'project' | 'country'>) => ({
  indicator: toGlobalId('Indicator', indicator.id),
  project: project?.unwrap().code,
  country: country?.unwrap().code,
  date,
  value,
  numerator,
  denominator,
  noDataReason,
});

/** Makes the values of a report those that are given: what differs is appended, what is gone is taken back with its reason. */
export const putValues = async (writing: Writing, report: ProgressReport, given: readonly IndicatorValueGiven[], today: string): Promise<Mistake[]> => {
  const { em, entered, audit } = writing;
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
  const before = await valuesIn(em, report);
  const kept = new Set(rows.flatMap((row) => (row ? [keyOf(row)] : [])));
  const gone = [...before].flatMap(([key, row]) => (kept.has(key) ? [] : [row]));
  await em.populate(gone, ['indicator']);
  mistakes.push(
    ...(await checkClosed(
      em,
      gone.map(({ indicator, date }) => ({ subject: indicator.unwrap(), date, field: 'input.values' })),
    )),
  );
  if (mistakes.length) return mistakes;
  const isNew = (row: Numbers, key: string) => {
    const old = before.get(key);
    return !old || contentOf(old) !== contentOf(row);
  };
  const added = rows.flatMap((row) => (row && isNew(row, keyOf(row)) ? [em.create(IndicatorValue, { ...row, report, provenance: entered })] : []));
  for (const { indicator, project, country, date } of gone)
    em.create(IndicatorValue, { indicator, project, country, date, noDataReason: 'NOT_AVAILABLE', isTakenBack: true, report, provenance: entered });
  if (added.length || gone.length) {
    const from = [...before.values()].map((row) => inAudit(row as never));
    audit({ subjectType: 'ProgressReport', subjectId: report.id, field: 'values', from, to: given });
  }
  return [];
};
