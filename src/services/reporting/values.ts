import type { EntityManager } from '@mikro-orm/postgresql';
import {
  addDay,
  type Combination,
  partKey,
  type UnitDays,
  unitOf,
  unitsTogether,
} from '../../domain/progress/index.js';
import type { UserError } from '../../domain/userErrors.js';
import { IndicatorValue } from '../../entities/progress/index.js';
import { type ProgressReport, Submission } from '../../entities/reporting/index.js';
import { subjectOf } from '../access/subject.js';
import { checkUnits, unitsThatCount } from '../progress/units.js';
import { checkClosed } from './closedPeriods.js';

/** What a value is for: its indicator, unit, date and part, as the key of a map. */
export const keyOf = (row: {
  indicator: { id: number };
  project: { id: number } | null;
  country: { id: number } | null;
  date: string;
  combination: Combination | null;
}) => [row.indicator.id, row.project?.id, row.country?.id, row.date, partKey(row.combination)].join();

/** The last of the rows with each key, by key. */
export const latestBy = <R extends IndicatorValue>(rows: readonly R[]) => new Map(rows.map((row) => [keyOf(row), row]));

/**
 * The number of the last value of a report that was ever submitted. A submission that was loaded holds all `values`.
 */
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

const currentOf = <R extends IndicatorValue>(report: ProgressReport, stored: readonly R[]): R[] => [
  ...latestBy(stored.filter(({ id }) => !report.dropped.includes(id))).values(),
];

/** Values of a report as it is being written: of each unit and date the one saved last. */
export const valuesIn = async (em: EntityManager, report: ProgressReport): Promise<IndicatorValue[]> =>
  currentOf(report, await storedValues(em, report));

/** The stored values of a report: those that it has now, and those that were ever submitted, which stay for good. */
export const valuesOf = async (em: EntityManager, report: ProgressReport) => {
  const stored = await storedValues(em, report);
  const through = await submittedThrough(em, report, stored);
  const isSubmitted = ({ id }: { id: number }) => id <= through;
  return { current: currentOf(report, stored), submitted: stored.filter(isSubmitted), isSubmitted };
};

/** What `valuesOf` gives. */
export type StoredValues = Awaited<ReturnType<typeof valuesOf>>;

/**
 * Errors of values that others made wrong since they were saved: by values of other units, or by closing their period.
 */
export const clashesOf = async (
  em: EntityManager,
  report: ProgressReport,
  values: readonly IndicatorValue[],
): Promise<UserError[]> => {
  const unitIn = ({ project, country }: IndicatorValue) => unitOf(project?.unwrap().code, country?.unwrap().code);
  const byIndicator = Map.groupBy(values, ({ indicator }) => indicator.unwrap());
  const units = await unitsThatCount(
    em,
    [...byIndicator.keys()].map(({ id }) => id),
    report.id,
    true,
  );
  const ofUnits = [...byIndicator].flatMap(([indicator, some]) => {
    const given = new Map<string, UnitDays>();
    for (const value of some) addDay(given, unitIn(value), value.date);
    return checkUnits(indicator, unitsTogether(units.get(indicator.id) ?? new Map(), given), 'values');
  });
  const through = await submittedThrough(em, report, values);
  const added = values.filter(({ id }) => id > through);
  const dated = added.map(({ indicator, date }) => ({ subject: subjectOf(indicator.unwrap()), date, field: 'values' }));
  return [...ofUnits, ...(await checkClosed(em, dated))];
};
