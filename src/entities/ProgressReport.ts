import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { ProgressStatus } from '../schema/enums.js';
import { Action } from './Action.js';
import { Node } from './Node.js';
import { Organisation } from './Organisation.js';
import { Project } from './Project.js';
import { Provenance } from './Provenance.js';
import { ReportingPeriod } from './ReportingPeriod.js';

@ObjectType({ implements: Node, description: 'What is reported of an action or a project for a period. Its state is that of its latest event.' })
@Entity()
@Index({
  name: 'progress_report_subject_unique',
  expression: 'create unique index progress_report_subject_unique on progress_report (period_id, coalesce(action_id, 0), coalesce(project_id, 0))',
})
@Check({ name: 'progress_report_subject_valid', expression: '(action_id is null) <> (project_id is null)' })
export class ProgressReport extends Node {
  @ManyToOne(() => ReportingPeriod, { ref: true, deleteRule: 'restrict' })
  period!: Ref<ReportingPeriod>;

  @Index()
  @ManyToOne(() => Action, { ref: true, nullable: true, deleteRule: 'restrict' })
  action: Ref<Action> | null = null;

  @Index()
  @ManyToOne(() => Project, { ref: true, nullable: true, deleteRule: 'restrict' })
  project: Ref<Project> | null = null;

  @Index()
  @ManyToOne(() => Organisation, { ref: true, nullable: true, deleteRule: 'restrict' })
  organisation: Ref<Organisation> | null = null;

  @Property({ type: 'text', nullable: true })
  narrative: string | null = null;

  @Property({ type: 'text', nullable: true })
  achievements: string | null = null;

  @Property({ type: 'text', nullable: true })
  challenges: string | null = null;

  @Property({ type: 'text', nullable: true })
  wayForward: string | null = null;

  @Enum({ items: () => ProgressStatus, nullable: true })
  reportedStatus: ProgressStatus | null = null;

  /** Who handed it in last: nobody approves their own report. */
  @Property({ type: 'text', nullable: true })
  submittedBy: string | null = null;

  /** Organisation or person in whose place it was handed in. */
  @Field(() => String, { nullable: true, description: 'In whose place it was handed in, if somebody else did.' })
  @Property({ type: 'text', nullable: true })
  onBehalfOf: string | null = null;

  /** When an update was last asked for. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  requestedAt: Date | null = null;

  @Field(() => Int, { description: 'Grows with each change; pass it back when changing the report.' })
  @Property({ type: 'integer', version: true })
  version!: Opt<number>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
