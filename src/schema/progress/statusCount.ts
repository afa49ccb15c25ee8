import { Field, Int, ObjectType } from 'type-graphql';
import { ProgressStatus } from '../../vocabulary/index.js';

@ObjectType({ description: 'Number of actions with one status.' })
export class StatusCount {
  @Field(() => ProgressStatus, { description: 'Status shown.' })
  status!: ProgressStatus;

  @Field(() => Int, {
    description: 'Number of actions. Every status is listed, also with 0; together they add up to all actions.',
  })
  count!: number;
}
