import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { ActionPartyRole } from '../../vocabulary/index.js';
import { Action } from './Action.js';
import { Organisation } from './Organisation.js';

@ObjectType({ description: 'An organisation responsible for an action.' })
@Entity()
@Unique({ properties: ['action', 'organisation'] })
export class ActionParty {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Action, { ref: true, deleteRule: 'cascade' })
  action!: Ref<Action>;

  @Index()
  @ManyToOne(() => Organisation, { ref: true })
  organisation!: Ref<Organisation>;

  @Field(() => ActionPartyRole, { description: 'What it does for the action.' })
  @Enum({ items: () => ActionPartyRole })
  role!: ActionPartyRole;
}
