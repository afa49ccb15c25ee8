import { Indicator } from '../entities/Indicator.js';
import { IndicatorPoint } from '../entities/IndicatorPoint.js';
import { IndicatorValue } from '../entities/IndicatorValue.js';
import { joinKey } from './addMissing.js';
import type { Dataset } from './dataset.js';
import { reportKey, type StoredReports } from './importReports.js';
import { pointsOf } from './indicatorPoints.js';
import { knownSince, type ProgressBook } from './progressBook.js';
import { maybe } from './upsert.js';

type IndicatorData = Dataset['indicators'][number];

const importPoints = async ({ em }: ProgressBook, indicators: readonly Indicator[], data: readonly IndicatorData[]) => {
  const stored = await em.find(IndicatorPoint, { indicator: { $in: indicators.map(({ id }) => id) } }, { orderBy: { recordedAt: 'asc', id: 'asc' } });
  const latest = new Map(stored.map((row) => [joinKey(row.indicator.id, row.kind, row.periodStart, row.periodEnd), joinKey(row.value, row.date, row.comment)]));
  for (const [index, indicator] of indicators.entries()) {
    const given = data[index] as IndicatorData;
    for (const point of pointsOf(given)) {
      const isThere = latest.get(joinKey(indicator.id, point.kind, point.periodStart, point.periodEnd)) === joinKey(point.value, point.date, point.comment);
      if (!isThere)
        em.create(IndicatorPoint, { ...point, date: point.date ?? null, comment: point.comment ?? null, indicator, recordedAt: knownSince(given.recordedAt) });
    }
  }
};

const importValues = async (
  { em, provenance, projects, countries }: ProgressBook,
  indicators: readonly Indicator[],
  data: readonly IndicatorData[],
  reports: StoredReports,
) => {
  const stored = await em.find(IndicatorValue, { indicator: { $in: indicators.map(({ id }) => id) } }, { orderBy: { recordedAt: 'asc', id: 'asc' } });
  const numbers = (row: { value: string | null; numerator: string | null; denominator: string | null; noDataReason: string | null }) =>
    joinKey(row.value, row.numerator, row.denominator, row.noDataReason);
  const unit = (indicator: number, project: number | undefined, country: number | undefined, date: string) => joinKey(indicator, project, country, date);
  const ofUnit = (row: IndicatorValue) => unit(row.indicator.id, row.project?.id, row.country?.id, row.date);
  const stateOf = (row: IndicatorValue) => joinKey(row.ownState, row.report?.id);
  const latest = new Map(stored.map((row) => [ofUnit(row), joinKey(numbers(row), stateOf(row))]));
  const dated = new Set(stored.map((row) => joinKey(ofUnit(row), numbers(row), stateOf(row), row.recordedAt.toISOString())));
  for (const [index, indicator] of indicators.entries()) {
    const { values, ...owner } = data[index] as IndicatorData;
    for (const { project, country, state, period, recordedAt, ...own } of values) {
      const of = { project: maybe(projects, project), country: maybe(countries, country) };
      const report = period === null ? null : (reports.get(reportKey({ ...owner, plan: owner.plan ?? '', period })) ?? null);
      const key = unit(indicator.id, of.project?.id, of.country?.id, own.date);
      const content = joinKey(numbers(own), joinKey(state, report?.id));
      // A value that says when it became known is looked for as such; any other is there if nothing newer says otherwise.
      const isThere =
        recordedAt === null
          ? latest.get(key) === content
          : dated.has(joinKey(key, numbers(own), joinKey(state, report?.id), new Date(recordedAt).toISOString()));
      if (isThere) continue;
      latest.set(key, content);
      em.create(IndicatorValue, {
        ...own,
        ...of,
        indicator,
        ownState: state,
        report,
        recordedAt: knownSince(recordedAt),
        provenance: provenance(own.provenance),
      });
    }
  }
};

/** Adds baselines, targets and values that are not there yet. What differs from what is there follows it as its correction. */
export const importIndicatorFacts = async (
  book: ProgressBook,
  indicators: readonly Indicator[],
  data: readonly IndicatorData[],
  reports: StoredReports,
): Promise<void> => {
  await importPoints(book, indicators, data);
  await importValues(book, indicators, data, reports);
};
