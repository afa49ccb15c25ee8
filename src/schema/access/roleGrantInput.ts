import { Field, ID, InputType } from 'type-graphql';
import { RoleGrant } from '../../entities/access/index.js';
import { DateScalar, Role } from '../../vocabulary/index.js';
import { payload } from '../userError.js';

@InputType({ description: 'A role to give to somebody whom the issuer knows.' })
export class RoleGrantInput {
  @Field(() => String, { description: 'Subject (`sub`) of the person at the issuer.' })
  user!: string;

  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'Id of what the role is limited to; leave out for everything.' })
  scope?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day; leave out for from now on.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; leave out for until revoked.' })
  to?: string | null;
}

export const RoleGrantPayload = payload('RoleGrantPayload', 'grant', RoleGrant);
