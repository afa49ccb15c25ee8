import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ApiToken } from '../../entities/access/index.js';
import { DateScalar, Role } from '../../vocabulary/index.js';
import { UserError } from '../userError.js';

@InputType({ description: 'A token to make.' })
export class ApiTokenInput {
  @Field(() => String, { description: 'Who or what it is for; stands in the audit.' })
  name!: string;

  @Field(() => Role, { description: 'What it may do.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'Id of what the role is limited to; leave out for everything.' })
  scope?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that it speaks for.' })
  organisation?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Person whose it is, as the issuer calls them if there is one: all tokens of a person are one person, who approves nothing that they wrote.',
  })
  user?: string | null;

  @Field(() => DateScalar, { description: 'Last day on which it works.' })
  expiresOn!: string;
}

@ObjectType({ description: 'What came of making or ending a token.' })
export class ApiTokenPayload {
  @Field(() => ApiToken, { nullable: true, description: 'The token; null where nothing was written.' })
  token!: object | null;

  @Field(() => String, {
    nullable: true,
    description: 'The secret, once and never again; null unless the token was just made.',
  })
  secret!: string | null;

  @Field(() => [UserError], { description: 'Every mistake at once; empty when the write happened.' })
  userErrors!: UserError[];
}
