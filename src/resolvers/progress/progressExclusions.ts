import type { Context } from '../../context.js';
import { contribution, type Input } from '../../domain/progress/index.js';
import { type Exclusion, MOST_EXAMPLES } from '../../loaders/examples.js';
import { linkedRow } from '../linkedRow.js';

/** Inputs that have no data, by type. */
export const withoutData = (inputs: readonly Input[]): Exclusion[] => {
  const empty = inputs.filter((input) => contribution(input) === null);
  return [...Map.groupBy(empty, ({ type }) => type)].map(([exampleType, group]) => ({
    reason: 'NO_DATA',
    count: group.length,
    exampleType,
    examples: group.slice(0, MOST_EXAMPLES).map(({ id }) => id),
  }));
};

/** A baseline or target that is not known: without it there is no progress, unless there is a scale. */
export const missingPoints = async (indicatorId: number, { loaders }: Context): Promise<Exclusion[]> => {
  const { scale } = await linkedRow(loaders.indicator, indicatorId);
  if (scale) return [];
  const { baseline, target } = await loaders.pointsOfIndicator.load(indicatorId);
  const missing = (reason: 'NO_BASELINE' | 'NO_TARGET'): Exclusion => ({
    reason,
    count: 1,
    exampleType: 'Indicator',
    examples: [indicatorId],
  });
  return [...(baseline ? [] : [missing('NO_BASELINE')]), ...(target ? [] : [missing('NO_TARGET')])];
};

/** Projects of an action whose share no source states: an equal part of what is left of 100 counts. */
export const withoutShare = async (
  actionId: number,
  inputs: readonly Input[],
  { loaders }: Context,
): Promise<Exclusion[]> => {
  const links = await Promise.all(inputs.map(({ id }) => loaders.actionsOfProject.load(id)));
  const split = inputs.filter((_, index) =>
    links[index]?.some((link) => link.actionId === actionId && link.isEqualSplit),
  );
  if (!split.length) return [];
  const examples = split.slice(0, MOST_EXAMPLES).map(({ id }) => id);
  return [{ reason: 'NO_SHARE', count: split.length, exampleType: 'Project', examples }];
};

/** Values of these indicators that do not count, by reason. */
export const leftOutOf = async (indicatorIds: readonly number[], { loaders }: Context): Promise<Exclusion[]> => {
  const rows = (await Promise.all(indicatorIds.map((id) => loaders.leftOutOfIndicator.load(id)))).flat();
  return [...Map.groupBy(rows, ({ reason }) => reason)].map(([reason, group]) => ({
    reason,
    count: group.reduce((sum, { count }) => sum + count, 0),
    exampleType: 'IndicatorValue',
    examples: group.flatMap(({ examples }) => examples).slice(0, MOST_EXAMPLES),
  }));
};
