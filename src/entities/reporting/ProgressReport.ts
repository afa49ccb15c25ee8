import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Node } from '../Node.js';
import { Action } from '../plan/Action.js';
import { Organisation } from '../plan/Organisation.js';
import { Project } from '../plan/Project.js';
import { Provenance } from '../plan/Provenance.js';
import { ReportingPeriod } from './ReportingPeriod.js';
import { ReportWords } from './ReportWords.js';

@ObjectType({
  implements: Node,
  description: 'A report on an action or a project for a period. Its state is the state after its last step.',
})
@Entity()
@Index({
  name: 'progress_report_subject_unique',
  expression:
    'create unique index progress_report_subject_unique on progress_report (period_id, coalesce(action_id, 0), coalesce(project_id, 0))',
})
@Check({ name: 'progress_report_subject_valid', expression: '(action_id is null) <> (project_id is null)' })
export class ProgressReport extends ReportWords {
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

  /** Everybody who saved or submitted it: nobody approves their own report. */
  @Property({ type: 'text[]', defaultRaw: "'{}'" })
  authors: Opt<string[]> = [];

  /** Moment at which an update was last requested. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  requestedAt: Date | null = null;

  /** Grows with each change. */
  @Property({ type: 'integer', version: true })
  version!: Opt<number>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
