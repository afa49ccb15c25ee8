import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { lagsOf } from '../../domain/analysis/index.js';
import { ActionPlan, WorkingGroup } from '../../entities/plan/index.js';
import { StatusSummary } from '../../schema/analysis/index.js';
import { type PartRow, planOf } from '../plan/planPart.js';

const ON_COURSE: readonly string[] = ['ACHIEVED', 'ON_TRACK'];
const OFF_COURSE: readonly string[] = ['AT_RISK', 'OFF_TRACK'];

/** A resolver that adds `statusSummary` to a type that contains actions. */
const statusSummaryResolver = (Part: ClassType, part: 'plan' | 'workingGroup') => {
  @Resolver(() => Part)
  class StatusSummaryResolver {
    @FieldResolver(() => StatusSummary, { description: 'How its actions are doing, in four numbers.' })
    async statusSummary(@Root() row: PartRow, @Ctx() { loaders }: Context): Promise<StatusSummary> {
      const [standings, issues] = await Promise.all([
        loaders.planProgress(planOf(row)),
        loaders.actionIssues.load(planOf(row)),
      ]);
      const codesOf = Map.groupBy(issues, ({ actionId }) => actionId);
      const actions = standings.places
        .filter(({ groupId }) => part === 'plan' || groupId === row.id)
        .map(({ actionId: id }) => ({ id, progress: standings.of('action', id).progress }));
      const count = (passes: (action: (typeof actions)[number]) => boolean) => actions.filter(passes).length;
      return {
        onCourse: count(({ progress }) => ON_COURSE.includes(progress.status)),
        offCourse: count(({ progress }) => OFF_COURSE.includes(progress.status)),
        disagreeing: count(({ progress }) => progress.disagreement),
        lagging: count(
          ({ id, progress }) =>
            lagsOf(
              (codesOf.get(id) ?? []).map(({ code }) => code),
              progress.status,
            ).length > 0,
        ),
      };
    }
  }
  return StatusSummaryResolver;
};

export const statusSummaryResolvers = [
  statusSummaryResolver(ActionPlan, 'plan'),
  statusSummaryResolver(WorkingGroup, 'workingGroup'),
];
