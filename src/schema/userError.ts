import { type ClassType, Field, ObjectType } from 'type-graphql';
import { UserErrorCode } from '../vocabulary/index.js';

@ObjectType({ description: 'A mistake in the input that the caller can mend. Nothing was written.' })
export class UserError {
  @Field(() => UserErrorCode, { description: 'What kind of mistake.' })
  code!: UserErrorCode;

  @Field(() => String, { nullable: true, description: 'Path of the input field, e.g. "input.actions.0.share".' })
  field!: string | null;

  @Field(() => String, { description: 'The value, the rule and the way out.' })
  message!: string;
}

export const payload = (name: string, field: string, Type: ClassType, isList = false) => {
  @ObjectType(name, { description: 'What came of a write: the result, or the errors for which nothing was written.' })
  class Payload {
    @Field(() => (isList ? [Type] : Type), {
      name: field,
      nullable: !isList,
      description: isList ? 'What was written.' : 'As it now is; null where nothing was written.',
    })
    result!: object;

    @Field(() => [UserError], { description: 'Every mistake at once; empty when the write happened.' })
    userErrors!: UserError[];
  }
  return Payload;
};
