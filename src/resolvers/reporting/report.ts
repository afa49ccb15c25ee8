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

@Resolver(() => ProgressReport)
export class ProgressReportResolver {
  @Query(() => ProgressReportConnection, {
    description: 'Reports that were asked for, of all plans unless the filter names one.',
  })
  async progressReports(
    @Args(() => OrderedReportListArgs) given: OrderedReportListArgs,
    @Ctx() context: Context,
  ): Promise<ReportPage> {
    return context.loaders.progressReports(await withOwnDrafts(given, context));
  }

  @FieldResolver(() => ReportingPeriod, { description: 'The period that it is for.' })
  period(@Root() report: ShownReport, @Ctx() { loaders }: Context): Promise<Row<ReportingPeriod>> {
    return linkedRow(loaders.reportingPeriod, report.periodId);
  }

  @FieldResolver(() => ProgressReport, {
    nullable: true,
    description: 'The report on the same action or project for the period before, to write from.',
  })
  previous(@Root() report: ShownReport, @Ctx() { loaders }: Context): Promise<ShownReport | null> {
    return loaders.reportBefore.load(report.id);
  }

  @FieldResolver(() => ReportSubject, { description: 'The action or project that it is on.' })
  subject(@Root() report: ShownReport, @Ctx() context: Context): Promise<object> {
    return subjectNode(report, context);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Organisation that reports.' })
  organisation(@Root() report: ShownReport, @Ctx() { loaders }: Context): Promise<Row<Organisation> | null> | null {
    return linkedRowOrNull(loaders.organisation, report.organisationId);
  }

  @FieldResolver(() => ReportState, {
    description: 'Step in its life, as the lens shows it. A draft is shown as DUE to all who may not see it.',
  })
  state(@Root() report: ShownReport, @Ctx() context: Context): Promise<string> {
    return stateShown(report, context);
  }

  @FieldResolver(() => Timeliness, {
    description:
      "Derived from dates, in the plan's time zone; never stored. The first time that it was handed in counts.",
  })
  timeliness(@Root() { timeliness }: ShownReport): string {
    return timeliness;
  }

  @FieldResolver(() => Int, {
    description:
      'Grows with each change; pass it back when changing the report. 0 for those who may not change it as it stands.',
  })
  version(@Root() report: ShownReport, @Ctx() context: Context): Promise<number> {
    return versionShown(report, context);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'Moment at which it was last handed in.' })
  submittedAt(@Root() { submittedAt }: ShownReport): string | null {
    return submittedAt;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Moment at which it was last approved or returned.',
  })
  reviewedAt(@Root() { reviewedAt }: ShownReport): string | null {
    return reviewedAt;
  }
}
