import { Indicator, IndicatorPoint, IndicatorValue } from '../../../entities/progress/index.js';
import { pointsOf } from '../../../services/progress/index.js';
import type { Dataset } from '../dataset/dataset.js';
import { joinKey } from './addMissing.js';
import { knownSince, type ProgressBook } from './owners.js';
import { onlyOrNull } from './store.js';
import { reportKey, type StoredReports } from './storeReports.js';

type IndicatorData = Dataset['indicators'][number];

/** What was stored once is not stored again: so the same load adds nothing, and undoes no later correction. */
const importPoints = async ({ em }: ProgressBook, indicators: readonly Indicator[], data: readonly IndicatorData[]) => {
  const stored = await em.find(IndicatorPoint, { indicator: { $in: indicators.map(({ id }) => id) } });
  const contentOf = (
    indicator: number,
    point: Pick<IndicatorPoint, 'kind' | 'periodStart' | 'periodEnd' | 'value'> & {
      date?: string | null;
      comment?: string | null;
    },
  ) => joinKey(indicator, point.kind, point.periodStart, point.periodEnd, point.value, point.date, point.comment);
  const known = new Set(stored.map((row) => contentOf(row.indicator.id, row)));
  for (const [index, indicator] of indicators.entries()) {
    const given = data[index] as IndicatorData;
    for (const point of pointsOf(given)) {
      if (known.has(contentOf(indicator.id, point))) continue;
      em.create(IndicatorPoint, {
        ...point,
        date: point.date ?? null,
        comment: point.comment ?? null,
        indicator,
        recordedAt: knownSince(given.recordedAt),
      });
    }
  }
};

const importValues = async (
  { em, provenance, projects, countries }: ProgressBook,
  indicators: readonly Indicator[],
  data: readonly IndicatorData[],
  reports: StoredReports,
) => {
  type Content = Pick<IndicatorValue, 'date' | 'value' | 'numerator' | 'denominator' | 'noDataReason'>;
  const contentOf = (
    row: Content,
    indicator: number,
    project: number | undefined,
    country: number | undefined,
    state: string,
    report: number | undefined,
    recordedAt: string | null,
  ) =>
    joinKey(
      indicator,
      project,
      country,
      row.date,
      row.value,
      row.numerator,
      row.denominator,
      row.noDataReason,
      state,
      report,
      recordedAt,
    );
  const stored = await em.find(IndicatorValue, { indicator: { $in: indicators.map(({ id }) => id) } });
  const known = new Set(
    stored.flatMap((row) => {
      const of = (recordedAt: string | null) =>
        contentOf(row, row.indicator.id, row.project?.id, row.country?.id, row.ownState, row.report?.id, recordedAt);
      return [of(null), of(row.recordedAt.toISOString())];
    }),
  );
  for (const [index, indicator] of indicators.entries()) {
    const { values, ...owner } = data[index] as IndicatorData;
    for (const { project, country, state, period, recordedAt, ...own } of values) {
      const of = { project: onlyOrNull(projects, project), country: onlyOrNull(countries, country) };
      const report =
        period === null ? null : (reports.get(reportKey({ ...owner, plan: owner.plan ?? '', period })) ?? null);
      const moment = recordedAt === null ? null : new Date(recordedAt).toISOString();
      const content = contentOf(own, indicator.id, of.project?.id, of.country?.id, state, report?.id, moment);
      if (known.has(content)) continue;
      known.add(content);
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

/** Adds baselines, targets and values that were never there. What differs from what is there follows it as its correction. */
export const importIndicatorFacts = async (
  book: ProgressBook,
  indicators: readonly Indicator[],
  data: readonly IndicatorData[],
  reports: StoredReports,
): Promise<void> => {
  await importPoints(book, indicators, data);
  await importValues(book, indicators, data, reports);
};
