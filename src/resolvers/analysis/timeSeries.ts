import { Args, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { bucketsBetween } from '../../domain/analysis/index.js';
import { currencyOfPlan } from '../../domain/money/index.js';
import { badInput } from '../../domain/Refusal.js';
import {
  type CellKeys,
  isCount,
  isMoney,
  keyText,
  labeller,
  progressSeries,
  statusesOf,
  valuesOf,
} from '../../loaders/analysis/index.js';
import { type MetricsValue, Series, TimeSeriesArgs } from '../../schema/analysis/index.js';
import { knownPlan } from '../references.js';

const MOST_POINTS = 1_000;

const earlier = (one: string, two: string) => [one, two].sort()[0] ?? one;

@Resolver()
export class TimeSeriesResolver {
  @Query(() => [Series], {
    description:
      'One value for each bucket of time, empty buckets included; at most 1,000 points. NOT_FOUND if there is no such plan.',
  })
  @Extensions({ listSize: 20 })
  async timeSeries(
    @Args(() => TimeSeriesArgs) { measure, interval, from, to, cumulative, groupBy, filter, ...given }: TimeSeriesArgs,
    @Ctx() context: Context,
  ): Promise<Series[]> {
    const { loaders, lens } = context;
    const plan = await knownPlan(given.plan, context);
    const target = currencyOfPlan(lens, plan);
    const first = from ?? plan.startDate;
    const last = to ?? earlier(lens.asOf, plan.endDate);
    if (first > last) throw badInput(`from ${first} is after to ${last}; swap them`);
    const buckets = bucketsBetween(first, last, interval);
    const dimensions = groupBy ? [groupBy] : [];
    const statuses =
      groupBy === 'PROGRESS_STATUS' && measure !== 'PROGRESS' ? await statusesOf(plan.id, loaders) : new Map();
    const query = {
      planId: plan.id,
      dimensions,
      filter: filter ?? {},
      buckets,
      cumulative: cumulative ?? false,
      statuses,
      countsReports: measure === 'REPORT_COUNT',
    };
    const [money, counts, progress] = await Promise.all([
      isMoney(measure)
        ? loaders.moneyCells(query).then((cells) => cells.filter((cell) => cell.measure === measure))
        : [],
      isCount(measure) ? loaders.countCells(query) : [],
      measure === 'PROGRESS' ? progressSeries(query, plan, lens, loaders) : new Map<string, never>(),
    ]);
    const keys = groupBy
      ? [...new Set([...[...money, ...counts].map((cell) => keyText(cell.keys)), ...progress.keys()])].sort()
      : [keyText([])];
    if (keys.length * buckets.length > MOST_POINTS)
      throw badInput(
        `${keys.length} series of ${buckets.length} points are more than the ${MOST_POINTS} points allowed; take a longer interval, a shorter time or a filter`,
      );
    const label = await labeller(dimensions, loaders);
    const [moneyOf, countsOf] = [
      Map.groupBy(money, (cell) => keyText(cell.keys)),
      Map.groupBy(counts, (cell) => keyText(cell.keys)),
    ];
    return Promise.all(
      keys.map(async (text) => {
        const [ofMoney, ofCounts, ofProgress] = [
          moneyOf.get(text) ?? [],
          countsOf.get(text) ?? [],
          progress.get(text) ?? [],
        ];
        const points = buckets.map((bucket, index) => {
          const cells = {
            money: ofMoney.filter((cell) => cell.bucket === index || (cumulative && cell.bucket < index)),
            count: ofCounts.find((cell) => cell.bucket === index),
            progress: ofProgress[index],
          };
          return { ...bucket, value: valuesOf([measure], cells, target)[0] as MetricsValue };
        });
        return {
          key: groupBy ? await label(groupBy, (JSON.parse(text) as CellKeys)[0] ?? null) : null,
          isSynthetic: [...ofMoney, ...ofCounts, ...ofProgress].some((cell) => cell?.isSynthetic),
          points,
        };
      }),
    );
  }
}
