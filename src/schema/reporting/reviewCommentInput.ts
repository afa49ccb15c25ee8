import { Field, InputType } from 'type-graphql';
import { CommentSeverity } from '../../vocabulary/index.js';

@InputType({ description: 'A comment to add to a report.' })
export class ReviewCommentInput {
  @Field(() => String, {
    nullable: true,
    description: 'Field of the report that the comment is about. Leave it out for the whole report.',
  })
  field?: string | null;

  @Field(() => CommentSeverity, { defaultValue: CommentSeverity.BLOCKER, description: 'How much it matters.' })
  severity!: CommentSeverity;

  @Field(() => String, { description: 'The comment.' })
  text!: string;
}
