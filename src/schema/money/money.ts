import { Field, InputType, ObjectType } from 'type-graphql';
import { CurrencyCodeScalar, DecimalScalar } from '../../vocabulary/index.js';

@ObjectType('Money', { description: 'An amount in a currency.' })
export class MoneyAnswer {
  @Field(() => DecimalScalar, { description: 'Amount, with two decimals.' })
  amount!: string;

  @Field(() => CurrencyCodeScalar, { description: 'Currency, ISO 4217.' })
  currency!: string;
}

@InputType({ description: 'An amount in a currency.' })
export class MoneyInput {
  @Field(() => DecimalScalar, {
    description:
      'Amount, with at most the decimals that ISO 4217 gives its currency: none for JPY, two for USD, three for BHD.',
  })
  amount!: string;

  @Field(() => CurrencyCodeScalar, { description: 'Currency, ISO 4217.' })
  currency!: string;
}
