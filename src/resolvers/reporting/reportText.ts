import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Refusal } from '../../domain/Refusal.js';
import { ProgressReport } from '../../entities/reporting/index.js';
import type { ShownReport } from '../../loaders/reporting/index.js';
import { ProgressStatus } from '../../vocabulary/index.js';
import { mayOnReport, textShown } from './reportRights.js';

@Resolver(() => ProgressReport)
export class ReportTextResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'In whose place it was handed in, if somebody else did: null with FORBIDDEN for those who do not work on it.',
  })
  async onBehalfOf(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    if (!(await mayOnReport(report, 'readReviews', context)))
      throw new Refusal('FORBIDDEN', 'names of persons are for those who work on the report');
    return textShown(report, 'onBehalfOf', context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What happened; null until it is handed in.' })
  narrative(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    return textShown(report, 'narrative', context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What was achieved; null until it is handed in.' })
  achievements(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    return textShown(report, 'achievements', context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What was difficult; null until it is handed in.' })
  challenges(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    return textShown(report, 'challenges', context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What comes next; null until it is handed in.' })
  wayForward(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    return textShown(report, 'wayForward', context);
  }

  @FieldResolver(() => ProgressStatus, {
    nullable: true,
    description: 'Status that the report states; null until it is handed in.',
  })
  reportedStatus(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    return textShown(report, 'reportedStatus', context);
  }
}
