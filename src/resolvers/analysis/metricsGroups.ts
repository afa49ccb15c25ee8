import type { Context } from '../../context.js';
import {
  type CellKeys,
  isCount,
  isMoney,
  keyText,
  type MetricsQuery,
  progressCells,
  valuesOf,
} from '../../loaders/analysis/index.js';
import type { MetricsValue } from '../../schema/analysis/index.js';
import { Measure } from '../../vocabulary/index.js';
import { coverageReader } from './coverageReader.js';

/** The values of one group, in the order of the measures. */
export interface Group {
  keys: CellKeys;
  values: MetricsValue[];
}

/** Every group of a query with its values. Money, counts and progress are each read only if a measure needs them. */
export const metricsGroups = async (
  measures: readonly Measure[],
  query: MetricsQuery,
  target: string,
  context: Context,
  isWhole = false,
) => {
  const { loaders } = context;
  const [money, counts, progress] = await Promise.all([
    measures.some(isMoney) ? loaders.moneyCells(query) : [],
    measures.some(isCount) ? loaders.countCells({ ...query, countsReports: measures.includes('REPORT_COUNT') }) : [],
    measures.includes('PROGRESS') ? progressCells(query, loaders) : new Map<string, never>(),
  ]);
  const ofMeasures = money.filter(({ measure }) => measures.includes(measure as Measure));
  const moneyOf = Map.groupBy(ofMeasures, ({ keys }) => keyText(keys));
  const countOf = new Map(counts.map((cell) => [keyText(cell.keys), cell]));
  const coverageOf = coverageReader(query, context);
  // The whole is one group, also where nothing is in it.
  const whole = isWhole ? [keyText([])] : [];
  const keys = [...new Set([...whole, ...moneyOf.keys(), ...countOf.keys(), ...progress.keys()])].sort();
  return {
    isSynthetic: [...ofMeasures, ...counts, ...progress.values()].some(({ isSynthetic }) => isSynthetic),
    groups: keys.map((text) => ({
      keys: JSON.parse(text) as CellKeys,
      values: valuesOf(
        measures,
        { money: moneyOf.get(text) ?? [], count: countOf.get(text), progress: progress.get(text) },
        target,
        { coverage: () => coverageOf(text) },
      ),
    })),
  };
};
