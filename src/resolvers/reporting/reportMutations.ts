import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { type Context } from '../../context.js';
import { ProgressReportInput, ProgressReportPayload } from '../../schema/reporting/index.js';
import { saveProgressReport, submitProgressReport, withdrawProgressReport } from '../../services/reporting/index.js';
import { numberOf } from '../numberOf.js';
import { rowAnswer } from '../writeAnswer.js';
import { VersionArg } from '../writeArgs.js';

const REPORT = 'Id of the report.';

@Resolver()
export class ReportMutations {
  @Mutation(() => ProgressReportPayload, {
    description:
      'Saves a draft, or what mends a report that was sent back; safe to call at every pause in typing. For its focal points.',
  })
  async saveProgressReport(
    @Arg('id', () => ID, { description: REPORT }) id: string,
    @Arg('input', () => ProgressReportInput, { description: 'What to save.' }) input: ProgressReportInput,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(
      await saveProgressReport(context, numberOf(id, 'ProgressReport'), input, version, context.today),
      context,
      'progressReport',
    );
  }

  @Mutation(() => ProgressReportPayload, {
    description: 'Hands a report in; lists everything that it lacks. For its focal points.',
  })
  async submitProgressReport(
    @Arg('id', () => ID, { description: REPORT }) id: string,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(
      await submitProgressReport(context, numberOf(id, 'ProgressReport'), version),
      context,
      'progressReport',
    );
  }

  @Mutation(() => ProgressReportPayload, {
    description: 'Takes a report back that was handed in and not judged yet. For its focal points.',
  })
  async withdrawProgressReport(
    @Arg('id', () => ID, { description: REPORT }) id: string,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(
      await withdrawProgressReport(context, numberOf(id, 'ProgressReport'), version),
      context,
      'progressReport',
    );
  }
}
