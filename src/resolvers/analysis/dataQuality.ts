import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { lagChecks, lagsOf } from '../../domain/analysis/index.js';
import { Action, ActionPlan, Project } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { DataIssue, DataQuality } from '../../schema/analysis/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { requiredPlan } from '../plan/requiredPlan.js';

import { type Found, issuesShown, type Quality, qualityOf } from './qualityOf.js';

/** Issues of a plan: those of its actions, then those of its projects. */
const ofPlan = async ({ id }: Row<ActionPlan>, context: Context): Promise<Quality> => {
  const [actions, projects] = await Promise.all([
    context.loaders.actionIssues.load(id),
    context.loaders.projectIssuesOfPlan.load(id),
  ]);
  const found: Found[] = [
    ...actions.map(({ actionId, code }) => ({ type: 'Action' as const, id: actionId, code })),
    ...projects.issues.map(({ projectId, code }) => ({ type: 'Project' as const, id: projectId, code })),
  ];
  return qualityOf(found, { Action: projects.actions, Project: projects.projects }, context);
};

const QUALITY = 'What is missing or wrong in its data, with a score.';

/** Quality of the data of a plan. */
@Resolver(() => ActionPlan)
export class PlanQualityResolver {
  @Query(() => DataQuality, {
    description:
      'What is missing or wrong in the data of a plan, its actions and projects. Error: NOT_FOUND if there is no such plan.',
  })
  async dataQuality(
    @Arg('plan', () => String, { description: 'Code of the plan.' }) code: string,
    @Ctx() context: Context,
  ): Promise<Quality> {
    return ofPlan(await requiredPlan(code, context), context);
  }

  @FieldResolver(() => DataQuality, {
    name: 'dataQuality',
    description: `${QUALITY} Covers the plan, its actions and its projects.`,
  })
  qualityOfPlan(@Root() plan: Row<ActionPlan>, @Ctx() context: Context): Promise<Quality> {
    return ofPlan(plan, context);
  }
}

/** Quality of the data of an action, and why it lags behind. */
@Resolver(() => Action)
export class ActionQualityResolver {
  @FieldResolver(() => DataQuality, { description: QUALITY })
  async dataQuality(@Root() { id, planId }: Row<Action>, @Ctx() context: Context): Promise<Quality> {
    const issues = (await context.loaders.actionIssues.load(planId)).filter(({ actionId }) => actionId === id);
    return qualityOf(
      issues.map(({ code }) => ({ type: 'Action' as const, id, code })),
      { Action: 1, Project: 0 },
      context,
    );
  }

  @FieldResolver(() => [DataIssue], {
    description:
      'Reasons why the action lags behind: NO_PROJECT, NO_FUNDING, NO_DATA, OFF_TRACK, OVERDUE, NO_REPORT, STALE. Empty if it does not, and for actions that are achieved, cancelled or merged.',
  })
  @ListSize('reasonsForLagging')
  async lagging(@Root() { id, planId }: Row<Action>, @Ctx() context: Context): Promise<DataIssue[]> {
    const [issues, standings] = await Promise.all([
      context.loaders.actionIssues.load(planId),
      context.loaders.planProgress(planId),
    ]);
    const codes = issues.flatMap((issue) => (issue.actionId === id ? [issue.code] : []));
    const lags = lagsOf(codes, standings.of('action', id).progress.status);
    return issuesShown(
      lags.map((code) => ({ type: 'Action', id, code })),
      context,
      { Action: lagChecks, Project: {} },
    );
  }
}

/** Quality of the data of a project. */
@Resolver(() => Project)
export class ProjectQualityResolver {
  @FieldResolver(() => DataQuality, { description: QUALITY })
  async dataQuality(@Root() { id }: Row<Project>, @Ctx() context: Context): Promise<Quality> {
    const issues = await context.loaders.issuesOfProject.load(id);
    return qualityOf(
      issues.map(({ code }) => ({ type: 'Project' as const, id, code })),
      { Action: 0, Project: 1 },
      context,
    );
  }
}
