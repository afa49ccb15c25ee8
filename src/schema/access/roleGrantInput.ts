import { Field, ID, InputType } from 'type-graphql';
import { RoleGrant } from '../../entities/access/index.js';
import { DateScalar, Role } from '../../vocabulary/index.js';
import { payload } from '../userError.js';

@InputType({ description: 'A role to grant to a person known to the issuer.' })
export class RoleGrantInput {
  @Field(() => String, { description: 'Subject (`sub`) of the person at the issuer.' })
  user!: string;

  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the scope: the role holds only for this item and what belongs to it. Default: everything.',
  })
  scope?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day. Default: at once.' })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day. Default: none; the role holds until it is revoked.',
  })
  to?: string | null;
}

/** Answer of granting or revoking a role. */
export const RoleGrantPayload = payload('RoleGrantPayload', 'grant', RoleGrant);
