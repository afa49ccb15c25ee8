import { Field, InputType } from 'type-graphql';
import { DateScalar } from '../vocabulary/index.js';

@InputType({ description: 'A span of days. Without `from` or `to` it is open at that end.' })
export class DateRange {
  @Field(() => DateScalar, { nullable: true, description: 'First day.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day.' })
  to?: string | null;
}
