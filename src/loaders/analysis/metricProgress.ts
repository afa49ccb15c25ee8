import type { Moment } from '../../domain/moment.js';
import { badInput } from '../../domain/Refusal.js';
import type { Dimension, ProgressStatus } from '../../vocabulary/index.js';
import type { Loaders } from '../index.js';
import { choosesMoney } from '../money/seen.js';
import type { ActionPlace, PlanStandings } from '../progress/planStandings.js';
import type { MetricsQuery } from './metricQuery.js';
import { keyText, type ProgressCell } from './metricValues.js';

/** Dimensions that every action has a value of, whether or not a project serves it. */
const placeOf: Partial<Record<Dimension, (place: ActionPlace, standings: PlanStandings) => string | null>> = {
  PILLAR: ({ pillarId }) => pillarId?.toString() ?? null,
  ACTION: ({ actionId }) => String(actionId),
  WORKING_GROUP: ({ groupId }) => groupId?.toString() ?? null,
  PROGRESS_STATUS: ({ actionId }, standings) => standings.of('action', actionId).progress.status,
};

const cellOf = (standings: PlanStandings, actionIds: Iterable<number>): ProgressCell =>
  standings.together(new Set(actionIds)).progress;

/** Whether every action has a place in what is asked for, whether or not a project serves it. */
const isOfPlaces = ({ dimensions, filter }: MetricsQuery) =>
  dimensions.every((dimension) => dimension in placeOf) &&
  !filter.country &&
  !filter.countryGroup &&
  !choosesMoney(filter);

/** Actions that a filter by pillar and action leaves. */
const chosenPlaces = async ({ planId, filter }: MetricsQuery, { places }: PlanStandings, loaders: Loaders) => {
  const pillar = filter.pillar
    ? (await loaders.pillarsOfPlan.load(planId)).find(({ code }) => code === filter.pillar)?.id
    : undefined;
  const action = filter.action
    ? (await loaders.actionsOfPlan({ filter: { codes: [filter.action] } }).load(planId))[0]?.id
    : undefined;
  return places.filter(
    (place) => (!filter.pillar || place.pillarId === pillar) && (!filter.action || place.actionId === action),
  );
};

const byPlaces = async (query: MetricsQuery, standings: PlanStandings, loaders: Loaders) => {
  const places = await chosenPlaces(query, standings, loaders);
  const groups = Map.groupBy(places, (place) =>
    keyText(query.dimensions.map((dimension) => placeOf[dimension]?.(place, standings) ?? null)),
  );
  const idsOf = (some: readonly ActionPlace[]) => some.map(({ actionId }) => actionId);
  return new Map([...groups].map(([key, some]) => [key, cellOf(standings, idsOf(some))]));
};

/** Progress by the dimensions: of the actions in each place, or of those that the projects of a cell serve. */
export const progressCells = async (query: MetricsQuery, loaders: Loaders): Promise<Map<string, ProgressCell>> => {
  const standings = await loaders.planProgress(query.planId);
  if (isOfPlaces(query)) return byPlaces(query, standings, loaders);
  const ofMoney = query.dimensions.find((dimension) =>
    ['YEAR', 'FISCAL_YEAR', 'QUARTER', 'CURRENCY'].includes(dimension),
  );
  const use = 'which only money has; for progress over time use timeSeries';
  if (ofMoney) throw badInput(`PROGRESS cannot be grouped by ${ofMoney}, ${use}`);
  if (query.filter.date) throw badInput(`PROGRESS cannot be filtered by date, ${use}`);
  const cells = await loaders.countCells(query);
  return new Map(cells.map(({ keys, actionIds }) => [keyText(keys), cellOf(standings, actionIds)]));
};

/** Most moments that one series evaluates: each is a whole evaluation of the plan. */
const MOST_MOMENTS = 24;
/** How many are evaluated by one statement; between statements the request may run out of time. */
const AT_ONCE = 4;

/** The moments that a series evaluates, each with the index of its bucket: its end, or the day of the lens in it. */
const momentsOf = ({ buckets = [] }: MetricsQuery, startDate: string, { asOf, knownAt }: Moment) =>
  buckets.flatMap(({ start, end }, index) =>
    end >= startDate && start <= asOf
      ? [{ index, moment: { asOf: end < asOf ? end : asOf, askedAt: null, knownAt } }]
      : [],
  );

const checkSeries = (query: MetricsQuery) => {
  if (!isOfPlaces(query) || query.dimensions.includes('PROGRESS_STATUS'))
    throw badInput(
      'PROGRESS over time can be grouped by PILLAR, ACTION or WORKING_GROUP, and filtered by pillar and action',
    );
};

const checkMoments = (count: number) => {
  if (count > MOST_MOMENTS)
    throw badInput(
      `progress at ${count} moments is more than the ${MOST_MOMENTS} that one series may have; ` +
        'take a longer interval or a shorter time',
    );
};

/**
 * Progress at the end of each bucket, or on the lens's day in the bucket that holds it; nothing for buckets before the
 * plan and after that day. Throws BAD_USER_INPUT for a dimension that actions have no value of, and past 24 moments.
 */
export const progressSeries = async (
  query: MetricsQuery,
  { startDate }: { startDate: string },
  moment: Moment,
  loaders: Loaders,
): Promise<Map<string, (ProgressCell | undefined)[]>> => {
  checkSeries(query);
  const evaluated = momentsOf(query, startDate, moment);
  checkMoments(evaluated.length);
  const series = new Map<string, (ProgressCell | undefined)[]>();
  for (let from = 0; from < evaluated.length; from += AT_ONCE) {
    const some = evaluated.slice(from, from + AT_ONCE);
    const standings = await loaders.planProgressAt(some.map((one) => one.moment)).load(query.planId);
    for (const [nth, { index }] of some.entries()) {
      const atMoment = standings[nth];
      if (!atMoment) continue;
      for (const [key, cell] of await byPlaces(query, atMoment, loaders)) {
        const cells = series.get(key) ?? [];
        cells[index] = cell;
        series.set(key, cells);
      }
    }
  }
  return series;
};

/** Status shown of every action of a plan. */
export const statusesOf = async (planId: number, loaders: Loaders): Promise<ReadonlyMap<number, ProgressStatus>> => {
  const standings = await loaders.planProgress(planId);
  return new Map([...standings.actions].map(([id, { progress }]) => [id, progress.status]));
};
