import { Field, ObjectType } from 'type-graphql';
import { Basis, CurrencyCodeScalar, DateScalar, DateTimeScalar } from '../vocabulary/index.js';

@ObjectType('Lens', { description: 'How this operation looked at the facts, and the data that it saw.' })
export class LensAnswer {
  @Field(() => DateScalar, { description: 'Only facts dated on or before this day count.' })
  asOf!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only facts recorded at or before this moment count; null means all known now.',
  })
  knownAt!: string | null;

  @Field(() => Basis, { description: 'Which facts from progress reports count.' })
  basis!: Basis;

  @Field(() => CurrencyCodeScalar, { description: 'Currency of converted totals.' })
  currency!: string;

  @Field(() => String, {
    description: 'How many writes the data had seen; the same revision and lens give the same answer.',
  })
  revision!: string;
}
