import { Field, ObjectType } from 'type-graphql';
import { Node } from '../entities/Node.js';
import { Organisation } from '../entities/Organisation.js';
import { Role } from './enums.js';
import { DateScalar } from './scalars.js';

@ObjectType({ implements: Node, description: 'A role that somebody has, for a scope and a time.' })
export class RoleGrant extends Node {
  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field(() => Node, { nullable: true, description: 'What it is limited to; null means everything.' })
  scope!: object | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day; null means always.' })
  from!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null means until revoked.' })
  to!: string | null;
}

@ObjectType({ description: 'Whoever sends this request.' })
export class Viewer {
  @Field(() => String, { nullable: true, description: 'Name; null for the anonymous.' })
  name!: string | null;

  @Field(() => [RoleGrant], { description: 'Roles held today.' })
  roles!: RoleGrant[];

  @Field(() => Organisation, { nullable: true, description: 'Organisation that they speak for.' })
  organisation!: object | null;
}

/** What everybody may do without signing in. */
export const anonymousGrant: RoleGrant = { id: 0, role: Role.PUBLIC, scope: null, from: null, to: null };
