import { Arg, Args, Ctx, Extensions, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Refusal } from '../../domain/Refusal.js';
import type { Coverage as CoverageAnswer } from '../../domain/reporting/index.js';
import { Organisation } from '../../entities/plan/index.js';
import { IndicatorValue } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import {
  Evidence,
  ProgressReport,
  ReportEvent,
  ReportingPeriod,
  ReviewComment,
  Snapshot,
} from '../../entities/reporting/index.js';
import type { ReportPage, ShownReport } from '../../loaders/reporting/index.js';
import {
  Coverage,
  OrderedReportListArgs,
  ProgressReportConnection,
  ReportListArgs,
  ReportSubject,
} from '../../schema/reporting/index.js';
import { DateTimeScalar, ProgressStatus, ReportState, Timeliness } from '../../vocabulary/index.js';
import { found, foundOrNull, subjectOf } from '../references.js';
import {
  commentsShown,
  evidenceShown,
  historyShown,
  mayHere,
  type ShownEvent,
  stateShown,
  valuesShown,
  versionShown,
  withOwnDrafts,
  wordOf,
} from './reportRights.js';

@Resolver(() => ReportingPeriod)
export class ReportingPeriodResolver {
  @FieldResolver(() => Coverage, {
    description: 'Reports of the period that were asked for up to the lens’s day, and what came of them.',
  })
  coverage(@Root() period: Row<ReportingPeriod>, @Ctx() { loaders }: Context): Promise<CoverageAnswer> {
    return loaders.coverageOfPeriod.load(period.id);
  }

  @FieldResolver(() => [Snapshot], { description: 'What was frozen when it was closed, the first version first.' })
  @Extensions({ listSize: 2 })
  snapshots(@Root() period: Row<ReportingPeriod>, @Ctx() { loaders }: Context): Promise<Row<Snapshot>[]> {
    return loaders.snapshotsOfPeriod.load(period.id);
  }

  @FieldResolver(() => ProgressReportConnection, { description: 'Reports that were asked for.' })
  async reports(
    @Root() period: Row<ReportingPeriod>,
    @Args(() => ReportListArgs) given: ReportListArgs,
    @Ctx() context: Context,
  ): Promise<ReportPage> {
    return context.loaders.reportsOfPeriod(await withOwnDrafts(given, context)).load(period.id);
  }
}

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
    return found(loaders.reportingPeriod.load(report.periodId));
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
    return subjectOf(report, context);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Organisation that reports.' })
  organisation(@Root() report: ShownReport, @Ctx() { loaders }: Context): Promise<Row<Organisation> | null> | null {
    return foundOrNull(loaders.organisation, report.organisationId);
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

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'In whose place it was handed in, if somebody else did: null with FORBIDDEN for those who do not work on it.',
  })
  async onBehalfOf(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    if (!(await mayHere(report, 'readReviews', context)))
      throw new Refusal('FORBIDDEN', 'names of persons are for those who work on the report');
    return wordOf(report, 'onBehalfOf', context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What happened; null until it is handed in.' })
  narrative(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    return wordOf(report, 'narrative', context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What was achieved; null until it is handed in.' })
  achievements(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    return wordOf(report, 'achievements', context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What was difficult; null until it is handed in.' })
  challenges(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    return wordOf(report, 'challenges', context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What comes next; null until it is handed in.' })
  wayForward(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    return wordOf(report, 'wayForward', context);
  }

  @FieldResolver(() => ProgressStatus, {
    nullable: true,
    description: 'Status that the report states; null until it is handed in.',
  })
  reportedStatus(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    return wordOf(report, 'reportedStatus', context);
  }

  @FieldResolver(() => [IndicatorValue], {
    description:
      'Values of indicators that came with it, of each unit and date the one recorded last; none until it is handed in.',
  })
  @Extensions({ listSize: 5 })
  values(@Root() report: ShownReport, @Ctx() context: Context): Promise<object[]> {
    return valuesShown(report, context);
  }

  @FieldResolver(() => [Evidence], {
    description: 'Documents that it rests on; those that are not public for those alone who work on it.',
  })
  @Extensions({ listSize: 3 })
  evidence(@Root() report: ShownReport, @Ctx() context: Context): Promise<Row<Evidence>[]> {
    return evidenceShown(report, context);
  }

  @FieldResolver(() => [ReviewComment], {
    description: 'Remarks of its reviewers, for those alone who work on it; nothing for others.',
  })
  @Extensions({ listSize: 3 })
  comments(@Root() report: ShownReport, @Ctx() context: Context): Promise<Row<ReviewComment>[]> {
    return commentsShown(report, context);
  }

  @FieldResolver(() => [ReportEvent], {
    description: 'Every step of it, oldest first; steps to and from a draft for its authors alone.',
  })
  @Extensions({ listSize: 4 })
  history(@Root() report: ShownReport, @Ctx() context: Context): Promise<ShownEvent[]> {
    return historyShown(report, context);
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

@Resolver(() => ReportEvent)
export class ReportEventResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why, where somebody said so: null with FORBIDDEN for those who do not work on the report.',
  })
  note(@Root() { note, isWithheld }: ShownEvent): string | null {
    if (isWithheld) throw new Refusal('FORBIDDEN', 'the reasons of reviewers are for those who work on the report');
    return note;
  }
}

@Resolver(() => Snapshot)
export class SnapshotResolver {
  @Query(() => Snapshot, { nullable: true, description: 'The snapshot with this code, or null.' })
  snapshot(
    @Arg('code', () => String, { description: 'Citable code, e.g. "APIS-2024-H2-v1".' }) code: string,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Snapshot> | null> {
    return loaders.snapshotByCode(code);
  }

  @FieldResolver(() => ReportingPeriod, { description: 'The period that it was frozen for.' })
  period(@Root() { periodId }: Row<Snapshot>, @Ctx() { loaders }: Context): Promise<Row<ReportingPeriod>> {
    return found(loaders.reportingPeriod.load(periodId));
  }
}
