import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import { toGlobalId } from '../../domain/globalId.js';
import { dimensionValues } from '../../domain/progress/index.js';
import type { UserError } from '../../domain/userErrors.js';
import { IndicatorValue } from '../../entities/progress/index.js';
import type { ProgressReport } from '../../entities/reporting/index.js';
import type { IndicatorValueInput } from '../../schema/progress/index.js';
import type { ValueRow } from '../progress/indicatorValues.js';
import type { Writing } from '../write/change.js';
import { checkGiven, checkGone } from './checkReportValues.js';
import { keyOf, latestBy, type StoredValues, valuesOf } from './values.js';

type Numbers = Pick<IndicatorValue, 'value' | 'numerator' | 'denominator' | 'noDataReason'>;

const isSame = (one: Numbers | undefined, other: Numbers | undefined): boolean => {
  const contentOf = ({ value, numerator, denominator, noDataReason }: Numbers) =>
    JSON.stringify([value, numerator, denominator, noDataReason]);
  return one !== undefined && other !== undefined && contentOf(one) === contentOf(other);
};

/**
 * Takes away the current values that are not wanted: one that was never submitted is removed, so that nobody finds it
 * later.
 */
const takeAway = (
  em: EntityManager,
  { current, submitted, isSubmitted }: StoredValues,
  wanted: ReadonlyMap<string, ValueRow>,
  dropped: Set<number>,
): boolean => {
  const old = current.filter((row) => !isSame(wanted.get(keyOf(row)), row));
  for (const row of old) {
    if (!isSubmitted(row)) em.remove(row);
    if (!wanted.has(keyOf(row)))
      for (const { id } of submitted.filter((one) => keyOf(one) === keyOf(row))) dropped.add(id);
  }
  return old.length > 0;
};

/**
 * Adds the wanted values that are not current. One that equals the submitted value is that value; any other follows it.
 */
const addNew = (
  { em, entered }: Writing,
  report: ProgressReport,
  stored: StoredValues,
  wanted: ReadonlyMap<string, ValueRow>,
  dropped: Set<number>,
): boolean => {
  const [current, submitted] = [latestBy(stored.current), latestBy(stored.submitted)];
  const added = [...wanted].filter(([key, row]) => !isSame(current.get(key), row));
  for (const [key, row] of added) {
    const base = submitted.get(key);
    if (base && isSame(base, row)) dropped.delete(base.id);
    else em.create(IndicatorValue, { ...row, report, provenance: entered });
  }
  return added.length > 0;
};

/** A value as the audit keeps it. */
const inAudit = (row: Loaded<IndicatorValue, 'project' | 'country'>) => ({
  indicator: toGlobalId('Indicator', row.indicator.id),
  project: row.project?.unwrap().code,
  country: row.country?.unwrap().code,
  dimensions: row.combination ? dimensionValues(row.combination) : undefined,
  date: row.date,
  value: row.value,
  numerator: row.numerator,
  denominator: row.denominator,
  noDataReason: row.noDataReason,
});

/**
 * Replaces the values of a report by those that are given, unless there is an error. Submitted values stay: what
 * differs from them follows them, and what is gone is dropped with the next submission. Others are replaced or removed.
 */
export const putValues = async (
  writing: Writing,
  report: ProgressReport,
  given: readonly IndicatorValueInput[],
  today: string,
): Promise<UserError[]> => {
  const { em, audit } = writing;
  const { errors: ofGiven, wanted } = await checkGiven(em, report, given, today);
  const stored = await valuesOf(em, report);
  const errors = [...ofGiven, ...(await checkGone(em, stored, wanted))];
  if (errors.length) return errors;
  const dropped = new Set(report.dropped);
  const isTaken = takeAway(em, stored, wanted, dropped);
  const isAdded = addNew(writing, report, stored, wanted, dropped);
  report.dropped = [...dropped];
  const [from, to] = [stored.current.map(inAudit), given];
  if (isTaken || isAdded) audit({ subjectType: 'ProgressReport', subjectId: report.id, field: 'values', from, to });
  return [];
};
