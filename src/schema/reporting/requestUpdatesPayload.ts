import { Field, ID, ObjectType } from 'type-graphql';
import { WriteAnswer } from '../userError.js';

@ObjectType({ description: 'Result of asking for updates.' })
export class RequestUpdatesPayload extends WriteAnswer {
  @Field(() => [ID], { description: 'Ids of the reports for which an update was requested.' })
  requested!: string[];

  @Field(() => [ID], {
    description:
      'Ids of the reports that were skipped: an update was requested less than five days ago, or the report is submitted.',
  })
  skipped!: string[];
}
