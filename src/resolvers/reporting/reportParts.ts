import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Refusal } from '../../domain/Refusal.js';
import { IndicatorValue } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import { Evidence, ProgressReport, ReportEvent, ReviewComment } from '../../entities/reporting/index.js';
import type { ShownReport } from '../../loaders/reporting/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { commentsShown, evidenceShown, historyShown, type ShownEvent, valuesShown } from './reportRights.js';

@Resolver(() => ProgressReport)
export class ReportPartsResolver {
  @FieldResolver(() => [IndicatorValue], {
    description:
      'Values of indicators that came with it, of each unit and date the one recorded last; none until it is handed in.',
  })
  @ListSize('valuesOfReport')
  values(@Root() report: ShownReport, @Ctx() context: Context): Promise<object[]> {
    return valuesShown(report, context);
  }

  @FieldResolver(() => [Evidence], {
    description: 'Documents that it rests on; those that are not public for those alone who work on it.',
  })
  @ListSize('evidenceOfReport')
  evidence(@Root() report: ShownReport, @Ctx() context: Context): Promise<Row<Evidence>[]> {
    return evidenceShown(report, context);
  }

  @FieldResolver(() => [ReviewComment], {
    description: 'Remarks of its reviewers, for those alone who work on it; nothing for others.',
  })
  @ListSize('commentsOfReport')
  comments(@Root() report: ShownReport, @Ctx() context: Context): Promise<Row<ReviewComment>[]> {
    return commentsShown(report, context);
  }

  @FieldResolver(() => [ReportEvent], {
    description: 'Every step of it, oldest first; steps to and from a draft for its authors alone.',
  })
  @ListSize('eventsOfReport')
  history(@Root() report: ShownReport, @Ctx() context: Context): Promise<ShownEvent[]> {
    return historyShown(report, context);
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
