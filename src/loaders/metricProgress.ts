import { wrong } from '../domain/Refusal.js';
import type { Dimension, ProgressStatus } from '../schema/enums.js';
import type { Loaders } from './index.js';
import type { MetricsQuery } from './metrics.js';
import { keyText, type ProgressCell } from './metricValues.js';
import type { ActionPlace, PlanStandings } from './progress.js';

/** Dimensions that every action has a value of, whether or not a project serves it. */
const placeOf: Partial<Record<Dimension, (place: ActionPlace, standings: PlanStandings) => string | null>> = {
  PILLAR: ({ pillarId }) => pillarId?.toString() ?? null,
  ACTION: ({ actionId }) => String(actionId),
  WORKING_GROUP: ({ groupId }) => groupId?.toString() ?? null,
  PROGRESS_STATUS: ({ actionId }, standings) => standings.of('action', actionId).progress.status,
};

const cellOf = (standings: PlanStandings, actionIds: Iterable<number>): ProgressCell => standings.together(new Set(actionIds)).progress;

const isOfPlaces = ({ dimensions, filter }: MetricsQuery) =>
  dimensions.every((dimension) => dimension in placeOf) && !filter.donor && !filter.country && !filter.countryGroup && !filter.date;

/** Actions that a filter by pillar and action leaves. */
const chosenPlaces = async ({ planId, filter }: MetricsQuery, { places }: PlanStandings, loaders: Loaders) => {
  const pillar = filter.pillar ? (await loaders.pillarsOfPlan.load(planId)).find(({ code }) => code === filter.pillar)?.id : undefined;
  const action = filter.action ? (await loaders.actionsOfPlan({ filter: { codes: [filter.action] } }).load(planId))[0]?.id : undefined;
  return places.filter((place) => (!filter.pillar || place.pillarId === pillar) && (!filter.action || place.actionId === action));
};

const byPlaces = async (query: MetricsQuery, standings: PlanStandings, loaders: Loaders): Promise<Map<string, ProgressCell>> => {
  const places = await chosenPlaces(query, standings, loaders);
  const groups = Map.groupBy(places, (place) => keyText(query.dimensions.map((dimension) => placeOf[dimension]?.(place, standings) ?? null)));
  return new Map(
    [...groups].map(([key, some]) => [
      key,
      cellOf(
        standings,
        some.map(({ actionId }) => actionId),
      ),
    ]),
  );
};

/** Progress by the dimensions: of the actions in each place, or of those that the projects of a cell serve. */
export const progressCells = async (query: MetricsQuery, loaders: Loaders): Promise<Map<string, ProgressCell>> => {
  const standings = await loaders.planProgress(query.planId);
  if (isOfPlaces(query)) return byPlaces(query, standings, loaders);
  const cells = await loaders.countCells(query);
  return new Map(cells.map(({ keys, actionIds }) => [keyText(keys), cellOf(standings, actionIds)]));
};

/** Progress at the end of each bucket; nothing for those that end after the lens's day. Throws BAD_USER_INPUT for a dimension that actions have no value of. */
export const progressSeries = async (
  query: MetricsQuery,
  asOf: string,
  knownAt: string | null,
  loaders: Loaders,
): Promise<Map<string, (ProgressCell | undefined)[]>> => {
  if (!isOfPlaces(query) || query.dimensions.includes('PROGRESS_STATUS'))
    throw wrong('PROGRESS over time can be grouped by PILLAR, ACTION or WORKING_GROUP, and filtered by pillar and action');
  const past = (query.buckets ?? []).filter(({ end }) => end <= asOf);
  const moments = past.map(({ end }) => ({ asOf: end, knownAt }));
  const all = moments.length ? await loaders.planProgressAt(moments).load(query.planId) : [];
  const cells = await Promise.all(all.map((standings) => byPlaces(query, standings, loaders)));
  const keys = new Set(cells.flatMap((some) => [...some.keys()]));
  return new Map([...keys].map((key) => [key, cells.map((some) => some.get(key))]));
};

/** Status shown of every action of a plan. */
export const statusesOf = async (planId: number, loaders: Loaders): Promise<ReadonlyMap<number, ProgressStatus>> => {
  const standings = await loaders.planProgress(planId);
  return new Map([...standings.actions].map(([id, { progress }]) => [id, progress.status]));
};
