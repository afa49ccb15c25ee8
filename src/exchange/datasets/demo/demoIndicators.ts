import { type Given, synthetic as provenance } from '../synthetic/common.js';
import { ACTION_STORIES, type ActionStory } from './actionStories.js';
import { covered } from './curves.js';
import { projectCode } from './demoProjects.js';
import { MEASURES, type Measure, OUTPUTS } from './measures.js';
import { isCarriedOn, isComponent, type ProjectLine } from './projectLines.js';
import { firstDayOf, LAST_ROUND, lastDayOf, PLAN_TIME, partOfTime, ROUNDS, recordedAfter } from './time.js';

type Indicator = Given<'indicators'>[number];
type Value = NonNullable<Indicator['values']>[number];

const common = { recordedAt: '2022-01-15T00:00:00Z', provenance };

const valueOn = (round: string, value: number, places = 0): Value => ({
  date: round,
  value: value.toFixed(places),
  recordedAt: recordedAfter(round),
  provenance,
});

const timeOf = ({ start, end }: { start: string; end: string }) => ({
  start,
  end: end < LAST_ROUND ? end : LAST_ROUND,
});

const timeOfProject = ({ start, end, stopped }: ProjectLine) =>
  timeOf({ start: firstDayOf(start), end: lastDayOf(stopped ?? end) });

/** Rounds from the first one after a start to the first one at the end of something. */
const roundsWithin = ({ start, end }: { start: string; end: string }): string[] =>
  ROUNDS.filter((round, index) => round > start && (ROUNDS[index - 1] ?? '') < end);

/** The part of its way that something has covered on a day. */
const way = ({ shape, reaches }: Pick<ActionStory, 'shape' | 'reaches'>, round: string, time: typeof PLAN_TIME) =>
  reaches * covered(shape, partOfTime(round, time.start, time.end));

/** One figure for the whole, round by round. */
const ofTheWhole = ({ from, to, places }: Measure, story: ActionStory): Value[] =>
  ROUNDS.filter((round) => round <= (story.until ?? LAST_ROUND)).map((round) =>
    valueOn(round, from + (to - from) * way(story, round, timeOf(PLAN_TIME)), places),
  );

/** Parts of the target that the first and the second project of an action take on; the third has no figures yet. */
const PARTS = [0.6, 0.4];

const notCollected = (project: string): Value => ({
  project,
  date: LAST_ROUND,
  noDataReason: 'NOT_COLLECTED',
  recordedAt: recordedAfter(LAST_ROUND),
  provenance,
});

const ofProjects = ({ to }: Measure, story: ActionStory, [first, second, third]: readonly ProjectLine[]): Value[] => [
  ...[first, second].flatMap((line, index) => {
    if (!line) return [];
    const time = timeOfProject(line);
    const part = to * (PARTS[index] ?? 0);
    return roundsWithin(time).map((round) => ({
      project: projectCode(line.number),
      ...valueOn(round, part * way(story, round, time)),
    }));
  }),
  ...(third ? [notCollected(projectCode(third.number))] : []),
];

const indicatorOf = (
  owner: object,
  { from, to, places, isByProjects, ...rest }: Measure,
  values: Value[],
): Indicator => ({
  ...owner,
  ...common,
  ...(rest as Omit<Indicator, 'values'>),
  baseline: { value: from.toFixed(places ?? 0), date: '2021-12-31' },
  target: { value: to.toFixed(places ?? 0), date: PLAN_TIME.end },
  values,
});

/** Trained people who are women: the ratio is put together from the counts of two projects. */
const womenOf = (owner: object, story: ActionStory, lines: readonly ProjectLine[]): Indicator => ({
  ...owner,
  ...common,
  code: 'WOMEN',
  title: 'Women among the people trained',
  unit: '%',
  measure: 'PERCENTAGE',
  direction: 'INCREASE',
  reportingBasis: 'POINT_IN_TIME',
  acrossPeriods: 'LATEST',
  acrossUnits: 'RATIO',
  baseline: { value: '20', date: '2021-12-31' },
  target: { value: '50', date: PLAN_TIME.end },
  values: lines.slice(0, 2).flatMap((line, nth) =>
    roundsWithin(timeOfProject(line)).map((round, index) => {
      const trained = 120 + 60 * index + 40 * nth;
      return {
        project: projectCode(line.number),
        date: round,
        numerator: (trained * (0.2 + 0.3 * way(story, round, timeOf(PLAN_TIME)))).toFixed(0),
        denominator: String(trained),
        recordedAt: recordedAfter(round),
        provenance,
      };
    }),
  ),
});

/** A level that is to be kept: every connected village is visited for maintenance in each half-year. */
const upkeep = (owner: object): Indicator => ({
  ...owner,
  ...common,
  code: 'UPKEEP',
  title: 'Connected villages that were visited for maintenance',
  unit: '%',
  measure: 'PERCENTAGE',
  direction: 'MAINTAIN',
  reportingBasis: 'POINT_IN_TIME',
  acrossPeriods: 'LATEST',
  acrossUnits: 'NONE',
  weight: '0.5000',
  baseline: { value: '80', date: '2021-12-31' },
  target: { value: '100', date: PLAN_TIME.end },
  values: ROUNDS.slice(2).map((round) => valueOn(round, 100)),
});

const serving = (lines: readonly ProjectLine[], action: string): ProjectLine[] =>
  lines.filter((line) => isCarriedOn(line) && line.actions.some(([served]) => served === action));

const indicatorsOfAction = (plan: string, action: string, story: ActionStory, all: readonly ProjectLine[]) => {
  const owner = { plan, action };
  const lines = serving(all, action);
  const own = (MEASURES[action] ?? []).map((measure) =>
    indicatorOf(
      owner,
      measure,
      // An action that has not begun has a target and no values.
      (story.reaches === 0 && []) ||
        (measure.isByProjects ? ofProjects(measure, story, lines) : ofTheWhole(measure, story)),
    ),
  );
  if (action === 'A07') return [...own, upkeep(owner)];
  return action === 'A10' ? [...own, womenOf(owner, story, lines)] : own;
};

/** Indicators of actions, with values for every half-year. */
export const indicatorsOfActions = (plan: string, lines: readonly ProjectLine[]): Indicator[] =>
  Object.entries(ACTION_STORIES).flatMap(([action, story]) => indicatorsOfAction(plan, action, story, lines));

/** What a project delivers in each half-year: increments, which add up. */
const outputOf = (line: ProjectLine, reaches: number): Indicator => {
  const { title, unit, target } = OUTPUTS[line.theme] ?? { title: 'Outputs delivered', unit: 'outputs', target: 40 };
  const time = timeOfProject(line);
  const totalOn = (round: string | undefined) =>
    round ? Math.max(0, Math.round(target * way({ shape: 'STEADY', reaches }, round, time))) : 0;
  const rounds = roundsWithin(time);
  return {
    ...common,
    project: projectCode(line.number),
    code: 'OUTPUT',
    title,
    unit,
    measure: 'UNIT',
    direction: 'INCREASE',
    reportingBasis: 'PERIODIC',
    acrossPeriods: 'SUM',
    acrossUnits: 'NONE',
    baseline: { value: '0' },
    target: { value: String(target) },
    values: rounds.map((round, index) => valueOn(round, totalOn(round) - totalOn(rounds[index - 1]))),
  };
};

/** Indicators of the projects that count what they deliver. */
export const indicatorsOfProjects = (lines: readonly ProjectLine[]): Indicator[] =>
  lines.flatMap((line) => (line.reaches === null || isComponent(line) ? [] : [outputOf(line, line.reaches)]));
