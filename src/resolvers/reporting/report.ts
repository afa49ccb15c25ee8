import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Organisation } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { ProgressReport, ReportingPeriod } from '../../entities/reporting/index.js';
import type { ReportPage, ShownReport } from '../../loaders/reporting/index.js';
import { OrderedReportListArgs, ProgressReportConnection, ReportSubject } from '../../schema/reporting/index.js';
import { DateTimeScalar, ReportState, Timeliness } from '../../vocabulary/index.js';
import { linkedRow, linkedRowOrNull } from '../linkedRow.js';
import { subjectNode } from '../subject.js';
import { stateShown, versionShown, withOwnDrafts } from './reportRights.js';

/** Reports, their subject and state. */
@Resolver(() => ProgressReport)
export class ProgressReportResolver {
  @Query(() => ProgressReportConnection, {
    description: 'Reports that were requested, for all plans unless the filter names one.',
  })
  async progressReports(
    @Args(() => OrderedReportListArgs) given: OrderedReportListArgs,
    @Ctx() context: Context,
  ): Promise<ReportPage> {
    return context.loaders.progressReports(await withOwnDrafts(given, context));
  }

  @FieldResolver(() => ReportingPeriod, { description: 'Period that the report is for.' })
  period(@Root() report: ShownReport, @Ctx() { loaders }: Context): Promise<Row<ReportingPeriod>> {
    return linkedRow(loaders.reportingPeriod, report.periodId);
  }

  @FieldResolver(() => ProgressReport, {
    nullable: true,
    description:
      'Report on the same action or project for the period before, as a starting point for the author; null if there is none.',
  })
  previous(@Root() report: ShownReport, @Ctx() { loaders }: Context): Promise<ShownReport | null> {
    return loaders.reportBefore.load(report.id);
  }

  @FieldResolver(() => ReportSubject, { description: 'Action or project that the report is about.' })
  subject(@Root() report: ShownReport, @Ctx() context: Context): Promise<object> {
    return subjectNode(report, context);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Organisation that reports.' })
  organisation(@Root() report: ShownReport, @Ctx() { loaders }: Context): Promise<Row<Organisation> | null> | null {
    return linkedRowOrNull(loaders.organisation, report.organisationId);
  }

  @FieldResolver(() => ReportState, {
    description: 'State as the lens shows it. Viewers who may not see drafts see DUE instead of DRAFT.',
  })
  state(@Root() report: ShownReport, @Ctx() context: Context): Promise<string> {
    return stateShown(report, context);
  }

  @FieldResolver(() => Timeliness, {
    description: "Timeliness, computed from dates in the plan's time zone; never stored. The first submission counts.",
  })
  timeliness(@Root() { timeliness }: ShownReport): string {
    return timeliness;
  }

  @FieldResolver(() => Int, {
    description:
      'Version, which grows with each change. Pass it when you change the report. 0 for viewers who may not change it in its present state.',
  })
  version(@Root() report: ShownReport, @Ctx() context: Context): Promise<number> {
    return versionShown(report, context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Moment of the last submission; null if there is none.',
  })
  submittedAt(@Root() { submittedAt }: ShownReport): string | null {
    return submittedAt;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Moment at which it was last approved or returned; null if it was not.',
  })
  reviewedAt(@Root() { reviewedAt }: ShownReport): string | null {
    return reviewedAt;
  }
}
