import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Refusal } from '../../domain/Refusal.js';
import { ProgressReport } from '../../entities/reporting/index.js';
import type { ShownReport } from '../../loaders/reporting/index.js';
import { ProgressStatus } from '../../vocabulary/index.js';
import { mayOnReport, textShown } from './reportRights.js';

/** The texts of a report: its authors see what they are writing, others what was submitted. */
@Resolver(() => ProgressReport)
export class ReportTextResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Person or organisation on whose behalf it was submitted, if not the author's own. Error: FORBIDDEN, with null, for viewers who do not work on the report.",
  })
  async onBehalfOf(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    if (!(await mayOnReport(report, 'readReviews', context)))
      throw new Refusal('FORBIDDEN', 'names of persons are for those who work on the report');
    return textShown(report, 'onBehalfOf', context);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What happened in the period; null until the report is submitted.',
  })
  narrative(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    return textShown(report, 'narrative', context);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What was achieved; null until the report is submitted.',
  })
  achievements(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    return textShown(report, 'achievements', context);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What was difficult; null until the report is submitted.',
  })
  challenges(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    return textShown(report, 'challenges', context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What comes next; null until the report is submitted.' })
  wayForward(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    return textShown(report, 'wayForward', context);
  }

  @FieldResolver(() => ProgressStatus, {
    nullable: true,
    description: 'Status that the report states; null until the report is submitted.',
  })
  reportedStatus(@Root() report: ShownReport, @Ctx() context: Context): Promise<string | null> {
    return textShown(report, 'reportedStatus', context);
  }
}
