import { Field, Int, ObjectType } from 'type-graphql';
import { CurrencyCodeScalar, DateScalar, DecimalScalar } from '../../vocabulary/index.js';
import { MoneyAnswer } from './money.js';

@ObjectType({ description: 'How an amount was converted.' })
export class Conversion {
  @Field(() => CurrencyCodeScalar, { description: 'Currency converted from.' })
  from!: string;

  @Field(() => CurrencyCodeScalar, { description: 'Currency converted to.' })
  to!: string;

  @Field(() => DateScalar, { description: 'Day of the rate.' })
  date!: string;

  @Field(() => DecimalScalar, { description: 'What one unit of `from` was worth in `to`.' })
  rate!: string;

  @Field(() => String, { description: 'Who published the rate.' })
  source!: string;

  @Field(() => Boolean, {
    description:
      'True if there was no direct rate for the value date: a rate of an earlier day (at most 31 days before) or a cross rate was used.',
  })
  isApproximate!: boolean;

  @Field(() => Boolean, {
    description: 'True if the rate is the inverse of one that was given in the other direction.',
  })
  isInverse!: boolean;

  @Field(() => DecimalScalar, { description: 'Amount that was converted, in the currency `from`.' })
  amount!: string;

  @Field(() => DecimalScalar, { description: 'Converted amount, in the currency `to`.' })
  converted!: string;
}

@ObjectType({ description: 'How many projects a total is of, and how much is known of them.' })
export class MoneyCoverage {
  @Field(() => Int, { description: 'Number of projects that count.' })
  projects!: number;

  @Field(() => Int, {
    description: 'Those of which the lens shows any money: a transaction of whatever type, or a budget.',
  })
  projectsWithMoney!: number;
}

@ObjectType({
  description:
    'A sum over several currencies: what could be converted, each amount at its value date, and what could not. An amount without a rate never counts as zero.',
})
export class MoneyTotal {
  @Field(() => MoneyAnswer, {
    description: 'Sum of what could be converted, in the currency of the lens; rounded once, half-even.',
  })
  converted!: MoneyAnswer;

  @Field(() => [MoneyAnswer], { description: 'The whole sum, each currency separately.' })
  byCurrency!: MoneyAnswer[];

  @Field(() => [MoneyAnswer], { description: 'What could not be converted because there is no rate.' })
  unconverted!: MoneyAnswer[];

  @Field(() => Boolean, {
    description:
      'True if everything could be converted, and any money of these projects is recorded at all (`isPublished`).',
  })
  isComplete!: boolean | Promise<boolean>;

  @Field(() => Boolean, {
    description:
      'False if no money of any of these projects is recorded: the amounts are then unknown, and the 0 in `converted` is not a figure.',
  })
  isPublished!: boolean | Promise<boolean>;

  @Field(() => Boolean, {
    description:
      'False if no transaction of any of these projects is recorded, whatever its type: where only a budget is known, the 0 in `converted` is not what was committed or disbursed. Of budgets and forecasts: false if there is none of them either.',
  })
  isRecorded!: boolean | Promise<boolean>;

  @Field(() => MoneyCoverage, {
    nullable: true,
    description:
      'Of how many of the projects any money is recorded. Null for a part of another sum, such as that of a donor or a year.',
  })
  coverage!: MoneyCoverage | null | Promise<MoneyCoverage | null>;

  @Field(() => [Conversion], { description: 'The conversions, by day. Empty for a sum that is a part of another sum.' })
  conversions!: Conversion[] | Promise<Conversion[]>;
}
