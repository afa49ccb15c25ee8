import type { Context } from '../../context.js';
import { trimmed } from '../../domain/decimal.js';
import { contribution, type Input, shown } from '../../domain/progress/index.js';
import type { Subject } from '../../loaders/progress/index.js';
import type { Explanation } from '../../schema/explanation.js';
import { asNode, nodeOf } from '../nodeRow.js';

const MOST_INPUTS = 100;

/** Inputs of a figure, one line each. */
export type Lines = Explanation['inputs'];

interface Named {
  code?: string;
  title?: string;
  name?: string;
}

/** The node and label of a line. */
const named = async (type: string, id: number, context: Context) => {
  const node: (Named & object) | null = await nodeOf(type, id, context);
  return { node, label: [node?.code, node?.title ?? node?.name].filter(Boolean).join(': ') };
};

/** Inputs of a weighted mean, such as indicators, projects or actions. */
export const inputLines = (inputs: readonly Input[], context: Context): Promise<Lines> =>
  Promise.all(
    inputs.slice(0, MOST_INPUTS).map(async (input) => {
      const value = shown(contribution(input));
      return {
        ...(await named(input.type, input.id, context)),
        weight: trimmed(input.weight),
        value: value === null ? null : String(value),
        unit: 'progress, 0 to 1',
      };
    }),
  );

/** Milestones of an action or a project: each is done or not. */
export const milestoneLines = async ({ part, id }: Subject, { loaders }: Context): Promise<Lines> => {
  const milestones = await (part === 'project' ? loaders.milestonesOfProject : loaders.milestonesOfAction).load(id);
  return Promise.all(
    milestones.map(async (milestone) => ({
      label: milestone.title,
      node: asNode('Milestone', milestone),
      weight: trimmed(milestone.weight),
      value: (await loaders.completedOn.load(milestone.id)) === null ? '0' : '1',
      unit: 'done',
    })),
  );
};

/** Baseline, target and what each unit (project, country or the whole) adds to the actual value of an indicator. */
export const unitLines = async (indicatorId: number, context: Context): Promise<Lines> => {
  const { loaders } = context;
  const [indicator, units] = await Promise.all([
    loaders.indicator.load(indicatorId),
    loaders.unitsOfIndicator.load(indicatorId),
  ]);
  const { baseline, target } = await loaders.pointsOfIndicator.load(indicatorId);
  const unit = indicator?.unit ?? null;
  const point = (label: string, value: string | null | undefined) =>
    value == null ? [] : [{ label, node: null, weight: null, value: trimmed(value), unit }];
  const whole = { node: asNode('Indicator', indicator), label: `${indicator?.code}: ${indicator?.title}` };
  const nameOf = async ({ projectId, countryId }: { projectId: number | null; countryId: number | null }) => {
    if (projectId !== null) return named('Project', projectId, context);
    return countryId === null ? whole : named('Country', countryId, context);
  };
  const lines = await Promise.all(
    units.map(async (row) => ({
      ...(await nameOf(row)),
      weight: row.weight,
      value: row.number,
      unit: indicator?.acrossUnits === 'RATIO' ? '%' : unit,
    })),
  );
  return [...point('baseline', baseline?.value), ...point('target', target?.value), ...lines];
};
