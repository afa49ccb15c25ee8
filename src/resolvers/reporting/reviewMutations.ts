import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
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

/** Writes of the reviewers of a report, and comments on it. */
@Resolver()
export class ReviewMutations {
  @Mutation(() => ProgressReportPayload, {
    description:
      'Returns a report for revision, with a reason and comments. In a reopened period an approved report can be returned, too. For the reviewers of the report.',
  })
  async returnProgressReport(
    @Arg('id', () => ID, { description: REPORT }) id: string,
    @Arg('note', () => String, { description: 'Why.' }) note: string,
    @Arg('comments', () => [ReviewCommentInput], {
      nullable: true,
      description: 'Comments on the whole report or on single fields.',
    })
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
    description:
      'Approves reports: all of them or none. Nobody can approve their own report. For the reviewers of the reports.',
  })
  async approveProgressReports(
    @Arg('ids', () => [ID], { description: 'Ids of the reports.' }) ids: string[],
    @Arg('versions', () => [Int], {
      nullable: true,
      description:
        'Versions of the reports that you read, in the order of the ids. Default: the reports are approved as they are now.',
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
      'Asks for an update of reports that are due. Reports for which an update was requested less than five days ago are skipped. For reviewers.',
  })
  async requestUpdates(
    @Arg('ids', () => [ID], {
      description: 'Ids of reports, or of actions and projects: then of all their open reports.',
    })
    ids: string[],
    @Ctx() context: Context,
  ) {
    const outcome = await requestUpdates(context, ids, context.today);
    const { userErrors, ids: requested } = afterWrite(outcome, context);
    const { skipped, reached } = outcome.extra ?? { skipped: [], reached: [] };
    const shown = (number: number) => toGlobalId('ProgressReport', number);
    return {
      requested: requested.map(shown),
      skipped: skipped.map(shown),
      reached: reached.map(({ reportId, people }) => ({ report: shown(reportId), people })),
      userErrors,
    };
  }

  @Mutation(() => ProgressReportPayload, {
    description: 'Adds a comment to a submitted report. For the reviewers and authors of the report.',
  })
  async addReviewComment(
    @Arg('report', () => ID, { description: REPORT }) id: string,
    @Arg('input', () => ReviewCommentInput, { description: 'The comment.' }) input: ReviewCommentInput,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await addReviewComment(context, numberOf(id, 'ProgressReport'), input), context, 'progressReport');
  }

  @Mutation(() => ProgressReportPayload, {
    description:
      'Resolves a comment. Only reviewers can resolve a BLOCKER; authors of the report can resolve the others, too.',
  })
  async resolveReviewComment(
    @Arg('id', () => ID, { description: 'Id of the comment.' }) id: string,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await resolveReviewComment(context, numberOf(id, 'ReviewComment')), context, 'progressReport');
  }
}
