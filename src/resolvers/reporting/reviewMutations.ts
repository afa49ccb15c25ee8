import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { type Context } from '../../context.js';
import { toGlobalId } from '../../domain/globalId.js';
import {
  ProgressReportPayload,
  ProgressReportsPayload,
  RequestUpdatesPayload,
  ReviewCommentInput,
} from '../../schema/reporting/index.js';
import {
  addReviewComment,
  approveProgressReports,
  requestUpdates,
  resolveReviewComment,
  returnProgressReport,
} from '../../services/reporting/index.js';
import { numberOf } from '../numberOf.js';
import { afterWrite, rowAnswer } from '../writeAnswer.js';
import { VersionArg } from '../writeArgs.js';

const REPORT = 'Id of the report.';

@Resolver()
export class ReviewMutations {
  @Mutation(() => ProgressReportPayload, {
    description:
      'Sends a report back with a reason and remarks; in a period that was reopened, one that was approved, too. For its reviewers.',
  })
  async returnProgressReport(
    @Arg('id', () => ID, { description: REPORT }) id: string,
    @Arg('note', () => String, { description: 'Why.' }) note: string,
    @Arg('comments', () => [ReviewCommentInput], { nullable: true, description: 'Remarks, on the whole or on fields.' })
    comments: ReviewCommentInput[] | null,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(
      await returnProgressReport(context, numberOf(id, 'ProgressReport'), note, comments ?? [], version),
      context,
      'progressReport',
    );
  }

  @Mutation(() => ProgressReportsPayload, {
    description: 'Approves reports, all or none; nobody approves their own. For their reviewers.',
  })
  async approveProgressReports(
    @Arg('ids', () => [ID], { description: 'Ids of the reports.' }) ids: string[],
    @Arg('versions', () => [Int], {
      nullable: true,
      description: 'Versions of them that were read, in the same order; left out, they are approved as they are.',
    })
    versions: number[] | null,
    @Ctx() context: Context,
  ) {
    const numbers = ids.map((id) => numberOf(id, 'ProgressReport'));
    const { userErrors, ids: approved } = afterWrite(
      await approveProgressReports(context, numbers, versions ?? null),
      context,
    );
    return { result: await context.loaders.progressReport.loadMany(approved), userErrors };
  }

  @Mutation(() => RequestUpdatesPayload, {
    description:
      'Asks for an update on reports that are due; asking again within five days does nothing, and they are answered as skipped. For reviewers.',
  })
  async requestUpdates(
    @Arg('ids', () => [ID], { description: 'Ids of reports, or of actions and projects whose open reports are meant.' })
    ids: string[],
    @Ctx() context: Context,
  ) {
    const { outcome, requested, skipped } = await requestUpdates(context, ids);
    const { userErrors } = afterWrite(outcome, context);
    const shown = (numbers: number[]) => numbers.map((number) => toGlobalId('ProgressReport', number));
    return { requested: shown(requested), skipped: shown(skipped), userErrors };
  }

  @Mutation(() => ProgressReportPayload, {
    description: 'Adds a remark to a report that was handed in. For its reviewers and reporters.',
  })
  async addReviewComment(
    @Arg('report', () => ID, { description: REPORT }) id: string,
    @Arg('input', () => ReviewCommentInput, { description: 'The remark.' }) input: ReviewCommentInput,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await addReviewComment(context, numberOf(id, 'ProgressReport'), input), context, 'progressReport');
  }

  @Mutation(() => ProgressReportPayload, {
    description:
      'Settles a remark; one that blocks approval is for reviewers to settle, others for the reporters, too.',
  })
  async resolveReviewComment(
    @Arg('id', () => ID, { description: 'Id of the remark.' }) id: string,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await resolveReviewComment(context, numberOf(id, 'ReviewComment')), context, 'progressReport');
  }
}
