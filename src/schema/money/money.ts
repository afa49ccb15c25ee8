import { type ClassType, Field, Float, Int, ObjectType } from 'type-graphql';
import { Transaction } from '../../entities/money/index.js';
import { Node } from '../../entities/Node.js';
import { CurrencyCodeScalar, DateScalar, DecimalScalar } from '../../vocabulary/index.js';
import { connectionOf } from '../connection.js';
import { LensAnswer } from '../plan/computed.js';

@ObjectType('Money', { description: 'An amount in a currency.' })
export class MoneyAnswer {
  @Field(() => DecimalScalar, { description: 'Amount, with two decimals.' })
  amount!: string;

  @Field(() => CurrencyCodeScalar, { description: 'Currency, ISO 4217.' })
  currency!: string;
}

@ObjectType({ description: 'How an amount was converted.' })
export class Conversion {
  @Field(() => CurrencyCodeScalar, { description: 'Currency converted from.' })
  from!: string;

  @Field(() => CurrencyCodeScalar, { description: 'Currency converted to.' })
  to!: string;

  @Field(() => DateScalar, { description: 'Day of the rate.' })
  date!: string;

  @Field(() => DecimalScalar, { description: 'What one unit of the first was worth in the second.' })
  rate!: string;

  @Field(() => String, { description: 'Who published the rate.' })
  source!: string;

  @Field(() => Boolean, {
    description:
      'True where the value date has no rate of its own and an earlier day (at most 31) or a cross rate was taken.',
  })
  isApproximate!: boolean;

  @Field(() => DecimalScalar, { description: 'What was converted, in the first currency.' })
  amount!: string;

  @Field(() => DecimalScalar, { description: 'What it came to, in the second currency.' })
  converted!: string;
}

@ObjectType({
  description:
    'A sum over currencies: what could be converted at each value date, and what could not. Nothing is ever counted as zero.',
})
export class MoneyTotal {
  @Field(() => MoneyAnswer, {
    description: 'What could be converted, in the currency of the lens; rounded once, half-even.',
  })
  converted!: MoneyAnswer;

  @Field(() => [MoneyAnswer], { description: 'The whole, each currency by itself.' })
  byCurrency!: MoneyAnswer[];

  @Field(() => [MoneyAnswer], { description: 'What could not be converted, for want of a rate.' })
  unconverted!: MoneyAnswer[];

  @Field(() => Boolean, { description: 'True where everything could be converted.' })
  isComplete!: boolean;

  @Field(() => [Conversion], { description: 'The conversions, by day; empty for sums that are parts of another.' })
  conversions!: Conversion[];
}

@ObjectType({ description: 'What one donor provided.' })
export class DonorFunding {
  organisationId!: number;

  @Field(() => MoneyTotal, { description: 'Pledged by it.' })
  pledged!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Committed by it.' })
  committed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Disbursed by it.' })
  disbursed!: MoneyTotal;

  @Field(() => Float, {
    nullable: true,
    description:
      'Its part of all that is committed, both as far as they could be converted, 0 to 1, to four decimals; null while nothing is.',
  })
  shareOfCommitted!: number | null;
}

@ObjectType({ description: 'Money of which no source says who provided it.' })
export class DonorUnknownFunding {
  @Field(() => MoneyTotal, { description: 'Pledged.' })
  pledged!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Committed.' })
  committed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Disbursed.' })
  disbursed!: MoneyTotal;
}

@ObjectType({ description: 'Money of one calendar year, by transaction date.' })
export class YearFunding {
  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => MoneyTotal, { description: 'Pledged in it.' })
  pledged!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Committed in it.' })
  committed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Disbursed in it.' })
  disbursed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Spent in it.' })
  spent!: MoneyTotal;
}

@ObjectType({
  description: 'The money of something, through the lens. Components are never added to what they are part of.',
})
export class Funding {
  @Field(() => MoneyTotal, { description: 'Pledges (IATI 12, 13).' })
  pledged!: MoneyTotal;

  @Field(() => MoneyTotal, {
    description: 'Commitments (IATI 2, 11). One that both sides report counts once, the provider’s record first.',
  })
  committed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Disbursements (IATI 3).' })
  disbursed!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Expenditure (IATI 4). Never added to what is disbursed.' })
  spent!: MoneyTotal;

  @Field(() => MoneyTotal, { description: 'Incoming funds (IATI 1).' })
  received!: MoneyTotal;

  @Field(() => MoneyTotal, {
    description:
      'Effective budgets: of each project and period the latest revised one, else the original. A donor or date in the filter does not bear on it.',
  })
  budget!: MoneyTotal;

  @Field(() => MoneyTotal, {
    nullable: true,
    description:
      'Committed minus budget; null while no budget is known, and where a donor or date in the filter leaves only a part of what is committed.',
  })
  gap!: MoneyTotal | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Disbursed as a part of committed, both as far as they could be converted, 0 to 1 or more, to four decimals; null while nothing is committed.',
  })
  disbursementRate!: number | null;

  @Field(() => [DonorFunding], {
    description: 'By donor, the largest commitment first. Together with donorUnknown it adds up to the total.',
  })
  byDonor!: DonorFunding[];

  @Field(() => DonorUnknownFunding, { description: 'Money of which no source says who provided it.' })
  donorUnknown!: DonorUnknownFunding;

  @Field(() => [YearFunding], { description: 'By year of the transaction.' })
  byYear!: YearFunding[];

  @Field(() => Int, {
    description:
      'Projects that count here, whether or not money of them is known; with a donor or date in the filter those with such money.',
  })
  projectCount!: number;

  @Field(() => Boolean, { description: 'True where some of this money is made up for demonstration or measurement.' })
  isSynthetic!: boolean;
}

@ObjectType({ description: 'What went into a figure.' })
export class ExplanationInput {
  @Field(() => String, { description: 'What it is.' })
  label!: string;

  @Field(() => Node, { nullable: true, description: 'The thing itself.' })
  node!: object | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Of money the part of it that counts, 0 to 1; of progress its weight, share or part in the mean, in any scale.',
  })
  weight!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'What it adds to the figure.' })
  value!: string | null;

  @Field(() => String, { nullable: true, description: 'Unit of the value, e.g. a currency.' })
  unit!: string | null;
}

@ObjectType({ description: 'What was left out of a figure, and why.' })
export class Exclusion {
  @Field(() => String, {
    description:
      'AFTER_AS_OF, AFTER_KNOWN_AT (the lens), NO_RATE (stays in unconverted), COMPONENT, DUPLICATE_FLOW; of progress NO_DATA, NOT_APPROVED (the basis), SUPERSEDED (a later record took its place), NO_BASELINE, NO_TARGET; or NO_SHARE (not left out: the share is an equal part of what is left of 100).',
  })
  reason!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;

  @Field(() => [Node], { description: 'Some of them, at most five.' })
  examples!: object[];
}

@ObjectType({ description: 'Why a number is what it is: the rule, what went in, and what was left out.' })
export class Explanation {
  @Field(() => String, { description: 'The rule, in a sentence.' })
  rule!: string;

  @Field(() => [ExplanationInput], {
    description: 'What went in, the largest first; past a hundred the rest is one line.',
  })
  inputs!: ExplanationInput[];

  @Field(() => [Exclusion], { description: 'What was left out.' })
  excluded!: Exclusion[];

  @Field(() => LensAnswer, { description: 'The lens.' })
  lens!: LensAnswer;
}

export const TransactionConnection: ClassType<object> = connectionOf(Transaction, 'Transaction');
