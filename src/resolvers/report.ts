import { Args, Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import type { Coverage as CoverageAnswer } from '../domain/coverage.js';
import { IndicatorValue } from '../entities/IndicatorValue.js';
import { Organisation } from '../entities/Organisation.js';
import { ProgressReport } from '../entities/ProgressReport.js';
import { ReportEvent } from '../entities/ReportEvent.js';
import { ReportingPeriod } from '../entities/ReportingPeriod.js';
import type { Row } from '../entities/Row.js';
import type { ReportPage, ShownReport } from '../loaders/reports.js';
import { ProgressStatus, ReportState, Timeliness } from '../schema/enums.js';
import { Coverage } from '../schema/progress.js';
import { OrderedReportListArgs, ProgressReportConnection, ReportListArgs, ReportSubject } from '../schema/reports.js';
import { DateTimeScalar } from '../schema/scalars.js';
import { found, foundOrNull, subjectOf } from './found.js';

@Resolver(() => ReportingPeriod)
export class ReportingPeriodResolver {
  @FieldResolver(() => Coverage, { description: 'Reports of the period that were asked for up to the lens’s day, and what came of them.' })
  async coverage(@Root() period: Row<ReportingPeriod>, @Ctx() { loaders }: Context): Promise<CoverageAnswer> {
    return (await loaders.reporting(period.planId, 'plan', period.planId, period.code)).coverage;
  }

  @FieldResolver(() => ProgressReportConnection, { description: 'Reports that were asked for.' })
  reports(@Root() period: Row<ReportingPeriod>, @Args(() => ReportListArgs) given: ReportListArgs, @Ctx() { loaders }: Context): Promise<ReportPage> {
    return loaders.reportsOfPeriod(given).load(period.id);
  }
}

/** What a report says is its authors' until it is handed in. */
const said = <V>(report: ShownReport, value: V): V | null => (report.state === 'DUE' ? null : value);

@Resolver(() => ProgressReport)
export class ProgressReportResolver {
  @Query(() => ProgressReportConnection, { description: 'Reports that were asked for, of all plans unless the filter names one.' })
  progressReports(@Args(() => OrderedReportListArgs) given: OrderedReportListArgs, @Ctx() { loaders }: Context): Promise<ReportPage> {
    return loaders.progressReports(given);
  }

  @FieldResolver(() => ReportingPeriod, { description: 'The period that it is for.' })
  period(@Root() report: ShownReport, @Ctx() { loaders }: Context): Promise<Row<ReportingPeriod>> {
    return found(loaders.reportingPeriod.load(report.periodId));
  }

  @FieldResolver(() => ReportSubject, { description: 'The action or project that it is on.' })
  subject(@Root() report: ShownReport, @Ctx() context: Context): Promise<object> {
    return subjectOf(report, context);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Organisation that reports.' })
  organisation(@Root() report: ShownReport, @Ctx() { loaders }: Context): Promise<Row<Organisation> | null> | null {
    return foundOrNull(loaders.organisation, report.organisationId);
  }

  @FieldResolver(() => ReportState, { description: 'Step in its life, as the lens shows it. A draft is shown as DUE to all who may not see it.' })
  state(@Root() { state }: ShownReport): string {
    return state;
  }

  @FieldResolver(() => Timeliness, { description: "Derived from dates, in the plan's time zone; never stored. The first time that it was handed in counts." })
  timeliness(@Root() { timeliness }: ShownReport): string {
    return timeliness;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What happened; null until it is handed in.' })
  narrative(@Root() report: ShownReport): string | null {
    return said(report, report.narrative);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What was achieved; null until it is handed in.' })
  achievements(@Root() report: ShownReport): string | null {
    return said(report, report.achievements);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What was difficult; null until it is handed in.' })
  challenges(@Root() report: ShownReport): string | null {
    return said(report, report.challenges);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What comes next; null until it is handed in.' })
  wayForward(@Root() report: ShownReport): string | null {
    return said(report, report.wayForward);
  }

  @FieldResolver(() => ProgressStatus, { nullable: true, description: 'Status that the report states; null until it is handed in.' })
  reportedStatus(@Root() report: ShownReport): string | null {
    return said(report, report.reportedStatus);
  }

  @FieldResolver(() => [IndicatorValue], { description: 'Values of indicators that came with it; none until it is handed in.' })
  @Extensions({ listSize: 5 })
  values(@Root() report: ShownReport, @Ctx() { loaders }: Context): Promise<object[]> {
    return loaders.valuesOfReport.load(report.id);
  }

  @FieldResolver(() => [ReportEvent], { description: 'Every step of it, oldest first.' })
  @Extensions({ listSize: 4 })
  history(@Root() report: ShownReport, @Ctx() { loaders }: Context): Promise<Row<ReportEvent>[]> {
    return loaders.eventsOfReport.load(report.id);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'Moment at which it was last handed in.' })
  submittedAt(@Root() { submittedAt }: ShownReport): string | null {
    return submittedAt;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'Moment at which it was last approved or returned.' })
  reviewedAt(@Root() { reviewedAt }: ShownReport): string | null {
    return reviewedAt;
  }
}
