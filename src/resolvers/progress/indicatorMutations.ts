import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  IndicatorInput,
  IndicatorPayload,
  IndicatorValueInput,
  IndicatorValuesPayload,
} from '../../schema/progress/index.js';
import { createIndicator, recordIndicatorValues } from '../../services/progress/index.js';
import { afterWrite, rowAnswer } from '../writeAnswer.js';
import { IdempotencyKeyArg } from '../writeArgs.js';

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
