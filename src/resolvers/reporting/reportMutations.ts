import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { ProgressReportInput, ProgressReportPayload } from '../../schema/reporting/index.js';
import { saveProgressReport, submitProgressReport, withdrawProgressReport } from '../../services/reporting/index.js';
import { numberOf } from '../numberOf.js';
import { rowAnswer } from '../writeAnswer.js';
import { VersionArg } from '../writeArgs.js';

const REPORT = 'Id of the report.';

/** Writes of the authors of a report. */
@Resolver()
export class ReportMutations {
  @Mutation(() => ProgressReportPayload, {
    description:
      'Saves a draft, or changes to a returned report. A client can call it at every pause in typing. For the focal points of the report.',
  })
  async saveProgressReport(
    @Arg('id', () => ID, { description: REPORT }) id: string,
    @Arg('input', () => ProgressReportInput, { description: 'Fields to save.' }) input: ProgressReportInput,
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
    description:
      'Submits a report for review. If something is missing, the user errors list all of it. For the focal points of the report.',
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
    description: 'Withdraws a submitted report that is not reviewed yet. For the focal points of the report.',
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
