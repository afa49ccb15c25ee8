import { Args, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { compareExact, currencyOfPlan } from '../../domain/money/index.js';
import { badInput } from '../../domain/Refusal.js';
import {
  actionsByPlace,
  type CellKeys,
  type CountCell,
  isCount,
  isMoney,
  isOfPlaces,
  keyText,
  labeller,
  type MetricsQuery,
  progressCells,
  ruleOf,
  statusesOf,
  valuesOf,
} from '../../loaders/analysis/index.js';
import { shownExclusions } from '../../loaders/examples.js';
import {
  HavingInput,
  Metrics,
  MetricsArgs,
  type MetricsKey,
  MetricsOrder,
  type MetricsValue,
} from '../../schema/analysis/index.js';
import type { Explanation } from '../../schema/money/index.js';
import { Dimension, Measure } from '../../vocabulary/index.js';
import { knownPlan } from '../references.js';

const MOST_ROWS = 1_000;
const MOST_DIMENSIONS = 3;

const collator = new Intl.Collator('en', { numeric: true });

/** Rows by the codes of their keys, numbers as numbers, what is not specified last. */
const byKeys = (a: { keys: MetricsKey[] }, b: { keys: MetricsKey[] }): number => {
  for (const [index, one] of a.keys.entries()) {
    const other = b.keys[index];
    const order =
      Number(one.code === null) - Number(other?.code === null) || collator.compare(one.code ?? '', other?.code ?? '');
    if (order) return order;
  }
  return 0;
};

/** What a row is compared by; null where it is not known. */
const amountOf = ({ money, number }: MetricsValue): string | null =>
  money?.converted.amount ?? number?.toString() ?? null;

/** What is not known comes last, whatever the direction. */
const compareKnown = (a: string | null, b: string | null, sign: number): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : compareExact(a, b) * sign;

const emptyCount = (keys: CellKeys): CountCell => ({
  keys,
  bucket: 0,
  projects: 0,
  actionIds: [],
  donors: 0,
  reports: 0,
  isSynthetic: false,
});

/** Every group of a query with its values. Money, counts and progress are each read only if a measure needs them. */
const groupsOf = async (
  measures: readonly Measure[],
  query: MetricsQuery,
  target: string,
  isOfAll: boolean,
  { loaders }: Context,
) => {
  const [money, counts, progress] = await Promise.all([
    measures.some(isMoney) ? loaders.moneyCells(query) : [],
    measures.some(isCount) ? loaders.countCells({ ...query, countsReports: measures.includes('REPORT_COUNT') }) : [],
    measures.includes('PROGRESS') ? progressCells(query, loaders) : new Map<string, never>(),
  ]);
  const ofActions = measures.includes('ACTION_COUNT') && isOfAll ? await actionsByPlace(query, loaders) : null;
  const ofMeasures = money.filter(({ measure }) => measures.includes(measure as Measure));
  const moneyOf = Map.groupBy(ofMeasures, ({ keys }) => keyText(keys));
  const countOf = new Map(counts.map((cell) => [keyText(cell.keys), cell]));
  for (const [key, actionIds] of ofActions ?? [])
    countOf.set(key, { ...(countOf.get(key) ?? emptyCount(JSON.parse(key) as CellKeys)), actionIds });
  const keys = [...new Set([...moneyOf.keys(), ...countOf.keys(), ...progress.keys()])].sort();
  return {
    isSynthetic: [...ofMeasures, ...counts, ...progress.values()].some(({ isSynthetic }) => isSynthetic),
    groups: keys.map((text) => ({
      keys: JSON.parse(text) as CellKeys,
      values: valuesOf(
        measures,
        { money: moneyOf.get(text) ?? [], count: countOf.get(text), progress: progress.get(text) },
        target,
      ),
    })),
  };
};

@Resolver()
export class MetricsResolver {
  @Query(() => Metrics, {
    description:
      'Measures by dimensions: the numbers behind any chart or pivot table. NOT_FOUND if there is no such plan.',
  })
  @Extensions({ listSize: 1 })
  async metrics(
    @Args(() => MetricsArgs) { measures, groupBy, filter, having, orderBy, limit, ...given }: MetricsArgs,
    @Ctx() context: Context,
  ): Promise<Omit<Metrics, 'explain'> & { explain: Promise<Explanation> }> {
    const { loaders, lens, revision } = context;
    checkMetrics(measures, groupBy, having ?? [], orderBy, limit);
    const plan = await knownPlan(given.plan, context);
    const target = currencyOfPlan(lens, plan);
    const statuses = groupBy.includes('PROGRESS_STATUS') ? await statusesOf(plan.id, loaders) : new Map();
    const query = { planId: plan.id, dimensions: groupBy, filter: filter ?? {}, statuses };
    const isOfAll = isOfPlaces(query);
    const [{ groups }, whole] = await Promise.all([
      groupsOf(measures, query, target, isOfAll, context),
      groupsOf(measures, { ...query, dimensions: [] }, target, isOfAll, context),
    ]);
    const measured = (group: { values: MetricsValue[] }, measure: Measure) =>
      amountOf(group.values[measures.indexOf(measure)] as MetricsValue);
    const kept = groups.filter((group) =>
      (having ?? []).every(({ measure, atLeast, atMost }) => {
        const value = measured(group, measure);
        return (
          value !== null &&
          (atLeast == null || compareExact(value, atLeast) >= 0) &&
          (atMost == null || compareExact(value, atMost) <= 0)
        );
      }),
    );
    const label = await labeller(groupBy, loaders);
    const labelled = await Promise.all(
      kept.map(async ({ keys, values }) => ({
        keys: await Promise.all(groupBy.map((dimension, index) => label(dimension, keys[index] ?? null))),
        values,
      })),
    );
    labelled.sort(byKeys);
    if (orderBy) {
      const sign = orderBy.direction === 'ASC' ? 1 : -1;
      labelled.sort((a, b) => compareKnown(measured(a, orderBy.measure), measured(b, orderBy.measure), sign));
    }
    const rule = measures.map(ruleOf).join(' ');
    const overlap = groupBy.includes('COUNTRY_GROUP')
      ? ' Groups of countries overlap: their rows add up to more than the total.'
      : '';
    const explain = async (): Promise<Explanation> => {
      const measure = measures.find(isMoney);
      const key = { scope: 'plan', scopeId: plan.id, kind: 'plan', keyId: plan.id } as const;
      const part = { filter: { donor: filter?.donor ?? null, date: filter?.date ?? null } };
      const excluded = measure ? (await loaders.funding(key, part).explain(measure)).excluded : [];
      return {
        rule: `${rule} What no source says of a dimension stands in a row of its own, "Not specified".${overlap}`,
        inputs: [],
        excluded: await shownExclusions(excluded, loaders),
        lens: { ...lens, currency: target, revision },
      };
    };
    return {
      columns: [...groupBy, ...measures],
      rows: labelled.slice(0, limit ?? MOST_ROWS),
      isSynthetic: whole.isSynthetic,
      totals:
        whole.groups[0]?.values ?? valuesOf(measures, { money: [], count: undefined, progress: undefined }, target),
      /** Read only when it is asked for. */
      get explain() {
        return explain();
      },
    };
  }
}

const checkMetrics = (
  measures: readonly Measure[],
  groupBy: readonly Dimension[],
  having: readonly HavingInput[],
  orderBy: MetricsOrder | null | undefined,
  limit: number | null | undefined,
) => {
  const used = [...having, ...(orderBy ? [orderBy] : [])].map(({ measure }) => measure);
  if (measures.length === 0) throw badInput('measures: ask for at least one');
  if (new Set(measures).size < measures.length) throw badInput('measures: each only once');
  if (new Set(groupBy).size < groupBy.length) throw badInput('groupBy: each dimension only once');
  if (groupBy.length > MOST_DIMENSIONS)
    throw badInput(`groupBy: ${groupBy.length} dimensions are more than the ${MOST_DIMENSIONS} allowed`);
  const missing = used.find((measure) => !measures.includes(measure));
  if (missing) throw badInput(`${missing} is not among the measures asked for; add it to measures`);
  const bound = having
    .flatMap(({ atLeast, atMost }) => [atLeast, atMost])
    .find((text) => text != null && !/^-?\d{1,20}(\.\d{1,10})?$/.test(text));
  if (bound != null) throw badInput(`having: "${bound}" is not a decimal number such as "1000.00"`);
  if (limit != null && (limit < 1 || limit > MOST_ROWS))
    throw badInput(`limit: ${limit} is out of range; 1 to ${MOST_ROWS}`);
};
