import { Field, ObjectType } from 'type-graphql';
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

  @Field(() => DecimalScalar, { description: 'Amount that was converted, in the currency `from`.' })
  amount!: string;

  @Field(() => DecimalScalar, { description: 'Converted amount, in the currency `to`.' })
  converted!: string;
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

  @Field(() => Boolean, { description: 'True if everything could be converted.' })
  isComplete!: boolean;

  @Field(() => [Conversion], { description: 'The conversions, by day. Empty for a sum that is a part of another sum.' })
  conversions!: Conversion[];
}
