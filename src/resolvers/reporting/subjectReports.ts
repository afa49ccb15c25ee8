import { Args, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { freshnessOf } from '../../domain/reporting/index.js';
import { Action, Project } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { ProgressReport } from '../../entities/reporting/index.js';
import type { ReportPage, ShownReport } from '../../loaders/reporting/index.js';
import { PageArgs } from '../../schema/connection.js';
import { ProgressReportConnection } from '../../schema/reporting/index.js';
import { Freshness } from '../../vocabulary/index.js';
import { linkedRow } from '../linkedRow.js';

/** A resolver that adds the reports on an action or a project. */
const reportsResolver = (Owner: ClassType, kind: 'Action' | 'Project') => {
  @Resolver(() => Owner)
  class SubjectReportsResolver {
    @FieldResolver(() => ProgressReport, {
      nullable: true,
      description: "Report of the latest period that counts on the lens's basis; null if there is none.",
    })
    latestReport(@Root() { id }: { id: number }, @Ctx() { loaders }: Context): Promise<ShownReport | null> {
      return loaders[`latestReportOf${kind}`].load(id);
    }

    @FieldResolver(() => ProgressReportConnection, {
      description: 'Reports that were requested on it, latest first.',
    })
    reports(
      @Root() { id }: { id: number },
      @Args(() => PageArgs) given: PageArgs,
      @Ctx() { loaders }: Context,
    ): Promise<ReportPage> {
      return loaders[`reportsOf${kind}`](given).load(id);
    }
  }
  return SubjectReportsResolver;
};

/** How long ago an action was last reported on. */
@Resolver(() => Action)
class ActionReportingResolver {
  @FieldResolver(() => Freshness, {
    description:
      "How long before the lens's day its last report was submitted, by the limits of the plan. Returned reports do not count.",
  })
  async freshness(@Root() { id, planId }: Row<Action>, @Ctx() { loaders, lens }: Context): Promise<string> {
    const [plan, { lastReportedOn }] = await Promise.all([
      linkedRow(loaders.actionPlan, planId),
      loaders.reporting(planId, 'action', id),
    ]);
    return freshnessOf(lastReportedOn, lens.asOf, plan);
  }
}

/** Reports on actions and projects, and how fresh they are. */
export const subjectReportResolvers = [
  reportsResolver(Action, 'Action'),
  reportsResolver(Project, 'Project'),
  ActionReportingResolver,
];
