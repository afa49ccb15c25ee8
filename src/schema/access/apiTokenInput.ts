import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ApiToken } from '../../entities/access/index.js';
import { DateScalar, Role } from '../../vocabulary/index.js';
import { WriteAnswer } from '../userError.js';

@InputType({ description: 'A token to create.' })
export class ApiTokenInput {
  @Field(() => String, { description: 'Name of the person or program that uses it. The audit shows this name.' })
  name!: string;

  @Field(() => Role, { description: 'Role of the token: what its holder may do.' })
  role!: Role;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the scope: the role holds only for this item and what belongs to it. Default: everything.',
  })
  scope?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that its holder represents.' })
  organisation?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Person who holds it, as the issuer names them if there is one. All tokens of a person count as that one person, who cannot approve what they wrote.',
  })
  user?: string | null;

  @Field(() => DateScalar, { description: 'Last day on which it is valid.' })
  expiresOn!: string;
}

@ObjectType({ description: 'Result of creating or revoking a token.' })
export class ApiTokenPayload extends WriteAnswer {
  @Field(() => ApiToken, { nullable: true, description: 'The token; null if nothing was written.' })
  token!: object | null;

  @Field(() => String, {
    nullable: true,
    description: 'The secret. It is shown only here, when the token is created; otherwise null.',
  })
  secret!: string | null;
}
