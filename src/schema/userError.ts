import { type ClassType, Field, ObjectType } from 'type-graphql';
import { UserErrorCode } from '../vocabulary/index.js';

@ObjectType({ description: 'An error in the input that the caller can fix. Nothing was written.' })
export class UserError {
  @Field(() => UserErrorCode, { description: 'Kind of error.' })
  code!: UserErrorCode;

  @Field(() => String, { nullable: true, description: 'Path of the input field, e.g. "input.actions.0.share".' })
  field!: string | null;

  @Field(() => String, { description: 'The value, the rule it breaks, and how to fix it.' })
  message!: string;
}

@ObjectType({ description: 'Something to look at in the input. It was written all the same.' })
export class Warning {
  @Field(() => String, { nullable: true, description: 'Path of the input field.' })
  field!: string | null;

  @Field(() => String, { description: 'What is unusual, and what it leads to.' })
  message!: string;
}

/** What the answer of every write has. */
@ObjectType()
export abstract class WriteAnswer {
  @Field(() => [UserError], { description: 'All user errors at once; empty if the write succeeded.' })
  userErrors!: UserError[];
}

/** The answer of a write of one row, or of several rows, in the field `field`. */
export const payload = (name: string, field: string, Type: ClassType, isList = false) => {
  @ObjectType(name, {
    description: 'Result of a write: what was written, or the user errors because of which nothing was written.',
  })
  class Payload extends WriteAnswer {
    @Field(() => (isList ? [Type] : Type), {
      name: field,
      nullable: !isList,
      description: isList ? 'What was written.' : 'As it is now; null if nothing was written.',
    })
    result!: object;
  }
  return Payload;
};
