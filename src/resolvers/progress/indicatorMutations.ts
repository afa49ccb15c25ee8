import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  IndicatorInput,
  IndicatorPatch,
  IndicatorPayload,
  IndicatorValueInput,
  IndicatorValuesPayload,
  SetIndicatorPointInput,
} from '../../schema/progress/index.js';
import {
  createIndicator,
  recordIndicatorValues,
  retireIndicator,
  setIndicatorPoint,
  updateIndicator,
} from '../../services/progress/index.js';
import { DateScalar } from '../../vocabulary/index.js';
import { numberOf } from '../numberOf.js';
import { afterWrite, rowAnswer } from '../writeAnswer.js';
import { IdempotencyKeyArg, VersionArg } from '../writeArgs.js';

/** Writes of indicators and their values. */
@Resolver()
export class IndicatorMutations {
  @Mutation(() => IndicatorPayload, {
    description: 'Creates an indicator of an action or a project, with its baseline and targets. For the secretariat.',
  })
  async createIndicator(
    @Arg('input', () => IndicatorInput, { description: 'The indicator.' }) input: IndicatorInput,
    @IdempotencyKeyArg() key: string | null,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await createIndicator(context, input, key), context, 'indicator');
  }

  @Mutation(() => IndicatorPayload, {
    description:
      'Changes the fields of an indicator that are given. Its code stays. What its stored values mean and how they are combined is changed only with a `reason`: without one, the user error IN_USE says what would become of them. For the secretariat.',
  })
  async updateIndicator(
    @Arg('id', () => ID, { description: 'Id of the indicator.' }) id: string,
    @Arg('input', () => IndicatorPatch, { description: 'Fields to change.' }) input: IndicatorPatch,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    const outcome = await updateIndicator(context, numberOf(id, 'Indicator'), input, version, context.today);
    return rowAnswer(outcome, context, 'indicator');
  }

  @Mutation(() => IndicatorPayload, {
    description:
      'Ends an indicator: from a day on it is in no list and no figure, and before it everything stays as it was. User errors: OUT_OF_RANGE if it has a value of that day or later, PERIOD_CLOSED for a day in a closed period. For the secretariat.',
  })
  async retireIndicator(
    @Arg('id', () => ID, { description: 'Id of the indicator.' }) id: string,
    @Arg('retiredOn', () => DateScalar, {
      nullable: true,
      description: 'First day on which it does not count. Null, also if left out, takes an earlier retirement back.',
    })
    retiredOn: string | null,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    const number = numberOf(id, 'Indicator');
    return rowAnswer(await retireIndicator(context, number, retiredOn ?? null, reason, version), context, 'indicator');
  }

  @Mutation(() => IndicatorPayload, {
    description:
      'States the baseline, the final target or the target of a period of an indicator, from now on. An earlier one is kept as it was known then. User error PERIOD_CLOSED for a day, or the end of a period, in a closed reporting period. For the secretariat.',
  })
  async setIndicatorPoint(
    @Arg('input', () => SetIndicatorPointInput, { description: 'The baseline or target.' })
    input: SetIndicatorPointInput,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await setIndicatorPoint(context, input, version), context, 'indicator');
  }

  @Mutation(() => IndicatorValuesPayload, {
    description:
      'Records indicator values, which count as approved at once: all of them or none, at most 250. A value replaces an earlier one for the same unit (project, country or the whole) and date. For the secretariat.',
  })
  async recordIndicatorValues(
    @Arg('input', () => [IndicatorValueInput], { description: 'The values.' }) input: IndicatorValueInput[],
    @IdempotencyKeyArg() key: string | null,
    @Ctx() context: Context,
  ) {
    const { userErrors, ids } = afterWrite(await recordIndicatorValues(context, input, key, context.today), context);
    return { result: await context.loaders.indicatorValue.loadMany(ids), userErrors };
  }
}
