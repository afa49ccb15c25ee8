import { Field, InputType } from 'type-graphql';
import { DateScalar } from '../vocabulary/index.js';

@InputType({ description: 'A span of days; an end left out is open.' })
export class DateRange {
  @Field(() => DateScalar, { nullable: true, description: 'First day.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day.' })
  to?: string | null;
}
