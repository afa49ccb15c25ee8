import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Refusal } from '../../domain/Refusal.js';
import { IndicatorValue } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import { Evidence, ProgressReport, ReportEvent, ReviewComment } from '../../entities/reporting/index.js';
import type { ShownReport } from '../../loaders/reporting/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { commentsShown, evidenceShown, historyShown, type ShownEvent, valuesShown } from './reportRights.js';

/** Values, evidence, comments and history of a report, as far as the viewer may see them. */
@Resolver(() => ProgressReport)
export class ReportPartsResolver {
  @FieldResolver(() => [IndicatorValue], {
    description:
      'Indicator values of the report, the last one recorded for each unit and date. Empty until the report is submitted.',
  })
  @ListSize('valuesOfReport')
  values(@Root() report: ShownReport, @Ctx() context: Context): Promise<object[]> {
    return valuesShown(report, context);
  }

  @FieldResolver(() => [Evidence], {
    description:
      'Documents that support the report. Documents that are not public are shown only to those who work on the report.',
  })
  @ListSize('evidenceOfReport')
  evidence(@Root() report: ShownReport, @Ctx() context: Context): Promise<Row<Evidence>[]> {
    return evidenceShown(report, context);
  }

  @FieldResolver(() => [ReviewComment], {
    description: 'Comments of its reviewers, for those who work on the report; empty for others.',
  })
  @ListSize('commentsOfReport')
  comments(@Root() report: ShownReport, @Ctx() context: Context): Promise<Row<ReviewComment>[]> {
    return commentsShown(report, context);
  }

  @FieldResolver(() => [ReportEvent], {
    description: 'Every step of the report, oldest first. Steps to and from DRAFT are shown only to its authors.',
  })
  @ListSize('eventsOfReport')
  history(@Root() report: ShownReport, @Ctx() context: Context): Promise<ShownEvent[]> {
    return historyShown(report, context);
  }
}

/** The reason of a step, for those who work on the report. */
@Resolver(() => ReportEvent)
export class ReportEventResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Reason for the step, if one was given. Error: FORBIDDEN, with null, for viewers who do not work on the report.',
  })
  note(@Root() { note, isWithheld }: ShownEvent): string | null {
    if (isWithheld) throw new Refusal('FORBIDDEN', 'the reasons of reviewers are for those who work on the report');
    return note;
  }
}
