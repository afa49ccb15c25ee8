import type { Context } from '../../context.js';
import { compareExact } from '../../domain/money/index.js';
import { labeller } from '../../loaders/analysis/index.js';
import {
  HavingInput,
  MetricsArgs,
  type MetricsKey,
  type MetricsRow,
  type MetricsValue,
} from '../../schema/analysis/index.js';
import { Measure } from '../../vocabulary/index.js';
import type { Group } from './metricsGroups.js';

const collator = new Intl.Collator('en', { numeric: true });

/** Orders rows by the codes of their keys: numbers as numbers, keys without a code last. */
const byKeys = (a: { keys: MetricsKey[] }, b: { keys: MetricsKey[] }): number => {
  for (const [index, one] of a.keys.entries()) {
    const other = b.keys[index];
    const order =
      Number(one.code === null) - Number(other?.code === null) || collator.compare(one.code ?? '', other?.code ?? '');
    if (order) return order;
  }
  return 0;
};

/** The amount by which rows are compared; null if it is not known. */
const amountOf = ({ money, number }: MetricsValue): string | null =>
  money?.converted.amount ?? number?.toString() ?? null;

/** Unknown amounts come last in both directions. */
const compareKnown = (a: string | null, b: string | null, sign: number): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : compareExact(a, b) * sign;

const isWithin = (value: string | null, { atLeast, atMost }: HavingInput): boolean =>
  value !== null &&
  (atLeast == null || compareExact(value, atLeast) >= 0) &&
  (atMost == null || compareExact(value, atMost) <= 0);

type Choice = Pick<MetricsArgs, 'measures' | 'groupBy' | 'having' | 'orderBy'>;

/** The rows of the answer, with labels and in order. */
export const metricsRows = async (
  groups: readonly Group[],
  { measures, groupBy, having, orderBy }: Choice,
  { loaders }: Context,
): Promise<MetricsRow[]> => {
  const measured = ({ values }: { values: MetricsValue[] }, measure: Measure) =>
    amountOf(values[measures.indexOf(measure)] as MetricsValue);
  const kept = groups.filter((group) =>
    (having ?? []).every((bound) => isWithin(measured(group, bound.measure), bound)),
  );
  const label = await labeller(groupBy, loaders);
  const rows = await Promise.all(
    kept.map(async ({ keys, values }) => ({
      keys: await Promise.all(groupBy.map((dimension, index) => label(dimension, keys[index] ?? null))),
      values,
    })),
  );
  rows.sort(byKeys);
  if (!orderBy) return rows;
  const sign = orderBy.direction === 'ASC' ? 1 : -1;
  return rows.sort((a, b) => compareKnown(measured(a, orderBy.measure), measured(b, orderBy.measure), sign));
};
