import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../vocabulary/index.js';

@ObjectType('PartialDate', {
  description: 'A date known to the year, the month or the day, or a span between two such dates.',
})
export class PartialDateAnswer {
  @Field(() => String, { description: 'As the source gives it, e.g. "2022", "2022-05" or "2025-12-04/2025-12-05".' })
  text!: string;

  @Field(() => DateScalar, { description: 'First day that the text can mean.' })
  earliest!: string;

  @Field(() => DateScalar, { description: 'Last day that the text can mean.' })
  latest!: string;
}
