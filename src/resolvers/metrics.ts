import { Args, ArgsType, Ctx, Extensions, Field, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { bucketsBetween } from '../domain/buckets.js';
import { type MoneyMeasure, moneyMeasures, rules } from '../domain/measures.js';
import { compareExact, sumMoney } from '../domain/money.js';
import { Refusal, wrong } from '../domain/Refusal.js';
import type { ActionPlan } from '../entities/ActionPlan.js';
import type { Row } from '../entities/Row.js';
import { shownExclusions } from '../loaders/examples.js';
import type { CellKeys, CountCell, MoneyCell } from '../loaders/metrics.js';
import { Dimension, Interval, Measure } from '../schema/enums.js';
import { HavingInput, Metrics, MetricsFilter, type MetricsKey, MetricsOrder, type MetricsValue, Series } from '../schema/metrics.js';
import type { Explanation } from '../schema/money.js';
import { DateScalar } from '../schema/scalars.js';

const MOST_ROWS = 1_000;
const MOST_DIMENSIONS = 3;

@ArgsType()
class MetricsArgs {
  @Field(() => String, { description: 'Code of the plan.' })
  plan!: string;

  @Field(() => [Measure], { description: 'What to measure.' })
  measures!: Measure[];

  @Field(() => [Dimension], { defaultValue: [], description: 'What to group by, at most three; nothing gives one row.' })
  groupBy!: Dimension[];

  @Field(() => MetricsFilter, { nullable: true, description: 'What is measured; all if left out.' })
  filter?: MetricsFilter | null;

  @Field(() => [HavingInput], { nullable: true, description: 'Which rows; all if left out.' })
  having?: HavingInput[] | null;

  @Field(() => MetricsOrder, { nullable: true, description: 'Order of rows; by their keys if left out.' })
  orderBy?: MetricsOrder | null;

  @Field(() => Int, { nullable: true, defaultValue: MOST_ROWS, description: 'Most rows, 1 to 1,000.' })
  limit?: number | null;
}

@ArgsType()
class TimeSeriesArgs {
  @Field(() => String, { description: 'Code of the plan.' })
  plan!: string;

  @Field(() => Measure, { description: 'What to measure.' })
  measure!: Measure;

  @Field(() => Interval, { description: 'Length of the buckets.' })
  interval!: Interval;

  @Field(() => DateScalar, { nullable: true, description: "A day in the first bucket; the plan's first day if left out." })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "A day in the last bucket; the plan's last day, or the lens's if it is earlier, if left out." })
  to?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Whether each point holds all up to its end, from the first bucket on.' })
  cumulative?: boolean | null;

  @Field(() => Dimension, { nullable: true, description: 'A series for each value of this; one series if left out.' })
  groupBy?: Dimension | null;

  @Field(() => MetricsFilter, { nullable: true, description: 'What is measured; all if left out.' })
  filter?: MetricsFilter | null;
}

const isMoney = (measure: Measure): measure is Measure & MoneyMeasure => measure in moneyMeasures;
const counted = { PROJECT_COUNT: 'projects', ACTION_COUNT: 'actions', DONOR_COUNT: 'donors' } as const;

const planOf = async (code: string, { loaders }: Context): Promise<Row<ActionPlan>> => {
  const plan = await loaders.planByCode(code);
  if (!plan) throw new Refusal('NOT_FOUND', `there is no plan "${code.slice(0, 64)}"; \`plans { code }\` lists them`);
  return plan;
};

/** The values of one group, in the order of the measures. */
const valuesOf = (measures: readonly Measure[], money: readonly MoneyCell[], counts: readonly CountCell[], target: string): MetricsValue[] =>
  measures.map((measure) =>
    isMoney(measure)
      ? {
          measure,
          number: null,
          money: {
            ...sumMoney(
              money.filter((cell) => cell.measure === measure),
              target,
            ),
            conversions: [],
          },
        }
      : { measure, number: counts[0]?.[counted[measure as keyof typeof counted]] ?? 0, money: null },
  );

const amountOf = (value: MetricsValue): string => value.money?.converted.amount ?? String(value.number ?? 0);

/** Names the values of the dimensions. */
const labeller = async (dimensions: readonly Dimension[], { loaders }: Context) => {
  const groups = dimensions.some((dimension) => dimension === 'SUBREGION' || dimension === 'COUNTRY_GROUP')
    ? await loaders.groupLabels()
    : new Map<string, string>();
  const row = async (type: string, loader: { load(id: number): Promise<object | null> }, id: string) =>
    ({ ...(await loader.load(Number(id))), __typename: type }) as Record<string, string> & { __typename: string };
  return async (dimension: Dimension, value: string | null): Promise<MetricsKey> => {
    const plain = (code: string | null, label: string) => ({ dimension, code, label, node: null });
    const node = (found: Record<string, string>, code: string | undefined, label: string | undefined) => ({
      dimension,
      code: code ?? null,
      label: label ?? '',
      node: found,
    });
    if (value === null) return plain(null, 'Not specified');
    switch (dimension) {
      case 'PILLAR': {
        const found = await row('Pillar', loaders.pillar, value);
        return node(found, found.code, found.title);
      }
      case 'ACTION': {
        const found = await row('Action', loaders.action, value);
        return node(found, found.code, found.title);
      }
      case 'WORKING_GROUP': {
        const found = await row('WorkingGroup', loaders.workingGroup, value);
        return node(found, String(found.number), found.title);
      }
      case 'DONOR': {
        const found = await row('Organisation', loaders.organisation, value);
        return node(found, found.code, found.name);
      }
      case 'PROJECT': {
        const found = await row('Project', loaders.project, value);
        return node(found, found.code, found.title);
      }
      case 'COUNTRY':
      case 'DONOR_COUNTRY': {
        const found = await row('Country', loaders.country, value);
        return node(found, found.code, found.name);
      }
      case 'SUBREGION':
      case 'COUNTRY_GROUP':
        return plain(value, groups.get(value) ?? value);
      default:
        return plain(value, value);
    }
  };
};

const earlier = (one: string, two: string) => [one, two].sort()[0] ?? one;

const collator = new Intl.Collator('en', { numeric: true });

/** Rows by the codes of their keys, numbers as numbers, what is not specified last. */
const byKeys = (a: { keys: MetricsKey[] }, b: { keys: MetricsKey[] }): number => {
  for (const [index, one] of a.keys.entries()) {
    const other = b.keys[index];
    const order = Number(one.code === null) - Number(other?.code === null) || collator.compare(one.code ?? '', other?.code ?? '');
    if (order) return order;
  }
  return 0;
};

const keyText = (keys: CellKeys) => JSON.stringify(keys);

const RULES = {
  PROJECT_COUNT: 'Projects are counted once in each row; components are not.',
  ACTION_COUNT: 'Actions served by these projects are counted once in each row.',
  DONOR_COUNT: 'Organisations that provided money to these projects are counted once in each row.',
} as Record<Measure, string>;

@Resolver()
export class MetricsResolver {
  @Query(() => Metrics, { description: 'Measures by dimensions: the numbers behind any chart or pivot table. NOT_FOUND if there is no such plan.' })
  @Extensions({ listSize: 1 })
  async metrics(
    @Args(() => MetricsArgs) { measures, groupBy, filter, having, orderBy, limit, ...given }: MetricsArgs,
    @Ctx() context: Context,
  ): Promise<Omit<Metrics, 'explain'> & { explain: Promise<Explanation> }> {
    const { loaders, lens, revision } = context;
    checkMetrics(measures, groupBy, having ?? [], orderBy, limit);
    const plan = await planOf(given.plan, context);
    const target = lens.currency ?? plan.reportingCurrency;
    const query = { planId: plan.id, dimensions: groupBy, filter: filter ?? {} };
    const whole = { ...query, dimensions: [] };
    const wantsMoney = measures.some(isMoney);
    const wantsCounts = measures.some((measure) => !isMoney(measure));
    const [money, counts, allMoney, allCounts] = await Promise.all([
      wantsMoney ? loaders.moneyCells(query) : [],
      wantsCounts ? loaders.countCells(query) : [],
      wantsMoney ? loaders.moneyCells(whole) : [],
      wantsCounts ? loaders.countCells(whole) : [],
    ]);
    const [moneyOf, countsOf] = [
      Map.groupBy(
        money.filter(({ measure }) => measures.includes(measure as Measure)),
        ({ keys }) => keyText(keys),
      ),
      Map.groupBy(counts, ({ keys }) => keyText(keys)),
    ];
    const groups = [...new Set([...moneyOf.keys(), ...countsOf.keys()])].sort().map((text) => ({
      keys: JSON.parse(text) as CellKeys,
      values: valuesOf(measures, moneyOf.get(text) ?? [], countsOf.get(text) ?? [], target),
    }));
    const measured = (group: { values: MetricsValue[] }, measure: Measure) => amountOf(group.values[measures.indexOf(measure)] as MetricsValue);
    const kept = groups.filter((group) =>
      (having ?? []).every(
        ({ measure, atLeast, atMost }) =>
          (atLeast == null || compareExact(measured(group, measure), atLeast) >= 0) && (atMost == null || compareExact(measured(group, measure), atMost) <= 0),
      ),
    );
    const label = await labeller(groupBy, context);
    const labelled = await Promise.all(
      kept.map(async ({ keys, values }) => ({ keys: await Promise.all(groupBy.map((dimension, index) => label(dimension, keys[index] ?? null))), values })),
    );
    labelled.sort(byKeys);
    if (orderBy) {
      const sign = orderBy.direction === 'ASC' ? 1 : -1;
      labelled.sort((a, b) => compareExact(measured(a, orderBy.measure), measured(b, orderBy.measure)) * sign);
    }
    const rule = measures.map((measure) => (isMoney(measure) ? rules[measure] : RULES[measure])).join(' ');
    const overlap = groupBy.includes('COUNTRY_GROUP') ? ' Groups of countries overlap: their rows add up to more than the total.' : '';
    const explain = async (): Promise<Explanation> => {
      const measure = measures.find(isMoney);
      const key = { scope: 'plan', scopeId: plan.id, kind: 'plan', keyId: plan.id } as const;
      const part = { filter: { donor: filter?.donor ?? null, date: filter?.date ?? null } };
      const excluded = measure ? (await loaders.funding(key, part).explanation(measure)).excluded : [];
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
      isSynthetic: allMoney.some(({ isSynthetic }) => isSynthetic),
      totals: valuesOf(measures, allMoney, allCounts, target),
      /** Read only when it is asked for. */
      get explain() {
        return explain();
      },
    };
  }

  @Query(() => [Series], {
    description: 'One value for each bucket of time, empty buckets included; at most 1,000 points. NOT_FOUND if there is no such plan.',
  })
  @Extensions({ listSize: 20 })
  async timeSeries(
    @Args(() => TimeSeriesArgs) { measure, interval, from, to, cumulative, groupBy, filter, ...given }: TimeSeriesArgs,
    @Ctx() context: Context,
  ): Promise<Series[]> {
    const { loaders, lens } = context;
    const plan = await planOf(given.plan, context);
    const target = lens.currency ?? plan.reportingCurrency;
    const first = from ?? plan.startDate;
    const last = to ?? earlier(lens.asOf, plan.endDate);
    if (first > last) throw wrong(`from ${first} is after to ${last}; swap them`);
    const buckets = bucketsBetween(first, last, interval);
    const dimensions = groupBy ? [groupBy] : [];
    const query = { planId: plan.id, dimensions, filter: filter ?? {}, buckets, cumulative: cumulative ?? false };
    const money = isMoney(measure) ? (await loaders.moneyCells(query)).filter((cell) => cell.measure === measure) : [];
    const counts = isMoney(measure) ? [] : await loaders.countCells(query);
    const keys = groupBy ? [...new Set([...money, ...counts].map((cell) => keyText(cell.keys)))].sort() : [keyText([])];
    if (keys.length * buckets.length > MOST_ROWS)
      throw wrong(
        `${keys.length} series of ${buckets.length} points are more than the ${MOST_ROWS} points allowed; take a longer interval, a shorter time or a filter`,
      );
    const label = await labeller(dimensions, context);
    return Promise.all(
      keys.map(async (text) => {
        const [ofMoney, ofCounts] = [money.filter((cell) => keyText(cell.keys) === text), counts.filter((cell) => keyText(cell.keys) === text)];
        const points = buckets.map((bucket, index) => ({
          ...bucket,
          value: valuesOf(
            [measure],
            ofMoney.filter((cell) => cell.bucket === index || (cumulative && cell.bucket < index)),
            ofCounts.filter((cell) => cell.bucket === index),
            target,
          )[0] as MetricsValue,
        }));
        return {
          key: groupBy ? await label(groupBy, (JSON.parse(text) as CellKeys)[0] ?? null) : null,
          isSynthetic: ofMoney.some(({ isSynthetic }) => isSynthetic),
          points,
        };
      }),
    );
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
  if (measures.length === 0) throw wrong('measures: ask for at least one');
  if (new Set(measures).size < measures.length) throw wrong('measures: each only once');
  if (new Set(groupBy).size < groupBy.length) throw wrong('groupBy: each dimension only once');
  if (groupBy.length > MOST_DIMENSIONS) throw wrong(`groupBy: ${groupBy.length} dimensions are more than the ${MOST_DIMENSIONS} allowed`);
  const missing = used.find((measure) => !measures.includes(measure));
  if (missing) throw wrong(`${missing} is not among the measures asked for; add it to measures`);
  const bound = having.flatMap(({ atLeast, atMost }) => [atLeast, atMost]).find((text) => text != null && !/^-?\d{1,20}(\.\d{1,10})?$/.test(text));
  if (bound != null) throw wrong(`having: "${bound}" is not a decimal number such as "1000.00"`);
  if (limit != null && (limit < 1 || limit > MOST_ROWS)) throw wrong(`limit: ${limit} is out of range; 1 to ${MOST_ROWS}`);
};
