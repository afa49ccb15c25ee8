import { badInput } from '../../../domain/Refusal.js';
import { isMoney } from '../../../loaders/analysis/index.js';
import { Dimension, FlowType, Interval, Measure, TiedStatus } from '../../../vocabulary/index.js';
import { dayIn, flagIn, listIn, type Parameters } from '../feeds/parameters.js';
import { boolean, day, type Figure, type FigureColumn, type Line, number, text } from './Figure.js';
import { TOTAL, type Total, totalCells, totalColumns } from './money.js';

interface Key {
  dimension: string;
  code: string | null;
  label: string;
}

interface Value {
  measure: string;
  number: number | null;
  money: Total | null;
}

const VALUE = `{ measure number money ${TOTAL} }`;

/** Filters of what is measured, by the names of the API. */
const FILTERS = ['action', 'country', 'countryGroup', 'donor', 'pillar', 'region', 'sector'];
const KINDS = ['aidType', 'financeType', 'flowType', 'tiedStatus', 'inKind'];

const filterOf = (given: Parameters) => ({
  ...Object.fromEntries(FILTERS.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]))),
  aidType: listIn(given, 'aidType'),
  financeType: listIn(given, 'financeType'),
  flowType: listIn(given, 'flowType', FlowType),
  tiedStatus: listIn(given, 'tiedStatus', TiedStatus),
  inKind: flagIn(given, 'inKind'),
});

const nameOf = (member: string) => member.toLowerCase();

const keyColumns = (dimension: string): FigureColumn[] => [
  text(`${nameOf(dimension)}_code`, `${dimension}: code; empty where no source says it.`),
  text(`${nameOf(dimension)}_label`, `${dimension}: label; "Not specified" where no source says it.`),
];

const valueColumns = (measure: string): FigureColumn[] =>
  isMoney(measure as Measure)
    ? totalColumns(nameOf(measure), measure)
    : [number(nameOf(measure), `${measure}; empty where it is not known, which is not zero.`)];

const keyCells = ({ dimension, code, label }: Key): Line => ({
  [`${nameOf(dimension)}_code`]: code,
  [`${nameOf(dimension)}_label`]: label,
});

const valueCells = ({ measure, number: plain, money }: Value): Line =>
  money ? totalCells(nameOf(measure), money) : { [nameOf(measure)]: plain };

const currencyOf = (values: readonly Value[]): string | null =>
  values.find(({ money }) => money)?.money?.converted.currency ?? null;

const CURRENCY = text('currency', 'Currency of the amounts.');
const IS_SYNTHETIC = boolean(
  'is_synthetic',
  'True if some of the data measured were made up for demonstrations or performance tests.',
);

const measuresIn = (given: Parameters): string[] => {
  const measures = listIn(given, 'measures', Measure);
  if (!measures)
    throw badInput(`measures: say what to measure, with commas between: ${Object.keys(Measure).join(', ')}`);
  return measures;
};

const groupsIn = (given: Parameters): string[] => listIn(given, 'groupBy', Dimension) ?? [];

/** `metrics` */
export const metrics: Figure = {
  name: 'metrics',
  title: 'Metrics',
  description: 'Measures of a group of the plan, such as a pillar and a year.',
  isOfPlan: true,
  hasMoney: true,
  filters: ['measures', 'groupBy', 'from', 'to', ...FILTERS, ...KINDS],
  needs: ['measures'],
  isPersonal: false,
  columns: (given) => [
    ...groupsIn(given).flatMap(keyColumns),
    ...measuresIn(given).flatMap(valueColumns),
    CURRENCY,
    IS_SYNTHETIC,
  ],
  lines: async (ask, given) => {
    const query = `query Metrics($plan: String!, $measures: [Measure!]!, $groupBy: [Dimension!]!, $filter: MetricsFilter) {
      metrics(plan: $plan, measures: $measures, groupBy: $groupBy, filter: $filter, limit: 1000) {
        isSynthetic
        rows { keys { dimension code label } values ${VALUE} }
      }
    }`;
    const date = { from: dayIn(given, 'from'), to: dayIn(given, 'to') };
    const { metrics: answer } = (await ask(query, {
      plan: given.plan,
      measures: measuresIn(given),
      groupBy: groupsIn(given),
      filter: { ...filterOf(given), ...(date.from || date.to ? { date } : {}) },
    })) as { metrics: { isSynthetic: boolean; rows: { keys: Key[]; values: Value[] }[] } };
    return answer.rows.map(({ keys, values }) =>
      Object.assign(
        { currency: currencyOf(values), is_synthetic: answer.isSynthetic },
        ...keys.map(keyCells),
        ...values.map(valueCells),
      ),
    );
  },
};

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
