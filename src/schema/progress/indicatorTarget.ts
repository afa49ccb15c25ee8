import { Field, ObjectType } from 'type-graphql';
import { DateScalar, DecimalScalar } from '../../vocabulary/index.js';

@ObjectType({ description: 'The value that an indicator should reach by the end of a period.' })
export class IndicatorTarget {
  @Field(() => DateScalar, { description: 'First day of the period.' })
  periodStart!: string;

  @Field(() => DateScalar, { description: 'Last day of the period.' })
  periodEnd!: string;

  @Field(() => DecimalScalar, { description: 'The value, in the unit of the indicator.' })
  value!: string;

  @Field(() => String, { nullable: true, description: 'A comment; null if there is none.' })
  comment!: string | null;
}
