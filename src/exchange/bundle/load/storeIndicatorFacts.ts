import { type Indicator, IndicatorPoint, IndicatorValue } from '../../../entities/progress/index.js';
import { pointsOf } from '../../../services/progress/index.js';
import type { Dataset } from '../dataset/dataset.js';
import { reportKey } from '../owner.js';
import { joinKey } from './addMissing.js';
import { knownSince } from './knownSince.js';
import type { Load } from './Load.js';
import { ownedBy } from './owners.js';
import { onlyOrNull } from './store.js';

type IndicatorData = Dataset['indicators'][number];
type ValueData = IndicatorData['values'][number];

/** An indicator as stored, and what the dataset gives of it. */
interface GivenIndicator {
  indicator: Indicator;
  data: IndicatorData;
  /** Where it is in the dataset. */
  at: string;
}

const ofIndicators = (given: readonly GivenIndicator[]) => ({
  indicator: { $in: given.map(({ indicator }) => indicator.id) },
});

interface PointContent extends Pick<IndicatorPoint, 'kind' | 'periodStart' | 'periodEnd' | 'value'> {
  date?: string | null;
  comment?: string | null;
}

const pointKey = (indicator: number, { kind, periodStart, periodEnd, value, date, comment }: PointContent) =>
  joinKey(indicator, kind, periodStart, periodEnd, value, date, comment);

/** Adds baselines and targets that were never stored: the same load again undoes no later correction. */
export const storePoints = async ({ em }: Load, given: readonly GivenIndicator[]): Promise<void> => {
  const rows = await em.find(IndicatorPoint, ofIndicators(given));
  const known = new Set(rows.map((row) => pointKey(row.indicator.id, row)));
  for (const { indicator, data } of given) {
    for (const point of pointsOf(data)) {
      if (known.has(pointKey(indicator.id, point))) continue;
      em.create(IndicatorPoint, {
        ...point,
        date: point.date ?? null,
        comment: point.comment ?? null,
        indicator,
        recordedAt: knownSince(data.recordedAt),
      });
    }
  }
};

interface ValueColumns extends Pick<IndicatorValue, 'date' | 'value' | 'numerator' | 'denominator' | 'noDataReason'> {
  indicator: { id: number };
  project: { id: number } | null;
  country: { id: number } | null;
  ownState: string;
  report: { id: number } | null;
}

const valueKey = (value: ValueColumns, recordedAt: string | null) =>
  joinKey(
    value.indicator.id,
    value.project?.id,
    value.country?.id,
    value.date,
    value.value,
    value.numerator,
    value.denominator,
    value.noDataReason,
    value.ownState,
    value.report?.id,
    recordedAt,
  );

const toColumns = ({ projects, countries, reports }: Load, { indicator, data }: GivenIndicator, value: ValueData) => {
  const { date, numerator, denominator, noDataReason, period } = value;
  return {
    indicator,
    project: onlyOrNull(projects, value.project),
    country: onlyOrNull(countries, value.country),
    date,
    value: value.value,
    numerator,
    denominator,
    noDataReason,
    ownState: value.state,
    report: period === null ? null : (reports.get(reportKey({ ...data, period })) ?? null),
  };
};

/** Adds values that were never stored. One that differs from a stored one follows it as its correction. */
export const storeValues = async (load: Load, given: readonly GivenIndicator[]): Promise<void> => {
  const { em, provenance } = load;
  const rows = await em.find(IndicatorValue, ofIndicators(given));
  // A value without a moment of its own is the stored one of any moment.
  const known = new Set(rows.flatMap((row) => [valueKey(row, null), valueKey(row, row.recordedAt.toISOString())]));
  const values = given.flatMap((indicator) =>
    indicator.data.values.map((value, index) => ({ indicator, value, at: `${indicator.at}.values.${index}` })),
  );
  for (const { indicator, value, at } of values) {
    const columns = toColumns(load, indicator, value);
    const recordedAt = knownSince(value.recordedAt);
    const key = valueKey(columns, value.recordedAt === null ? null : recordedAt.toISOString());
    if (known.has(key)) continue;
    known.add(key);
    load.added.push({ of: ownedBy(indicator.indicator), date: value.date, field: `${at}.date` });
    em.create(IndicatorValue, { ...columns, recordedAt, provenance: provenance(value.provenance) });
  }
};
