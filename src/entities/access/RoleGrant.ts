import type { Opt } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import { DateScalar, Role } from '../../vocabulary/index.js';
import { Node } from '../Node.js';

@ObjectType({ implements: Node, description: 'A role that a person has, for a scope and a time.' })
@Entity()
@Index({ properties: ['user'] })
@Check({ name: 'role_grant_scope_valid', expression: '(scope_type is null) = (scope_id is null)' })
@Check({ name: 'role_grant_time_valid', expression: '"from" <= "to"' })
export class RoleGrant extends Node {
  /** Subject (`sub`) of the person at the issuer. */
  @Property({ type: 'text' })
  user!: string;

  @Field(() => Role, { description: 'The role.' })
  @Enum({ items: () => Role })
  role!: Role;

  @Property({ type: 'text', nullable: true })
  scopeType: string | null = null;

  @Property({ type: 'integer', nullable: true })
  scopeId: number | null = null;

  @Field(() => DateScalar, { nullable: true, description: 'First day; null means no limit.' })
  @Property({ type: 'date', nullable: true })
  from: string | null = null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day; null means no limit: it holds until it is revoked.',
  })
  @Property({ type: 'date', nullable: true })
  to: string | null = null;

  @Property({ type: 'timestamptz', length: 3 })
  createdAt: Opt<Date> = now();

  @Property({ type: 'timestamptz', length: 3, nullable: true })
  revokedAt: Date | null = null;
}
