import type { Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Action } from './Action.js';
import { Project } from './Project.js';
import { Provenance } from './Provenance.js';

@ObjectType({ description: 'The link of a project to an action that it serves.' })
@Entity()
@Unique({ properties: ['project', 'action'] })
@Check({ name: 'project_action_share_valid', expression: 'share >= 0 and share <= 100' })
export class ProjectAction {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Project, { ref: true, deleteRule: 'cascade' })
  project!: Ref<Project>;

  @Index()
  @ManyToOne(() => Action, { ref: true })
  action!: Ref<Action>;

  /** Percentage stated. Rows with null share equally what is left of 100. */
  @Property({ type: 'decimal', precision: 7, scale: 4, nullable: true })
  share: string | null = null;

  @Field(() => String, { nullable: true, description: 'What the project does for the action.' })
  @Property({ type: 'text', nullable: true })
  contribution: string | null = null;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
