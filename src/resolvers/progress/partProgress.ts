import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Action, ActionPlan, Pillar, Project, WorkingGroup } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { countStatuses, type PlanPart, type ProgressView, viewOf } from '../../loaders/progress/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { Progress, StatusCount } from '../../schema/progress/index.js';
import { type PartRow, planOf } from '../plan/planPart.js';

/** A resolver that adds `progress` to a plan or a part of it. */
const progressResolver = (Part: ClassType, part: PlanPart) => {
  @Resolver(() => Part)
  class PartProgressResolver {
    @FieldResolver(() => Progress, { description: 'Its progress, seen through the lens.' })
    async progress(@Root() row: PartRow, @Ctx() { loaders }: Context): Promise<ProgressView> {
      const standings = await loaders.planProgress(planOf(row));
      return viewOf(standings.of(part, row.id), { part, id: row.id });
    }
  }
  return PartProgressResolver;
};

/** A resolver that adds `statusCounts` to a type that contains actions. */
const statusCountsResolver = (Part: ClassType, part: PlanPart) => {
  @Resolver(() => Part)
  class StatusCountsResolver {
    @FieldResolver(() => [StatusCount], {
      description: 'Number of its actions with each status. Together they add up to all of its actions.',
    })
    @ListSize('statuses')
    async statusCounts(@Root() row: PartRow, @Ctx() { loaders }: Context): Promise<StatusCount[]> {
      const standings = await loaders.planProgress(planOf(row));
      return countStatuses(standings.actionsOf(part, row.id));
    }
  }
  return StatusCountsResolver;
};

/** Progress of a project, which may belong to several plans or to none. */
@Resolver(() => Project)
class ProjectProgressResolver {
  @FieldResolver(() => Progress, {
    description: 'Its progress, seen through the lens: computed from its indicators, else from its milestones.',
  })
  async progress(@Root() { id }: Row<Project>, @Ctx() { loaders }: Context): Promise<ProgressView> {
    return viewOf(await loaders.projectProgress.load(id), { part: 'project', id });
  }
}

/** Progress of plans, their parts and projects. */
export const partProgressResolvers = [
  progressResolver(ActionPlan, 'plan'),
  progressResolver(Pillar, 'pillar'),
  progressResolver(WorkingGroup, 'workingGroup'),
  progressResolver(Action, 'action'),
  statusCountsResolver(ActionPlan, 'plan'),
  statusCountsResolver(Pillar, 'pillar'),
  statusCountsResolver(WorkingGroup, 'workingGroup'),
  ProjectProgressResolver,
];
