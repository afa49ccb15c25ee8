import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Action, Project } from '../../entities/plan/index.js';
import { Indicator, Milestone } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import { ListSize } from '../../schema/listSizes.js';

/** A resolver that adds indicators and milestones to actions and projects. */
const resultsResolver = (Owner: ClassType, kind: 'Action' | 'Project') => {
  @Resolver(() => Owner)
  class ResultsResolver {
    @FieldResolver(() => [Indicator], { description: 'Its indicators, by code.' })
    @ListSize('indicatorsOfSubject')
    indicators(@Root() { id }: { id: number }, @Ctx() { loaders }: Context): Promise<Row<Indicator>[]> {
      return loaders[`indicatorsOf${kind}`].load(id);
    }

    @FieldResolver(() => [Milestone], { description: 'Its milestones, by due date.' })
    @ListSize('milestonesOfSubject')
    milestones(@Root() { id }: { id: number }, @Ctx() { loaders }: Context): Promise<Row<Milestone>[]> {
      return loaders[`milestonesOf${kind}`].load(id);
    }
  }
  return ResultsResolver;
};

/** One such resolver for each of them. */
export const resultResolvers = [resultsResolver(Action, 'Action'), resultsResolver(Project, 'Project')];
