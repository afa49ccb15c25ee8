import { Field, ID, ObjectType } from 'type-graphql';
import { UserError } from '../userError.js';

@ObjectType({ description: 'What came of asking for updates.' })
export class RequestUpdatesPayload {
  @Field(() => [ID], { description: 'Reports on which an update was asked for.' })
  requested!: string[];

  @Field(() => [ID], {
    description: 'Reports on which one was asked for less than five days ago, or that were handed in.',
  })
  skipped!: string[];

  @Field(() => [UserError], { description: 'Every mistake at once; empty when the write happened.' })
  userErrors!: UserError[];
}
