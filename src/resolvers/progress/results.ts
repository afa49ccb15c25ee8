import { Args, type ClassType, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { freshnessOf } from '../../domain/reporting/index.js';
import { Action, ActionPlan, ActionSuccession, Project } from '../../entities/plan/index.js';
import { Indicator, Milestone } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import { ProgressReport, ReportingPeriod } from '../../entities/reporting/index.js';
import { type ProgressView, viewOf } from '../../loaders/progress/index.js';
import type { ReportPage, ShownReport } from '../../loaders/reporting/index.js';
import { PageArgs } from '../../schema/connection.js';
import { Progress } from '../../schema/progress/index.js';
import { ProgressReportConnection } from '../../schema/reporting/index.js';
import { Freshness } from '../../vocabulary/index.js';
import { found } from '../references.js';

/** A resolver that adds what actions and projects alike have: indicators, milestones and reports. */
const resultsOf = (Owner: ClassType, kind: 'Action' | 'Project') => {
  @Resolver(() => Owner)
  class ResultsResolver {
    @FieldResolver(() => [Indicator], { description: 'What is measured of it, by code.' })
    @Extensions({ listSize: 3 })
    indicators(@Root() { id }: { id: number }, @Ctx() { loaders }: Context): Promise<Row<Indicator>[]> {
      return loaders[`indicatorsOf${kind}`].load(id);
    }

    @FieldResolver(() => [Milestone], { description: 'Its dated steps, by due date.' })
    @Extensions({ listSize: 3 })
    milestones(@Root() { id }: { id: number }, @Ctx() { loaders }: Context): Promise<Row<Milestone>[]> {
      return loaders[`milestonesOf${kind}`].load(id);
    }

    @FieldResolver(() => ProgressReport, {
      nullable: true,
      description: "The report of the latest period that counts on the lens's basis.",
    })
    latestReport(@Root() { id }: { id: number }, @Ctx() { loaders }: Context): Promise<ShownReport | null> {
      return loaders[`latestReportOf${kind}`].load(id);
    }

    @FieldResolver(() => ProgressReportConnection, {
      description: 'Reports that were asked for on it, the latest first.',
    })
    reports(
      @Root() { id }: { id: number },
      @Args(() => PageArgs) given: PageArgs,
      @Ctx() { loaders }: Context,
    ): Promise<ReportPage> {
      return loaders[`reportsOf${kind}`](given).load(id);
    }
  }
  return ResultsResolver;
};

@Resolver(() => Project)
class ProjectProgressResolver {
  @FieldResolver(() => Progress, {
    description: 'How far it has come, through the lens: by its indicators, else its milestones.',
  })
  async progress(@Root() { id }: Row<Project>, @Ctx() { loaders }: Context): Promise<ProgressView> {
    return viewOf(await loaders.projectProgress.load(id), { part: 'project', id });
  }
}

@Resolver(() => ActionPlan)
class PeriodsResolver {
  @FieldResolver(() => [ReportingPeriod], { description: 'Its reporting periods, oldest first.' })
  @Extensions({ listSize: 10 })
  reportingPeriods(@Root() { id }: Row<ActionPlan>, @Ctx() { loaders }: Context): Promise<Row<ReportingPeriod>[]> {
    return loaders.periodsOfPlan.load(id);
  }
}

@Resolver(() => Action)
class ActionReportingResolver {
  @FieldResolver(() => Freshness, {
    description:
      'How long before the lens’s day its last report came in; by the limits of the plan. Reports sent back do not count.',
  })
  async freshness(@Root() { id, planId }: Row<Action>, @Ctx() { loaders, lens }: Context): Promise<string> {
    const [plan, { lastReportedOn }] = await Promise.all([
      found(loaders.actionPlan.load(planId)),
      loaders.reporting(planId, 'action', id),
    ]);
    return freshnessOf(lastReportedOn, lens.asOf, plan);
  }

  @FieldResolver(() => [ActionSuccession], { description: 'How it goes on in the plan that supersedes its own.' })
  @Extensions({ listSize: 2 })
  succeededBy(@Root() { id }: Row<Action>, @Ctx() { loaders }: Context): Promise<Row<ActionSuccession>[]> {
    return loaders.successorsOfAction.load(id);
  }

  @FieldResolver(() => [ActionSuccession], { description: 'What of the plan before goes on in it.' })
  @Extensions({ listSize: 2 })
  precededBy(@Root() { id }: Row<Action>, @Ctx() { loaders }: Context): Promise<Row<ActionSuccession>[]> {
    return loaders.predecessorsOfAction.load(id);
  }
}

@Resolver(() => ActionSuccession)
class ActionSuccessionResolver {
  @FieldResolver(() => Action, { description: 'The old action.' })
  from(@Root() { fromId }: Row<ActionSuccession>, @Ctx() { loaders }: Context): Promise<Row<Action>> {
    return found(loaders.action.load(fromId));
  }

  @FieldResolver(() => Action, { description: 'The new action.' })
  to(@Root() { toId }: Row<ActionSuccession>, @Ctx() { loaders }: Context): Promise<Row<Action>> {
    return found(loaders.action.load(toId));
  }
}

export const resultResolvers = [
  resultsOf(Action, 'Action'),
  resultsOf(Project, 'Project'),
  ProjectProgressResolver,
  PeriodsResolver,
  ActionReportingResolver,
  ActionSuccessionResolver,
];
