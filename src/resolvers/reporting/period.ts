import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Coverage as CoverageAnswer } from '../../domain/reporting/index.js';
import { ActionPlan } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { ReportingPeriod, Snapshot } from '../../entities/reporting/index.js';
import type { ReportPage } from '../../loaders/reporting/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { Coverage, ProgressReportConnection, ReportListArgs } from '../../schema/reporting/index.js';
import { DateScalar } from '../../vocabulary/index.js';
import { withOwnDrafts } from './reportRights.js';

/** Coverage, snapshots and reports of a period. */
@Resolver(() => ReportingPeriod)
export class ReportingPeriodResolver {
  @FieldResolver(() => DateScalar)
  dueOn(
    @Root() { id, dueOn }: Row<ReportingPeriod>,
    @Ctx() { loaders, lens }: Context,
  ): string | Promise<string | null> {
    return lens.knownAt === null ? dueOn : loaders.dueOnOfPeriod.load(id);
  }

  @FieldResolver(() => Coverage, {
    description: "Reports of the period: how many were requested up to the lens's day, submitted and approved.",
  })
  coverage(@Root() period: Row<ReportingPeriod>, @Ctx() { loaders }: Context): Promise<CoverageAnswer> {
    return loaders.coverageOfPeriod.load(period.id);
  }

  @FieldResolver(() => [Snapshot], { description: 'Snapshots made when the period was closed, by version.' })
  @ListSize('snapshotsOfPeriod')
  snapshots(@Root() period: Row<ReportingPeriod>, @Ctx() { loaders }: Context): Promise<Row<Snapshot>[]> {
    return loaders.snapshotsOfPeriod.load(period.id);
  }

  @FieldResolver(() => ProgressReportConnection, { description: 'Reports requested for the period.' })
  async reports(
    @Root() period: Row<ReportingPeriod>,
    @Args(() => ReportListArgs) given: ReportListArgs,
    @Ctx() context: Context,
  ): Promise<ReportPage> {
    return context.loaders.reportsOfPeriod(await withOwnDrafts(given, context)).load(period.id);
  }
}

/** The reporting periods of a plan. */
@Resolver(() => ActionPlan)
export class PlanPeriodsResolver {
  @FieldResolver(() => [ReportingPeriod], { description: 'Its reporting periods, oldest first.' })
  @ListSize('periodsOfPlan')
  reportingPeriods(@Root() { id }: Row<ActionPlan>, @Ctx() { loaders }: Context): Promise<Row<ReportingPeriod>[]> {
    return loaders.periodsOfPlan.load(id);
  }
}
