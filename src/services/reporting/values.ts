import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import { toGlobalId } from '../../domain/globalId.js';
import { unitOf } from '../../domain/progress/index.js';
import type { UserError } from '../../domain/userErrors.js';
import { ProjectAction } from '../../entities/plan/index.js';
import { Indicator, IndicatorValue } from '../../entities/progress/index.js';
import { type ProgressReport, Submission } from '../../entities/reporting/index.js';
import { checkValues, type IndicatorValueGiven } from '../progress/indicator.js';
import { checkUnits, unitsThatCount } from '../progress/units.js';
import type { Writing } from '../write/change.js';
import { checkClosed } from './closedPeriods.js';

/** Indicators that a report may bring values of: those of its subject and, for a project, those of the actions that it serves. */
const indicatorsOf = async (em: EntityManager, { action, project }: ProgressReport): Promise<Indicator[]> => {
  if (action) return em.find(Indicator, { action: action.id });
  const served = await em.find(ProjectAction, { project: project?.id ?? 0 });
  return em.find(Indicator, {
    $or: [{ project: project?.id ?? 0 }, { action: { $in: served.map((link) => link.action.id) } }],
  });
};

const keyOf = (row: {
  indicator: { id: number };
  project: { id: number } | null;
  country: { id: number } | null;
  date: string;
}) => [row.indicator.id, row.project?.id, row.country?.id, row.date].join();

type Numbers = Pick<IndicatorValue, 'value' | 'numerator' | 'denominator' | 'noDataReason'>;

const contentOf = ({ value, numerator, denominator, noDataReason }: Numbers) =>
  JSON.stringify([value, numerator, denominator, noDataReason]);

/** The last value of a report that was ever handed in. What a load handed in are all values that were there until somebody wrote on. */
const submittedThrough = async (
  em: EntityManager,
  report: ProgressReport,
  values: readonly IndicatorValue[],
): Promise<number> => {
  const submissions = await em.find(Submission, { report });
  const last = Math.max(0, ...values.map(({ id }) => id));
  for (const one of submissions) one.valuesThrough ??= last;
  return Math.max(0, ...submissions.map(({ valuesThrough }) => valuesThrough ?? 0));
};

const storedValues = (em: EntityManager, report: ProgressReport) =>
  em.find(IndicatorValue, { report }, { orderBy: { id: 'asc' }, populate: ['indicator', 'project', 'country'] });

const latestBy = <R extends IndicatorValue>(rows: readonly R[]) => new Map(rows.map((row) => [keyOf(row), row]));

const currentOf = (report: ProgressReport, stored: readonly IndicatorValue[]) => [
  ...latestBy(stored.filter(({ id }) => !report.dropped.includes(id))).values(),
];

/** Values that a report brings as it is being written, of each unit and date the one saved last. */
export const valuesIn = async (em: EntityManager, report: ProgressReport): Promise<IndicatorValue[]> =>
  currentOf(report, await storedValues(em, report));

/** A value as the audit keeps it. */
const inAudit = ({
  indicator,
  project,
  country,
  date,
  value,
  numerator,
  denominator,
  noDataReason,
}: Loaded<IndicatorValue, 'project' | 'country'>) => ({
  indicator: toGlobalId('Indicator', indicator.id),
  project: project?.unwrap().code,
  country: country?.unwrap().code,
  date,
  value,
  numerator,
  denominator,
  noDataReason,
});

/**
 * Makes the values of a report those that are given. What was handed in stays: what differs from it follows it, and what is gone is
 * dropped with the next handing in. What never was is replaced or removed.
 */
export const putValues = async (
  writing: Writing,
  report: ProgressReport,
  given: readonly IndicatorValueGiven[],
  today: string,
): Promise<UserError[]> => {
  const { em, entered, audit } = writing;
  const allowed = new Set((await indicatorsOf(em, report)).map(({ id }) => id));
  const { errors, rows } = await checkValues(em, given, 'input.values', today, report.id);
  rows.forEach((row, index) => {
    if (row && !allowed.has(row.indicator.id))
      errors.push({
        code: 'INVALID',
        field: `input.values.${index}.indicator`,
        message: `${row.indicator.code} is not an indicator of what this report is on`,
      });
    else if (row && report.project && row.indicator.action && row.project?.id !== report.project.id)
      errors.push({
        code: 'INVALID',
        field: `input.values.${index}.project`,
        message: 'a report on a project brings the values of that project; name it',
      });
  });
  const { start, end, code } = report.period.unwrap();
  given.forEach(({ date }, index) => {
    if (date < start || date > end)
      errors.push({
        code: 'OUT_OF_RANGE',
        field: `input.values.${index}.date`,
        message: `${date} is not within ${code} (${start} to ${end}); a report brings the values of its period`,
      });
  });
  const stored = await storedValues(em, report);
  const through = await submittedThrough(em, report, stored);
  const before = currentOf(report, stored);
  const wanted = new Map(rows.flatMap((row) => (row ? [[keyOf(row), row] as const] : [])));
  const gone = before.filter((row) => !wanted.has(keyOf(row)));
  errors.push(
    ...(await checkClosed(
      em,
      gone
        .filter(({ id }) => id <= through)
        .map(({ indicator, date }) => ({ subject: indicator.unwrap(), date, field: 'input.values' })),
    )),
  );
  if (errors.length) return errors;
  const handedIn = stored.filter(({ id }) => id <= through);
  const [current, bases] = [latestBy(before), latestBy(handedIn)];
  const dropped = new Set(report.dropped);
  let isChanged = false;
  for (const row of before) {
    const now = wanted.get(keyOf(row));
    if (now && contentOf(now) === contentOf(row)) continue;
    isChanged = true;
    if (row.id > through) em.remove(row); // never handed in: nobody is to find it later
    if (!now) for (const { id } of handedIn.filter((one) => keyOf(one) === keyOf(row))) dropped.add(id);
  }
  for (const [key, row] of wanted) {
    const was = current.get(key);
    if (was && contentOf(was) === contentOf(row)) continue;
    isChanged = true;
    const base = bases.get(key);
    // What was handed in, and is said again, is that value; all else follows it.
    if (base && contentOf(base) === contentOf(row)) dropped.delete(base.id);
    else em.create(IndicatorValue, { ...row, report, provenance: entered });
  }
  report.dropped = [...dropped];
  if (isChanged)
    audit({
      subjectType: 'ProgressReport',
      subjectId: report.id,
      field: 'values',
      from: before.map((row) => inAudit(row as never)),
      to: given,
    });
  return [];
};

/** Mistakes for values of a report that do not go together with what others handed in, or that lie in what was closed, since they were saved. */
export const clashesOf = async (
  em: EntityManager,
  report: ProgressReport,
  values: readonly IndicatorValue[],
): Promise<UserError[]> => {
  const indicators = new Map(values.map(({ indicator }) => [indicator.id, indicator.unwrap()]));
  const units = await unitsThatCount(em, [...indicators.keys()], report.id, true);
  for (const { indicator, project, country } of values)
    units.get(indicator.id)?.add(unitOf(project?.unwrap().code, country?.unwrap().code));
  const through = await submittedThrough(em, report, values);
  const added = values.filter(({ id }) => id > through);
  return [
    ...[...indicators.values()].flatMap((indicator) =>
      checkUnits(indicator, units.get(indicator.id) ?? new Set(), 'values'),
    ),
    ...(await checkClosed(
      em,
      added.map(({ indicator, date }) => ({ subject: indicator.unwrap(), date, field: 'values' })),
    )),
  ];
};
