import { Arg, type ClassType, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Coverage as CoverageAnswer } from '../../domain/reporting/index.js';
import { Action, ActionPlan, Pillar, WorkingGroup } from '../../entities/plan/index.js';
import { countStatuses, type PlanPart, type ProgressView, viewOf } from '../../loaders/progress/index.js';
import { Counts } from '../../schema/plan/index.js';
import { Progress, StatusCount } from '../../schema/progress/index.js';
import { Coverage } from '../../schema/reporting/index.js';

interface PartRow {
  id: number;
  planId?: number;
}

/** The plan that a part stands in; the plan itself stands in itself. */
const planOf = ({ id, planId }: PartRow): number => planId ?? id;

/** A resolver that adds what every level of a plan has: progress, counts and coverage. */
const partOf = (Part: ClassType, part: PlanPart) => {
  @Resolver(() => Part)
  class PlanPartResolver {
    @FieldResolver(() => Progress, { description: 'How far it has come, through the lens.' })
    async progress(@Root() row: PartRow, @Ctx() { loaders }: Context): Promise<ProgressView> {
      const standings = await loaders.planProgress(planOf(row));
      return viewOf(standings.of(part, row.id), { part, id: row.id });
    }

    @FieldResolver(() => Counts, { description: 'How many things stand under it.' })
    counts(@Root() row: PartRow, @Ctx() { loaders }: Context): Promise<Counts> {
      return loaders.counts(planOf(row), part, row.id);
    }

    @FieldResolver(() => Coverage, {
      description: 'Reports on it and on its projects that were asked for up to the lens’s day, and what came of them.',
    })
    async coverage(
      @Root() row: PartRow,
      @Arg('period', () => String, { nullable: true, description: 'Code of a reporting period; all if left out.' })
      period: string | null,
      @Ctx() { loaders }: Context,
    ): Promise<CoverageAnswer> {
      return (await loaders.reporting(planOf(row), part, row.id, period)).coverage;
    }
  }
  return PlanPartResolver;
};

/** A resolver that adds to a level above the actions how many of them have which status. */
const aboveActions = (Part: ClassType, part: PlanPart) => {
  @Resolver(() => Part)
  class StatusCountsResolver {
    @FieldResolver(() => [StatusCount], {
      description: 'How many of its actions have which status; together they are all of its actions.',
    })
    @Extensions({ listSize: 9 })
    async statusCounts(@Root() row: PartRow, @Ctx() { loaders }: Context): Promise<StatusCount[]> {
      const standings = await loaders.planProgress(planOf(row));
      return countStatuses(standings.actionsOf(part, row.id));
    }
  }
  return StatusCountsResolver;
};

export const planPartResolvers = [
  partOf(ActionPlan, 'plan'),
  partOf(Pillar, 'pillar'),
  partOf(WorkingGroup, 'workingGroup'),
  partOf(Action, 'action'),
  aboveActions(ActionPlan, 'plan'),
  aboveActions(Pillar, 'pillar'),
  aboveActions(WorkingGroup, 'workingGroup'),
];
