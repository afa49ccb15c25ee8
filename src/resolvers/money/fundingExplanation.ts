import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Exact, trimmed } from '../../domain/decimal.js';
import { addExact, compareExact, negated } from '../../domain/money/index.js';
import { shownExclusions } from '../../loaders/examples.js';
import type { Loaders } from '../../loaders/index.js';
import type { FundingExplanation, FundingView } from '../../loaders/money/index.js';
import { Explanation } from '../../schema/explanation.js';
import { Funding } from '../../schema/money/index.js';
import { Measure } from '../../vocabulary/index.js';
import { lensAnswer } from '../lensAnswer.js';
import { asNode } from '../nodeRow.js';
import { moneyMeasure } from './moneyMeasure.js';

const MOST_INPUTS = 100;

interface ProjectInput {
  projectId: number;
  weight: string;
  value: string;
}

/** Inputs of a figure: the largest projects one line each, the rest in one line. */
const linesOf = async (
  inputs: readonly ProjectInput[],
  unit: string,
  loaders: Loaders,
): Promise<Explanation['inputs']> => {
  const shown = inputs.slice(0, MOST_INPUTS);
  const rest = inputs.slice(MOST_INPUTS);
  const projects = await loaders.project.loadMany(shown.map(({ projectId }) => projectId));
  const lines = shown.map(({ weight, value }, index) => {
    const loaded = projects[index];
    const project = loaded && !(loaded instanceof Error) ? loaded : null;
    return {
      label: project ? `${project.code}: ${project.title}` : '',
      node: asNode('Project', project),
      // A third is counted exactly, and shown with six decimals.
      weight: trimmed(new Exact(weight).toFixed(6)),
      value,
      unit,
    };
  });
  if (!rest.length) return lines;
  const value = addExact(rest.map((input) => input.value));
  return [...lines, { label: `${rest.length} more projects`, node: null, weight: null, value, unit }];
};

/** A last line with what rounding left: the inputs are shown rounded, and add up to the figure. */
const withDifference = (lines: Explanation['inputs'], total: string, unit: string): Explanation['inputs'] => {
  const difference = addExact([total, ...lines.map(({ value }) => negated(value ?? '0'))]);
  if (compareExact(difference, '0') === 0) return lines;
  return [...lines, { label: 'rounding', node: null, weight: null, value: difference, unit }];
};

const explained = async (
  { rule, unit, inputs, total, excluded }: FundingExplanation,
  context: Context,
): Promise<Explanation> => ({
  rule,
  inputs: withDifference(await linesOf(inputs, unit, context.loaders), total, unit),
  excluded: await shownExclusions(excluded, context.loaders),
  lens: await lensAnswer(context, unit),
});

/** How a figure of a funding was computed. */
@Resolver(() => Funding)
export class FundingResolver {
  @FieldResolver(() => Explanation, {
    description: 'How a measure of this funding was computed: PLEDGED, COMMITTED, DISBURSED or SPENT.',
  })
  async explain(
    @Root() funding: FundingView,
    @Arg('measure', () => Measure, { nullable: true, defaultValue: Measure.COMMITTED, description: 'The measure.' })
    measure: Measure | null,
    @Ctx() context: Context,
  ): Promise<Explanation> {
    return explained(await funding.explain(moneyMeasure(measure ?? 'COMMITTED')), context);
  }

  @FieldResolver(() => Explanation, {
    description: 'How the budget was computed, which budgets were replaced, and which overlap undecided.',
  })
  async explainBudget(@Root() funding: FundingView, @Ctx() context: Context): Promise<Explanation> {
    return explained(await funding.explainBudget(), context);
  }
}
