import { badInput } from '../../../domain/Refusal.js';
import { Interval, Measure } from '../../../vocabulary/index.js';
import { dayIn, flagIn, listIn, type Parameters } from '../feeds/parameters.js';
import { day, type Figure } from './Figure.js';
import {
  CURRENCY,
  currencyOf,
  FILTERS,
  filterOf,
  groupsIn,
  IS_SYNTHETIC,
  type Key,
  KINDS,
  keyCells,
  keyColumns,
  VALUE,
  type Value,
  valueCells,
  valueColumns,
} from './measured.js';

const measureIn = (given: Parameters): string => {
  const [measure, more] = listIn(given, 'measure', Measure) ?? [];
  if (measure === undefined || more !== undefined)
    throw badInput(`measure: say which one: ${Object.keys(Measure).join(', ')}`);
  return measure;
};

const intervalIn = (given: Parameters): string => {
  const [interval, more] = listIn(given, 'interval', Interval) ?? ['YEAR'];
  if (interval === undefined || more !== undefined)
    throw badInput(`interval: say one: ${Object.keys(Interval).join(', ')}`);
  return interval;
};

/** `timeSeries` */
export const timeSeries: Figure = {
  name: 'timeSeries',
  title: 'Time series',
  description: 'A bucket of time of a measure, empty buckets included.',
  isOfPlan: true,
  hasMoney: true,
  filters: ['measure', 'interval', 'groupBy', 'from', 'to', 'cumulative', ...FILTERS, ...KINDS],
  needs: ['measure'],
  isPersonal: false,
  columns: (given) => [
    ...groupsIn(given).flatMap(keyColumns),
    day('start', 'First day of the bucket.'),
    day('end', 'Last day of the bucket.'),
    ...valueColumns(measureIn(given)),
    CURRENCY,
    IS_SYNTHETIC,
  ],
  lines: async (ask, given) => {
    const [groupBy, more] = groupsIn(given);
    if (more !== undefined) throw badInput('groupBy: a time series is grouped by one dimension at most');
    const query = `query TimeSeries(
      $plan: String!, $measure: Measure!, $interval: Interval!, $groupBy: Dimension, $from: Date, $to: Date,
      $cumulative: Boolean!, $filter: MetricsFilter
    ) {
      timeSeries(
        plan: $plan, measure: $measure, interval: $interval, groupBy: $groupBy, from: $from, to: $to,
        cumulative: $cumulative, filter: $filter
      ) {
        isSynthetic
        key { dimension code label }
        points { start end value ${VALUE} }
      }
    }`;
    const { timeSeries: all } = (await ask(query, {
      plan: given.plan,
      measure: measureIn(given),
      interval: intervalIn(given),
      groupBy,
      from: dayIn(given, 'from'),
      to: dayIn(given, 'to'),
      cumulative: flagIn(given, 'cumulative') ?? false,
      filter: filterOf(given),
    })) as {
      timeSeries: { isSynthetic: boolean; key: Key | null; points: { start: string; end: string; value: Value }[] }[];
    };
    return all.flatMap(({ isSynthetic, key, points }) =>
      points.map(({ start, end, value }) => ({
        ...(key ? keyCells(key) : {}),
        start,
        end,
        ...valueCells(value),
        currency: currencyOf([value]),
        is_synthetic: isSynthetic,
      })),
    );
  },
};
