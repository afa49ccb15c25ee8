import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { ReportingPeriodInput, ReportingPeriodPayload, SnapshotPayload } from '../../schema/reporting/index.js';
import {
  cancelReportingPeriod,
  closeReportingPeriod,
  type Opened,
  openReportingPeriod,
  reopenReportingPeriod,
  setPeriodDueDate,
} from '../../services/reporting/index.js';
import type { Outcome } from '../../services/write/index.js';
import { DateScalar } from '../../vocabulary/index.js';
import { rowAnswer } from '../writeAnswer.js';
import { VersionArg } from '../writeArgs.js';

const PERIOD = 'Code of the period.';
const PLAN = 'Code of the plan.';

/** The answer with a period, and how many reports the write requested. */
const answerPeriod = async (outcome: Outcome, context: Context, opened: Opened | null = null) => {
  const { result, userErrors } = await rowAnswer(outcome, context, 'reportingPeriod');
  const { created, warnings } = opened ?? { created: 0, warnings: [] };
  return { period: result, created, warnings, userErrors };
};

/** Writes that open and close periods. */
@Resolver()
export class PeriodMutations {
  @Mutation(() => ReportingPeriodPayload, {
    description:
      'Opens a period and requests a report on each action and project that is under way and has a responsible organisation. If it is open already, only missing reports are added. For the secretariat.',
  })
  async openReportingPeriod(
    @Arg('input', () => ReportingPeriodInput, { description: 'The period.' }) input: ReportingPeriodInput,
    @Ctx() context: Context,
  ) {
    const outcome = await openReportingPeriod(context, input);
    return answerPeriod(outcome, context, outcome.extra);
  }

  @Mutation(() => ReportingPeriodPayload, {
    description:
      'Cancels the opening of a period for which nobody has begun a report. The period is planned again: it requests no reports, and can be opened with other dates. For the secretariat.',
  })
  async cancelReportingPeriod(
    @Arg('plan', () => String, { description: PLAN }) plan: string,
    @Arg('code', () => String, { description: PERIOD }) code: string,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
    @Ctx() context: Context,
  ) {
    return answerPeriod(await cancelReportingPeriod(context, plan, code, reason), context);
  }

  @Mutation(() => ReportingPeriodPayload, {
    description:
      'Moves the due date of a period that is not closed. It holds for reports that are not submitted yet; those submitted before stay on time or late by the earlier date, unless `forgivesLate` is true. For the secretariat.',
  })
  async setPeriodDueDate(
    @Arg('plan', () => String, { description: PLAN }) plan: string,
    @Arg('code', () => String, { description: PERIOD }) code: string,
    @Arg('dueOn', () => DateScalar, {
      description: 'Last day on which a report is on time; not before the last day of the period.',
    })
    dueOn: string,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
    @Arg('forgivesLate', () => Boolean, {
      defaultValue: false,
      description:
        'Whether reports that were submitted late, and not after the new date, are on time by it. What was on time stays so.',
    })
    forgivesLate: boolean,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    const moved = { reason, forgivesLate };
    return answerPeriod(await setPeriodDueDate(context, { plan, code }, dueOn, moved, version), context);
  }

  @Mutation(() => SnapshotPayload, {
    description:
      'Closes a period that is over, and stores the plan as reported in a snapshot. The snapshot lists reports that were not submitted as missing. For the secretariat.',
  })
  async closeReportingPeriod(
    @Arg('plan', () => String, { description: PLAN }) plan: string,
    @Arg('code', () => String, { description: PERIOD }) code: string,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await closeReportingPeriod(context, plan, code), context, 'snapshot');
  }

  @Mutation(() => ReportingPeriodPayload, {
    description:
      'Opens a closed period again, with a reason. Closing it again makes the next version of its snapshot. For the secretariat.',
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
