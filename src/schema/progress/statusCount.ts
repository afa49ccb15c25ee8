import { Field, Int, ObjectType } from 'type-graphql';
import { ProgressStatus } from '../../vocabulary/index.js';

@ObjectType({ description: 'How many actions have a status.' })
export class StatusCount {
  @Field(() => ProgressStatus, { description: 'The status shown.' })
  status!: ProgressStatus;

  @Field(() => Int, { description: 'How many; 0 is shown too, so that all of them add up to the number of actions.' })
  count!: number;
}
