import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import { DateScalar, DateTimeScalar, Role } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Organisation } from '../plan/Organisation.js';
import { Named } from '../textRules.js';

@ObjectType({
  implements: Node,
  description:
    'A token that gives a program or person a role in the API. Its secret is shown once; the tracker keeps only the SHA-256 of it.',
})
@Entity()
@Named('api_token', 'name')
@Check({ name: 'api_token_scope_valid', expression: '(scope_type is null) = (scope_id is null)' })
export class ApiToken extends Node {
  @Field(() => String, { description: 'Name of the person or program that uses it. The audit shows this name.' })
  @Property({ type: 'text' })
  name!: string;

  /** Person who holds it, as the issuer names them. All tokens of a person count as that one person. */
  @Property({ type: 'text', nullable: true })
  user: string | null = null;

  @Field(() => Role, { description: 'Role of the token: what its holder may do.' })
  @Enum({ items: () => Role })
  role!: Role;

  /** Type of the scope of the role; null means everything. */
  @Property({ type: 'text', nullable: true })
  scopeType: string | null = null;

  @Property({ type: 'integer', nullable: true })
  scopeId: number | null = null;

  @ManyToOne(() => Organisation, { ref: true, nullable: true, deleteRule: 'restrict' })
  organisation: Ref<Organisation> | null = null;

  @Unique()
  @Property({ type: 'text' })
  secretHash!: string;

  @Field(() => DateScalar, { description: 'Last day on which it is valid.' })
  @Property({ type: 'date' })
  expiresOn!: string;

  @Property({ type: 'timestamptz', length: 3 })
  createdAt: Opt<Date> = now();

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Moment of its last use, to the minute; null if it was never used.',
  })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  lastUsedAt: Date | null = null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Moment at which it was revoked; null if it was not.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  revokedAt: Date | null = null;
}
