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
