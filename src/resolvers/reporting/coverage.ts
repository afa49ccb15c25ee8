import { Arg, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Coverage as CoverageAnswer } from '../../domain/reporting/index.js';
import { Action, ActionPlan, Pillar, WorkingGroup } from '../../entities/plan/index.js';
import type { PlanPart } from '../../loaders/progress/index.js';
import { Coverage } from '../../schema/reporting/index.js';
import { type PartRow, planOf } from '../plan/planPart.js';

/** A resolver that adds `coverage` to a plan or a part of it. */
const coverageResolver = (Part: ClassType, part: PlanPart) => {
  @Resolver(() => Part)
  class CoverageResolver {
    @FieldResolver(() => Coverage, {
      description:
        "Reports on it and on its projects: how many were requested up to the lens's day, submitted and approved.",
    })
    async coverage(
      @Root() row: PartRow,
      @Arg('period', () => String, { nullable: true, description: 'Code of a reporting period. Default: all periods.' })
      period: string | null,
      @Ctx() { loaders }: Context,
    ): Promise<CoverageAnswer> {
      return (await loaders.reporting(planOf(row), part, row.id, period)).coverage;
    }
  }
  return CoverageResolver;
};

/** One such resolver for each of them. */
export const coverageResolvers = [
  coverageResolver(ActionPlan, 'plan'),
  coverageResolver(Pillar, 'pillar'),
  coverageResolver(WorkingGroup, 'workingGroup'),
  coverageResolver(Action, 'action'),
];
