import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { CurrencyCodeScalar, DateScalar, DecimalScalar } from '../../vocabulary/index.js';
import { WriteAnswer } from '../userError.js';

@InputType({ description: 'An exchange rate to record.' })
export class ExchangeRateInput {
  @Field(() => CurrencyCodeScalar, { description: 'Currency that the rate converts from.' })
  from!: string;

  @Field(() => CurrencyCodeScalar, { description: 'Currency that the rate converts to.' })
  to!: string;

  @Field(() => DateScalar, { description: 'Day of the rate; not in the future.' })
  date!: string;

  @Field(() => DecimalScalar, {
    description: 'What one unit of `from` is worth in `to`: above 0, at most ten decimals.',
  })
  rate!: string;

  @Field(() => String, { description: 'Who published the rate, e.g. "ECB".' })
  source!: string;
}

@ObjectType({ description: 'Result of recording exchange rates.' })
export class ExchangeRatesPayload extends WriteAnswer {
  @Field(() => Int, { description: 'Number of rates that were new.' })
  saved!: number;
}
