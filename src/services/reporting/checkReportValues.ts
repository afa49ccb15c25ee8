import type { EntityManager } from '@mikro-orm/postgresql';
import { invalid, outOfRange, type UserError, when } from '../../domain/userErrors.js';
import { ProjectAction } from '../../entities/plan/index.js';
import { Indicator } from '../../entities/progress/index.js';
import type { ProgressReport } from '../../entities/reporting/index.js';
import type { IndicatorValueInput } from '../../schema/progress/index.js';
import { belongsTo, subjectOf } from '../access/subject.js';
import { checkValues, type ValueRow } from '../progress/indicatorValues.js';
import { checkClosed } from './closedPeriods.js';
import { keyOf, type StoredValues } from './values.js';

/**
 * Indicators that a report can have values of: those of its subject and, for a project, of the actions that it serves.
 */
const indicatorsOf = async (em: EntityManager, report: ProgressReport): Promise<Indicator[]> => {
  const subject = subjectOf(report);
  if (subject.type === 'Action') return em.find(Indicator, belongsTo(subject));
  const served = await em.find(ProjectAction, { project: subject.id });
  return em.find(Indicator, { $or: [belongsTo(subject), { action: { $in: served.map((link) => link.action.id) } }] });
};

/** An error if a value is not one that this report can have. */
const checkRow = (
  row: ValueRow | null,
  report: ProgressReport,
  allowed: ReadonlySet<number>,
  at: string,
): UserError[] => {
  if (!row) return [];
  const { code, id, action } = row.indicator;
  if (!allowed.has(id))
    return [invalid(`${at}.indicator`, `${code} is not an indicator of what this report is about; leave it out`)];
  const isOfAnother = report.project !== null && action !== null && row.project?.id !== report.project.id;
  const message = 'a report on a project has values for that project alone; give its code as project';
  return when(isOfAnother, invalid(`${at}.project`, message));
};

const checkDay = (date: string, report: ProgressReport, at: string): UserError[] => {
  const { start, end, code } = report.period.unwrap();
  const message = `${date} is not within ${code} (${start} to ${end}); a report has values of its period alone`;
  return when(date < start || date > end, outOfRange(`${at}.date`, message));
};

/** Checks the values that are given for a report. Gives the errors, and the rows by their keys. */
export const checkGiven = async (
  em: EntityManager,
  report: ProgressReport,
  given: readonly IndicatorValueInput[],
  today: string,
) => {
  const allowed = new Set((await indicatorsOf(em, report)).map(({ id }) => id));
  const { errors, rows } = await checkValues(em, given, 'input.values', today, report.id);
  const at = (index: number) => `input.values.${index}`;
  return {
    errors: [
      ...errors,
      ...rows.flatMap((row, index) => checkRow(row, report, allowed, at(index))),
      ...given.flatMap(({ date }, index) => checkDay(date, report, at(index))),
    ],
    wanted: new Map(rows.flatMap((row) => (row ? [[keyOf(row), row] as const] : []))),
  };
};

/** Errors for submitted values that would be gone from a closed period. */
export const checkGone = (
  em: EntityManager,
  { current, isSubmitted }: StoredValues,
  wanted: ReadonlyMap<string, ValueRow>,
): Promise<UserError[]> => {
  const gone = current.filter((row) => !wanted.has(keyOf(row)) && isSubmitted(row));
  const dated = gone.map(({ indicator, date }) => ({
    subject: subjectOf(indicator.unwrap()),
    date,
    field: 'input.values',
  }));
  return checkClosed(em, dated);
};
