import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  BudgetInput,
  ExchangeRateInput,
  ExchangeRatesPayload,
  PlannedDisbursementInput,
  PlannedDisbursementsPayload,
  TransactionInput,
  TransactionsPayload,
} from '../../schema/money/index.js';
import { ProjectPayload } from '../../schema/plan/index.js';
import {
  recordPlannedDisbursements,
  recordTransactions,
  reverseTransaction,
  setBudget,
  setExchangeRates,
} from '../../services/money/index.js';
import { numberOf } from '../numberOf.js';
import { afterWrite, rowAnswer, rowsAnswer } from '../writeAnswer.js';
import { IdempotencyKeyArg } from '../writeArgs.js';

/** Writes of transactions, budgets and exchange rates. */
@Resolver()
export class MoneyMutations {
  @Mutation(() => TransactionsPayload, {
    description: 'Records transactions: all of them or none, at most 250 at once. For the secretariat.',
  })
  async recordTransactions(
    @Arg('input', () => [TransactionInput], { description: 'The transactions.' }) input: TransactionInput[],
    @IdempotencyKeyArg() key: string | null,
    @Ctx() context: Context,
  ) {
    return rowsAnswer(await recordTransactions(context, input, key, context.today), context, 'transaction');
  }

  @Mutation(() => TransactionsPayload, {
    description:
      'Reverses a wrong transaction by a new one that points to it. Transactions are never edited or deleted. For the secretariat.',
  })
  async reverseTransaction(
    @Arg('id', () => ID, { description: 'Id of the transaction.' }) id: string,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
    @IdempotencyKeyArg() key: string | null,
    @Ctx() context: Context,
  ) {
    return rowsAnswer(
      await reverseTransaction(context, numberOf(id, 'Transaction'), reason, key),
      context,
      'transaction',
    );
  }

  @Mutation(() => ProjectPayload, {
    description:
      'Records a budget. On the days that it covers it counts in place of earlier ones of its type, and a revised one also in place of original ones. For the secretariat.',
  })
  async setBudget(
    @Arg('input', () => BudgetInput, { description: 'The budget.' }) input: BudgetInput,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await setBudget(context, input), context, 'project');
  }

  @Mutation(() => PlannedDisbursementsPayload, {
    description:
      'Records forecasts: all of them or none, at most 250 at once. On the days that one covers it counts in place of earlier ones of the same project, provider and receiver. For the secretariat.',
  })
  async recordPlannedDisbursements(
    @Arg('input', () => [PlannedDisbursementInput], { description: 'The forecasts.' })
    input: PlannedDisbursementInput[],
    @IdempotencyKeyArg() key: string | null,
    @Ctx() context: Context,
  ) {
    return rowsAnswer(await recordPlannedDisbursements(context, input, key), context, 'plannedDisbursement');
  }

  @Mutation(() => ExchangeRatesPayload, {
    description: 'Records exchange rates. A later rate for the same day replaces an earlier one. For the secretariat.',
  })
  async setExchangeRates(
    @Arg('input', () => [ExchangeRateInput], { description: 'The rates.' }) input: ExchangeRateInput[],
    @Ctx() context: Context,
  ) {
    const { userErrors, ids } = afterWrite(await setExchangeRates(context, input, context.today), context);
    return { saved: ids.length, userErrors };
  }
}
