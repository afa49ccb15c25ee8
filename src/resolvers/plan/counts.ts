import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Action, ActionPlan, Pillar, WorkingGroup } from '../../entities/plan/index.js';
import type { PlanPart } from '../../loaders/progress/index.js';
import { Counts } from '../../schema/plan/index.js';
import { type PartRow, planOf } from './planPart.js';

/** A resolver that adds `counts` to a plan or a part of it. */
const countsResolver = (Part: ClassType, part: PlanPart) => {
  @Resolver(() => Part)
  class CountsResolver {
    @FieldResolver(() => Counts, { description: 'Number of actions, projects and other items that belong to it.' })
    counts(@Root() row: PartRow, @Ctx() { loaders }: Context): Promise<Counts> {
      return loaders.counts(planOf(row), part, row.id);
    }
  }
  return CountsResolver;
};

/** One such resolver for each of them. */
export const countsResolvers = [
  countsResolver(ActionPlan, 'plan'),
  countsResolver(Pillar, 'pillar'),
  countsResolver(WorkingGroup, 'workingGroup'),
  countsResolver(Action, 'action'),
];
