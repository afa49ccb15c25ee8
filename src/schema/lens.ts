import { Field, ObjectType } from 'type-graphql';
import { Basis, CurrencyCodeScalar, DateScalar, DateTimeScalar } from '../vocabulary/index.js';

@ObjectType('Lens', { description: 'A lens, and the revision of the data that was read through it.' })
export class LensAnswer {
  @Field(() => DateScalar, { description: 'Only facts dated on or before this day count.' })
  asOf!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only facts recorded at or before this moment count; null means all facts known now.',
  })
  knownAt!: string | null;

  @Field(() => Basis, { description: 'Which facts from progress reports count.' })
  basis!: Basis;

  @Field(() => CurrencyCodeScalar, { description: 'Currency of converted totals.' })
  currency!: string;

  @Field(() => String, {
    description: 'Number of writes up to now. The same revision and lens give the same answer.',
  })
  revision!: string;
}

@ObjectType({ description: 'The lens of a root field.' })
export class RootFieldLens {
  @Field(() => String, { description: 'Name of the root field in the answer.' })
  field!: string;

  @Field(() => LensAnswer, { description: 'The lens that it and all below it are seen through.' })
  lens!: LensAnswer;
}
