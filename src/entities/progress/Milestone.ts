import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import { DateScalar, DecimalScalar } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Action } from '../plan/Action.js';
import { Project } from '../plan/Project.js';
import { Provenance } from '../plan/Provenance.js';
import { Named } from '../textRules.js';

@ObjectType({ implements: Node, description: 'A dated step of an action or a project that is either done or not.' })
@Entity()
@Named('milestone', 'title')
@Index({
  name: 'milestone_title_unique',
  expression:
    'create unique index milestone_title_unique on milestone (coalesce(action_id, 0), coalesce(project_id, 0), title)',
})
@Check({ name: 'milestone_owner_valid', expression: '(action_id is null) <> (project_id is null)' })
@Check({ name: 'milestone_weight_valid', expression: 'weight > 0 and weight <= 1000000' })
export class Milestone extends Node {
  @Index()
  @ManyToOne(() => Action, { ref: true, nullable: true, deleteRule: 'restrict' })
  action: Ref<Action> | null = null;

  @Index()
  @ManyToOne(() => Project, { ref: true, nullable: true, deleteRule: 'restrict' })
  project: Ref<Project> | null = null;

  @Field(() => String, { description: 'What has to be done.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => DateScalar, { description: 'Day by which it has to be done.' })
  @Property({ type: 'date' })
  dueOn!: string;

  @Field(() => DecimalScalar, {
    description: 'Weight among the milestones of its action or project: above 0, on any scale. Default: 1.',
  })
  @Property({ type: 'decimal', precision: 12, scale: 4, default: '1' })
  weight: Opt<string> = '1';

  @Property({ type: 'timestamptz', length: 3 })
  recordedAt: Opt<Date> = now();

  @Field(() => Int, { description: 'Version, which grows with each change. Pass it when you change the milestone.' })
  @Property({ type: 'integer', version: true })
  version!: Opt<number>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
