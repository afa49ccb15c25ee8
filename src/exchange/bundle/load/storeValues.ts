import { sql } from 'kysely';
import { reader } from '../../../database/orm.js';
import { laws } from '../../../domain/laws.js';
import { type Combination, partKey, unitBreaches } from '../../../domain/progress/index.js';
import { type Indicator, IndicatorValue } from '../../../entities/progress/index.js';
import { stateOfValue } from '../../../loaders/reporting/index.js';
import { retiredBefore, retirementsOf, storedLevel, unitsThatCount } from '../../../services/progress/index.js';
import { problemsAt } from '../check/problems.js';
import type { Dataset } from '../dataset/dataset.js';
import { statedIn } from '../dataset/stated.js';
import { reportKey } from '../owner.js';
import { AS_RECORDED, addStatements } from './addStatements.js';
import { joinKey } from './joinKey.js';
import type { Load } from './Load.js';
import { ownedBy } from './owners.js';
import { onlyOrNull } from './store.js';
import { reportIsClosed } from './storeReports.js';

export type IndicatorData = Dataset['indicators'][number];
type ValueData = IndicatorData['values'][number];

/** An indicator as stored, and what the dataset gives of it. */
export interface GivenIndicator {
  indicator: Indicator;
  data: IndicatorData;
  /** Where it is in the dataset. */
  at: string;
}

/** Rows of these indicators. */
export const ofIndicators = (given: readonly GivenIndicator[]) => ({
  indicator: { $in: given.map(({ indicator }) => indicator.id) },
});

interface ValueSaid extends Pick<IndicatorValue, 'date' | 'value' | 'numerator' | 'denominator' | 'noDataReason'> {
  indicator: { id: number };
  project: { id: number } | null;
  country: { id: number } | null;
  combination: Combination | null;
}

/** What a value says of its unit, day and part, in a report or among the values in one state. */
const valueSaid = (value: ValueSaid, among: string) => ({
  subject: joinKey(
    value.indicator.id,
    value.project?.id,
    value.country?.id,
    value.date,
    among,
    partKey(value.combination),
  ),
  content: joinKey(value.value, value.numerator, value.denominator, value.noDataReason),
});

/** Refuses values that do not fit their indicators as they are stored now, which it gives, and changes of dimensions that stored parts do not fit. */
const refuseMisfits = (
  { refused }: Load,
  given: readonly GivenIndicator[],
  rows: readonly IndicatorValue[],
): ReadonlySet<ValueData> => {
  const misfits = new Set<ValueData>();
  const stored = Map.groupBy(rows, (row) => row.indicator.id);
  for (const { indicator, data, at } of given) {
    for (const [index, value] of data.values.entries()) {
      const breaches = [
        ...laws.indicatorValue(value, indicator),
        ...laws.valueParts(value.dimensions, indicator.dimensions),
      ];
      if (breaches.length) misfits.add(value);
      refused.push(...problemsAt(`${at}.values.${index}`, breaches));
    }
    const [gone] = (stored.get(indicator.id) ?? []).flatMap(({ combination }) =>
      laws.valueParts(combination, indicator.dimensions),
    );
    if (gone && statedIn(data).has('dimensions'))
      refused.push({
        path: `${at}.dimensions`,
        message: `stored values are parts by what is left out: ${gone.message}`,
      });
  }
  return misfits;
};

const inReport = (id: number) => `report ${id}`;

/** The state that each value of a report has now. */
const statesInReports = async ({ em }: Load, given: readonly GivenIndicator[]): Promise<Map<number, string>> => {
  const ids = given.map(({ indicator }) => indicator.id);
  const { rows } = await sql<{ id: number; state: string }>`
    select v.id, ${stateOfValue} as state
    from indicator_value v, (select 'infinity'::timestamptz as known_at) o
    where v.indicator_id = any(${ids}) and v.report_id is not null`.execute(reader(em));
  return new Map(rows.map(({ id, state }) => [id, state]));
};

const toColumns = ({ projects, countries, reports }: Load, { indicator, data }: GivenIndicator, value: ValueData) => {
  const { date, numerator, denominator, noDataReason, period } = value;
  return {
    indicator,
    project: onlyOrNull(projects, value.project),
    country: onlyOrNull(countries, value.country),
    combination: partKey(value.dimensions) === '[]' ? null : value.dimensions,
    date,
    value: value.level === null ? value.value : storedLevel(data.scale ?? indicator.scale, value.level),
    numerator,
    denominator,
    noDataReason,
    ownState: value.state,
    report: period === null ? null : (reports.get(reportKey({ ...data, period })) ?? null),
  };
};

/**
 * Adds values that say something new: one that differs from what counts corrects it. Values of a report are among those
 * of the report, and with it among those of its state.
 */
export const storeValues = async (load: Load, given: readonly GivenIndicator[]): Promise<void> => {
  const { em, provenance, added } = load;
  const rows = await em.find(IndicatorValue, ofIndicators(given), { orderBy: AS_RECORDED });
  const states = await statesInReports(load, given);
  const placesOf = ({ id, report, ownState }: IndicatorValue) =>
    report ? [inReport(report.id), states.get(id) ?? ownState] : [ownState];
  const retirements = await retirementsOf(
    em,
    given.map(({ indicator }) => indicator.id),
  );
  const reports = new Map(load.data.reports.map((report) => [reportKey(report), report.events.at(-1)?.to ?? '']));
  const misfits = refuseMisfits(load, given, rows);
  const stateOf = (report: Parameters<typeof reportKey>[0]) => reports.get(reportKey(report)) ?? '';
  addStatements(
    load,
    rows.flatMap((row) => placesOf(row).map((among) => ({ ...valueSaid(row, among), recordedAt: row.recordedAt }))),
    given.flatMap((one) =>
      one.data.values.flatMap((value, index) => {
        if (misfits.has(value)) return [];
        const columns = toColumns(load, one, value);
        const at = `${one.at}.values.${index}`;
        return {
          ...valueSaid(columns, columns.report ? inReport(columns.report.id) : columns.ownState),
          also: columns.report
            ? valueSaid(columns, stateOf({ ...one.data, period: value.period ?? '' })).subject
            : undefined,
          recordedAt: value.recordedAt,
          at,
          add: (recordedAt) => {
            if (columns.report && load.closed.includes(columns.report.period.id))
              load.refused.push(reportIsClosed(`${at}.period`, value.period ?? ''));
            const retired = retirements.get(one.indicator.id);
            if (retired !== undefined && value.date >= retired)
              load.refused.push({ path: `${at}.date`, message: retiredBefore(one.indicator.code, retired) });
            added.push({ of: ownedBy(one.indicator), date: value.date, field: `${at}.date` });
            em.create(IndicatorValue, { ...columns, recordedAt, provenance: provenance(value.provenance) });
          },
        };
      }),
    ),
  );
};

/** Refuses values that, with what is stored, are for units that an indicator cannot have at once. */
export const refuseMixedUnits = async ({ em, refused }: Load, given: readonly GivenIndicator[]): Promise<void> => {
  await em.flush();
  const units = await unitsThatCount(
    em,
    given.map(({ indicator }) => indicator.id),
    null,
    false,
  );
  for (const { indicator, at } of given)
    for (const { message } of unitBreaches(indicator, units.get(indicator.id) ?? new Map()))
      refused.push({ path: `${at}.values`, message });
};
