import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { toGlobalId } from '../../domain/globalId.js';
import {
  ApiTokenInput,
  ApiTokenPayload,
  ProgressReportInput,
  ProgressReportPayload,
  ProgressReportsPayload,
  ReportingPeriodInput,
  ReportingPeriodPayload,
  RequestUpdatesPayload,
  ReviewCommentInput,
  RoleGrantInput,
  RoleGrantPayload,
  SnapshotPayload,
} from '../../schema/reporting/index.js';
import { createApiToken, grantRole, revokeApiToken, revokeRole } from '../../services/access/index.js';
import {
  addReviewComment,
  approveProgressReports,
  cancelReportingPeriod,
  closeReportingPeriod,
  openReportingPeriod,
  reopenReportingPeriod,
  requestUpdates,
  resolveReviewComment,
  returnProgressReport,
  saveProgressReport,
  submitProgressReport,
  withdrawProgressReport,
} from '../../services/reporting/index.js';
import type { Outcome } from '../../services/write/index.js';
import { afterWrite, numberOf, VERSION } from '../outcome.js';

const REPORT = 'Id of the report.';
const PLAN = 'Code of the plan.';
const PERIOD = 'Code of the period.';

/** The row that a write answers with, read as a query would, and the errors. */
const answer = async (
  outcome: Outcome,
  context: Context,
  kind: 'progressReport' | 'snapshot' | 'roleGrant' | 'reportingPeriod' | 'apiToken',
) => {
  const { userErrors, first } = afterWrite(outcome, context);
  return { result: first === undefined ? null : await context.loaders[kind].load(first), userErrors };
};

/** The same for a period, with how many reports were asked for. */
const answerPeriod = async (outcome: Outcome, context: Context, created = 0) => {
  const { result, userErrors } = await answer(outcome, context, 'reportingPeriod');
  return { period: result, created: result ? created : 0, userErrors };
};

@Resolver()
export class PeriodMutations {
  @Mutation(() => ReportingPeriodPayload, {
    description:
      'Opens a period and asks for a report on each action and project under way that somebody answers for; again, it adds only what is missing. For the secretariat.',
  })
  async openReportingPeriod(
    @Arg('input', () => ReportingPeriodInput, { description: 'The period.' }) input: ReportingPeriodInput,
    @Ctx() context: Context,
  ) {
    const outcome = await openReportingPeriod(context, input);
    return answerPeriod(outcome, context, outcome.extra ?? 0);
  }

  @Mutation(() => ReportingPeriodPayload, {
    description:
      'Takes back the opening of a period while nobody has begun a report: it is planned again, asks for nothing, and may be opened with other dates. For the secretariat.',
  })
  async cancelReportingPeriod(
    @Arg('plan', () => String, { description: PLAN }) plan: string,
    @Arg('code', () => String, { description: PERIOD }) code: string,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
    @Ctx() context: Context,
  ) {
    return answerPeriod(await cancelReportingPeriod(context, plan, code, reason), context);
  }

  @Mutation(() => SnapshotPayload, {
    description:
      'Closes a period that is over and freezes the plan as it is reported in a snapshot; reports not handed in are listed in it as missing. For the secretariat.',
  })
  async closeReportingPeriod(
    @Arg('plan', () => String, { description: PLAN }) plan: string,
    @Arg('code', () => String, { description: PERIOD }) code: string,
    @Ctx() context: Context,
  ) {
    return answer(await closeReportingPeriod(context, plan, code), context, 'snapshot');
  }

  @Mutation(() => ReportingPeriodPayload, {
    description:
      'Opens a closed period again, with a reason; closing it once more makes the next version of its snapshot. For the secretariat.',
  })
  async reopenReportingPeriod(
    @Arg('plan', () => String, { description: PLAN }) plan: string,
    @Arg('code', () => String, { description: PERIOD }) code: string,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
    @Ctx() context: Context,
  ) {
    return answerPeriod(await reopenReportingPeriod(context, plan, code, reason), context);
  }
}

@Resolver()
export class ReportMutations {
  @Mutation(() => ProgressReportPayload, {
    description:
      'Saves a draft, or what mends a report that was sent back; safe to call at every pause in typing. For its focal points.',
  })
  async saveProgressReport(
    @Arg('id', () => ID, { description: REPORT }) id: string,
    @Arg('input', () => ProgressReportInput, { description: 'What to save.' }) input: ProgressReportInput,
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Ctx() context: Context,
  ) {
    return answer(
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
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Ctx() context: Context,
  ) {
    return answer(
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
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Ctx() context: Context,
  ) {
    return answer(
      await withdrawProgressReport(context, numberOf(id, 'ProgressReport'), version),
      context,
      'progressReport',
    );
  }

  @Mutation(() => ProgressReportPayload, {
    description:
      'Sends a report back with a reason and remarks; in a period that was reopened, one that was approved, too. For its reviewers.',
  })
  async returnProgressReport(
    @Arg('id', () => ID, { description: REPORT }) id: string,
    @Arg('note', () => String, { description: 'Why.' }) note: string,
    @Arg('comments', () => [ReviewCommentInput], { nullable: true, description: 'Remarks, on the whole or on fields.' })
    comments: ReviewCommentInput[] | null,
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Ctx() context: Context,
  ) {
    return answer(
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
    const outcome = await requestUpdates(context, ids);
    const { userErrors, ids: requested } = afterWrite(outcome, context);
    const shown = (numbers: number[]) => numbers.map((number) => toGlobalId('ProgressReport', number));
    return { requested: shown(requested), skipped: shown(outcome.extra ?? []), userErrors };
  }

  @Mutation(() => ProgressReportPayload, {
    description: 'Adds a remark to a report that was handed in. For its reviewers and reporters.',
  })
  async addReviewComment(
    @Arg('report', () => ID, { description: REPORT }) id: string,
    @Arg('input', () => ReviewCommentInput, { description: 'The remark.' }) input: ReviewCommentInput,
    @Ctx() context: Context,
  ) {
    return answer(await addReviewComment(context, numberOf(id, 'ProgressReport'), input), context, 'progressReport');
  }

  @Mutation(() => ProgressReportPayload, {
    description:
      'Settles a remark; one that blocks approval is for reviewers to settle, others for the reporters, too.',
  })
  async resolveReviewComment(
    @Arg('id', () => ID, { description: 'Id of the remark.' }) id: string,
    @Ctx() context: Context,
  ) {
    return answer(await resolveReviewComment(context, numberOf(id, 'ReviewComment')), context, 'progressReport');
  }
}

@Resolver()
export class AccountMutations {
  @Mutation(() => ApiTokenPayload, {
    description: 'Makes a token; its secret is in the answer once and never again. For administrators.',
  })
  async createApiToken(
    @Arg('input', () => ApiTokenInput, { description: 'The token.' }) input: ApiTokenInput,
    @Ctx() context: Context,
  ) {
    const outcome = await createApiToken(context, input, context.today);
    const { result, userErrors } = await answer(outcome, context, 'apiToken');
    return { token: result, secret: outcome.extra, userErrors };
  }

  @Mutation(() => ApiTokenPayload, { description: 'Ends a token at once. For administrators.' })
  async revokeApiToken(@Arg('id', () => ID, { description: 'Id of the token.' }) id: string, @Ctx() context: Context) {
    const { result, userErrors } = await answer(
      await revokeApiToken(context, numberOf(id, 'ApiToken')),
      context,
      'apiToken',
    );
    return { token: result, secret: null, userErrors };
  }

  @Mutation(() => RoleGrantPayload, {
    description: 'Gives somebody whom the issuer knows a role, for a scope and a time. For administrators.',
  })
  async grantRole(
    @Arg('input', () => RoleGrantInput, { description: 'The role.' }) input: RoleGrantInput,
    @Ctx() context: Context,
  ) {
    return answer(await grantRole(context, input), context, 'roleGrant');
  }

  @Mutation(() => RoleGrantPayload, { description: 'Takes a role away. For administrators.' })
  async revokeRole(@Arg('id', () => ID, { description: 'Id of the grant.' }) id: string, @Ctx() context: Context) {
    return answer(await revokeRole(context, numberOf(id, 'RoleGrant')), context, 'roleGrant');
  }
}
