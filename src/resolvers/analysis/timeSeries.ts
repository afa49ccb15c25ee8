import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { type Bucket, bucketsBetween } from '../../domain/analysis/index.js';
import { currencyOfPlan } from '../../domain/money/index.js';
import { badInput } from '../../domain/Refusal.js';
import type { ActionPlan } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import {
  type CellKeys,
  isCount,
  isMoney,
  keyText,
  labeller,
  type MetricsQuery,
  progressSeries,
  statusesOf,
  valuesOf,
} from '../../loaders/analysis/index.js';
import type { MoneyCoverage } from '../../loaders/money/index.js';
import { type MetricsValue, Series, TimeSeriesArgs } from '../../schema/analysis/index.js';
import { ListSize } from '../../schema/listSizes.js';
import type { Measure } from '../../vocabulary/index.js';
import { requiredPlan } from '../plan/requiredPlan.js';
import { coverageReader } from './coverageReader.js';
import { fiscalStartOf } from './fiscalStart.js';

const MOST_POINTS = 1_000;

type SeriesQuery = MetricsQuery & { buckets: readonly Bucket[]; cumulative: boolean };

const earlier = (one: string, two: string) => (one < two ? one : two);
const later = (one: string, two: string) => (one > two ? one : two);

/** Buckets between the days given; without days, those of the plan and its money up to the lens's day. */
const bucketsOf = async (
  { from, to, interval, measure }: TimeSeriesArgs,
  plan: Row<ActionPlan>,
  fiscalStart: number,
  { lens, loaders }: Context,
): Promise<Bucket[]> => {
  if (from != null && to != null && from > to) throw badInput(`from ${from} is after to ${to}; swap them`);
  const first = from ?? plan.startDate;
  // Money that moved after the plan's end has buckets, too.
  const end = isMoney(measure) && to == null ? await loaders.lastDayOfMoney(plan.id) : null;
  const last = to ?? earlier(lens.asOf, later(plan.endDate, end ?? plan.endDate));
  return first > last ? [] : bucketsBetween(first, last, interval, fiscalStart);
};

/** Cells of the measure, by series. Money, counts and progress are each read only if they are measured. */
const readCells = async (measure: Measure, query: SeriesQuery, plan: Row<ActionPlan>, { loaders, lens }: Context) => {
  const [money, counts, progress] = await Promise.all([
    isMoney(measure) ? loaders.moneyCells(query) : [],
    isCount(measure) ? loaders.countCells(query) : [],
    measure === 'PROGRESS' ? progressSeries(query, plan, lens, loaders) : new Map<string, never>(),
  ]);
  const ofMeasure = money.filter((cell) => cell.measure === measure);
  return {
    money: Map.groupBy(ofMeasure, (cell) => keyText(cell.keys)),
    counts: Map.groupBy(counts, (cell) => keyText(cell.keys)),
    progress,
  };
};

type Cells = Awaited<ReturnType<typeof readCells>>;

const keysOf = ({ money, counts, progress }: Cells, isGrouped: boolean): string[] =>
  isGrouped ? [...new Set([...money.keys(), ...counts.keys(), ...progress.keys()])].sort() : [keyText([])];

const checkPoints = (series: number, buckets: number): void => {
  if (series * buckets > MOST_POINTS)
    throw badInput(
      `${series} series of ${buckets} points are more than the ${MOST_POINTS} points allowed; take a longer interval, a shorter time or a filter`,
    );
};

/** The points of one series, and whether some of what they measure is made up. */
const pointsOf = (
  key: string,
  cells: Cells,
  query: SeriesQuery,
  measure: Measure,
  { currency, asOf, coverage }: { currency: string; asOf: string; coverage: () => Promise<MoneyCoverage | null> },
) => {
  const [money, counts, progress] = [
    cells.money.get(key) ?? [],
    cells.counts.get(key) ?? [],
    cells.progress.get(key) ?? [],
  ];
  const points = query.buckets.map((bucket, index) => {
    const inBucket = {
      money: money.filter((cell) => cell.bucket === index || (query.cumulative && cell.bucket < index)),
      count: counts.find((cell) => cell.bucket === index),
      progress: progress[index],
    };
    // What lies after the lens's day is not known, and is not 0.
    if (bucket.start > asOf) return { ...bucket, value: { measure, number: null, money: null } };
    return {
      ...bucket,
      value: valuesOf([measure], inBucket, currency, {
        isPart: money.length > 0,
        coverage,
      })[0] as MetricsValue,
    };
  });
  return { points, isSynthetic: [...money, ...counts, ...progress].some((cell) => cell?.isSynthetic) };
};

/** The root field `timeSeries`. */
@Resolver()
export class TimeSeriesResolver {
  @Query(() => [Series], {
    description:
      'One value for each bucket of time, including empty buckets; at most 1,000 points. Error: NOT_FOUND if there is no such plan.',
  })
  @ListSize('seriesOfMeasure')
  async timeSeries(@Args(() => TimeSeriesArgs) given: TimeSeriesArgs, @Ctx() context: Context): Promise<Series[]> {
    const { loaders, lens } = context;
    const { measure, groupBy } = given;
    const plan = await requiredPlan(given.plan, context);
    const isFiscal = given.interval === 'FISCAL_YEAR' || groupBy === 'FISCAL_YEAR';
    const fiscalStart = isFiscal ? await fiscalStartOf(plan, given.filter, context) : 1;
    const buckets = await bucketsOf(given, plan, fiscalStart, context);
    const dimensions = groupBy ? [groupBy] : [];
    const query = {
      planId: plan.id,
      dimensions,
      filter: given.filter ?? {},
      fiscalStart,
      buckets,
      cumulative: given.cumulative ?? false,
      statuses:
        groupBy === 'PROGRESS_STATUS' && measure !== 'PROGRESS' ? await statusesOf(plan.id, loaders) : new Map(),
      countsReports: measure === 'REPORT_COUNT',
      countsDonors: measure === 'DONOR_COUNT',
    };
    const cells = await readCells(measure, query, plan, context);
    const keys = keysOf(cells, dimensions.length > 0);
    checkPoints(keys.length, buckets.length);
    const coverageOf = coverageReader(query, context);
    const label = await labeller(dimensions, loaders);
    return Promise.all(
      keys.map(async (key) => ({
        key: groupBy ? await label(groupBy, (JSON.parse(key) as CellKeys)[0] ?? null) : null,
        ...pointsOf(key, cells, query, measure, {
          currency: currencyOfPlan(lens, plan),
          asOf: lens.asOf,
          coverage: () => coverageOf(key),
        }),
      })),
    );
  }
}
