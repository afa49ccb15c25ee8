import type { Context } from '../../context.js';
import {
  type CellKeys,
  type CountCell,
  isCount,
  isMoney,
  keyText,
  type MetricsQuery,
  progressCells,
  valuesOf,
} from '../../loaders/analysis/index.js';
import type { MoneyCoverage } from '../../loaders/money/index.js';
import type { MetricsValue } from '../../schema/analysis/index.js';
import { Measure } from '../../vocabulary/index.js';

/** The values of one group, in the order of the measures. */
export interface Group {
  keys: CellKeys;
  values: MetricsValue[];
}

/** How many projects each group has, and of how many money is recorded. */
const coverages = (cells: readonly CountCell[]) =>
  new Map(
    cells.map(({ keys, projects, withMoney }) => [keyText(keys), { projects, projectsWithMoney: withMoney }] as const),
  );

/** Every group of a query with its values. Money, counts and progress are each read only if a measure needs them. */
export const metricsGroups = async (
  measures: readonly Measure[],
  query: MetricsQuery,
  target: string,
  { loaders }: Context,
) => {
  const [money, counts, progress] = await Promise.all([
    measures.some(isMoney) ? loaders.moneyCells(query) : [],
    measures.some(isCount) ? loaders.countCells({ ...query, countsReports: measures.includes('REPORT_COUNT') }) : [],
    measures.includes('PROGRESS') ? progressCells(query, loaders) : new Map<string, never>(),
  ]);
  const ofMeasures = money.filter(({ measure }) => measures.includes(measure as Measure));
  const moneyOf = Map.groupBy(ofMeasures, ({ keys }) => keyText(keys));
  const countOf = new Map(counts.map((cell) => [keyText(cell.keys), cell]));
  let covered: Promise<ReadonlyMap<string, MoneyCoverage>> | undefined;
  const coverageOf = async (key: string): Promise<MoneyCoverage | null> => {
    covered ??= loaders.countCells(query).then(coverages); // read only if it is asked for
    return (await covered).get(key) ?? null;
  };
  const keys = [...new Set([...moneyOf.keys(), ...countOf.keys(), ...progress.keys()])].sort();
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
