import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { CurrencyCodeScalar, DateScalar, DecimalScalar } from '../../vocabulary/index.js';
import { UserError } from '../userError.js';

@InputType({ description: 'An exchange rate to record.' })
export class ExchangeRateInput {
  @Field(() => CurrencyCodeScalar, { description: 'Currency of which it is one unit.' })
  from!: string;

  @Field(() => CurrencyCodeScalar, { description: 'Currency in which it is worth the rate.' })
  to!: string;

  @Field(() => DateScalar, { description: 'Day; not in the future.' })
  date!: string;

  @Field(() => DecimalScalar, { description: 'Rate, above zero, at most ten decimals.' })
  rate!: string;

  @Field(() => String, { description: 'Who published it.' })
  source!: string;
}

@ObjectType({ description: 'What came of recording rates.' })
export class ExchangeRatesPayload {
  @Field(() => Int, { description: 'How many were new.' })
  saved!: number;

  @Field(() => [UserError], { description: 'Every mistake at once; empty when the write happened.' })
  userErrors!: UserError[];
}
