import { Field, ID, ObjectType } from 'type-graphql';
import { WriteAnswer } from '../userError.js';

@ObjectType({ description: 'Whom the request for one report reached.' })
export class UpdateReached {
  @Field(() => ID, { description: 'Id of the report.' })
  report!: string;

  @Field(() => [String], {
    description:
      'Names of the people who now find the request in `viewer { obligations }`: focal points in whose scope the report is, by a token or a role of the tracker. People whose role only their issuer knows are not listed. Empty if there is nobody: then nobody is told, and somebody must be.',
  })
  people!: string[];
}

@ObjectType({ description: 'Result of asking for updates.' })
export class RequestUpdatesPayload extends WriteAnswer {
  @Field(() => [ID], { description: 'Ids of the reports for which an update was requested.' })
  requested!: string[];

  @Field(() => [ID], {
    description:
      'Ids of the reports that were skipped: an update was requested less than five days ago, or the report is submitted.',
  })
  skipped!: string[];

  @Field(() => [UpdateReached], {
    description: 'Whom it reached, for each report for which an update was requested. No message is sent.',
  })
  reached!: UpdateReached[];
}
