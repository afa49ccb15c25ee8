import { Field, InputType } from 'type-graphql';
import { CommentSeverity } from '../../vocabulary/index.js';

@InputType({ description: 'A remark of a reviewer.' })
export class ReviewCommentInput {
  @Field(() => String, { nullable: true, description: 'Field of the report that it is on; leave out for the whole.' })
  field?: string | null;

  @Field(() => CommentSeverity, { defaultValue: CommentSeverity.BLOCKER, description: 'How much it matters.' })
  severity!: CommentSeverity;

  @Field(() => String, { description: 'The remark.' })
  text!: string;
}
