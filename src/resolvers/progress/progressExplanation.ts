import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { contribution } from '../../domain/progress/index.js';
import { type Exclusion, shownExclusions } from '../../loaders/examples.js';
import type { ProgressView } from '../../loaders/progress/index.js';
import { Explanation } from '../../schema/explanation.js';
import { Progress } from '../../schema/progress/index.js';
import { lensAnswer } from '../lensAnswer.js';
import { inputLines, type Lines, milestoneLines, unitLines } from './explanationLines.js';
import { leftOutOf, missingPoints, withoutData, withoutShare } from './progressExclusions.js';
import { indicatorRule, progressRules } from './progressRules.js';

interface Reasons {
  rule: string;
  inputs: Lines;
  excluded: Exclusion[];
}

const reasonsOfIndicator = async (id: number, context: Context): Promise<Reasons> => ({
  rule: indicatorRule,
  inputs: await unitLines(id, context),
  excluded: [...(await missingPoints(id, context)), ...(await leftOutOf([id], context))],
});

const reasonsOf = async ({ standing, subject, method }: ProgressView, context: Context): Promise<Reasons> => {
  if (subject.part === 'indicator') return reasonsOfIndicator(subject.id, context);
  const { inputs } = standing;
  const indicatorIds = inputs.flatMap(({ type, id }) => (type === 'Indicator' ? [id] : []));
  const withData = inputs.filter((input) => contribution(input) !== null);
  return {
    rule: progressRules[method],
    inputs: await (method === 'MILESTONES' ? milestoneLines(subject, context) : inputLines(withData, context)),
    excluded: [
      ...withoutData(inputs),
      ...(indicatorIds.length ? await leftOutOf(indicatorIds, context) : []),
      ...(method === 'PROJECTS' ? await withoutShare(subject.id, inputs, context) : []),
    ],
  };
};

/** How progress was computed. */
@Resolver(() => Progress)
export class ProgressExplanationResolver {
  @FieldResolver(() => Explanation, {
    description: 'How progress was computed: the rule, each input with its weight and value, and what was left out.',
  })
  async explain(@Root() progress: ProgressView, @Ctx() context: Context): Promise<Explanation> {
    const { loaders } = context;
    const { rule, inputs, excluded } = await reasonsOf(progress, context);
    return {
      rule,
      inputs,
      excluded: await shownExclusions(excluded, loaders),
      lens: await lensAnswer(context),
    };
  }
}
