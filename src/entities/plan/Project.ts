import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import { ActivityStatus, DateTimeScalar, FinancialScope } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Coded, Named } from '../textRules.js';
import { Provenance } from './Provenance.js';

const STARTS_ON = '(partial_date_earliest(coalesce(actual_start, planned_start))) stored';
const ENDS_ON = '(partial_date_latest(coalesce(actual_end, planned_end))) stored';

@ObjectType({ implements: Node, description: 'A funded piece of work that serves one or more actions.' })
@Entity()
@Coded('project')
@Named('project', 'title')
@Unique({ properties: ['iatiIdentifier'], deferMode: 'deferred' })
@Check({
  name: 'project_planned_start_valid',
  expression: 'planned_start is null or partial_date_earliest(planned_start) is not null',
})
@Check({
  name: 'project_actual_start_valid',
  expression: 'actual_start is null or partial_date_earliest(actual_start) is not null',
})
@Check({
  name: 'project_planned_end_valid',
  expression: 'planned_end is null or partial_date_earliest(planned_end) is not null',
})
@Check({
  name: 'project_actual_end_valid',
  expression: 'actual_end is null or partial_date_earliest(actual_end) is not null',
})
@Check({ name: 'project_parent_valid', expression: 'parent_id <> id' })
@Check({ name: 'project_component_parent_valid', expression: "financial_scope = 'WHOLE' or parent_id is not null" })
@Index({
  name: 'project_title_id_index',
  expression: 'create index project_title_id_index on project (title collate "und-x-icu", id)',
})
@Index({
  name: 'project_starts_on_id_index',
  expression: "create index project_starts_on_id_index on project (coalesce(starts_on, 'infinity'::date), id)",
})
@Index({
  name: 'project_ends_on_id_index',
  expression: "create index project_ends_on_id_index on project (coalesce(ends_on, 'infinity'::date), id)",
})
@Index({
  name: 'project_letter_pairs_index',
  expression: 'create index project_letter_pairs_index on project using gin (letter_pairs(search_key))',
})
@Index({ properties: ['updatedAt', 'id'] })
@Index({ properties: ['activityStatus'] })
export class Project extends Node {
  @Field(() => String, { description: 'Code of the project, unique in the tracker.' })
  @Unique()
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Identifier in IATI (iati-identifier).' })
  @Property({ type: 'text', nullable: true })
  iatiIdentifier: string | null = null;

  @Field(() => String, { description: 'Title of the project.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What the project does.' })
  @Property({ type: 'text', nullable: true })
  description: string | null = null;

  @Field(() => ActivityStatus, {
    nullable: true,
    description: 'Phase (IATI ActivityStatus): which phase, not how well it goes. Null if it is not stated.',
  })
  @Enum({ items: () => ActivityStatus, nullable: true })
  activityStatus: ActivityStatus | null = null;

  @Property({ type: 'text', nullable: true })
  plannedStart: string | null = null;

  @Property({ type: 'text', nullable: true })
  actualStart: string | null = null;

  @Property({ type: 'text', nullable: true })
  plannedEnd: string | null = null;

  @Property({ type: 'text', nullable: true })
  actualEnd: string | null = null;

  /** First day that is stated; null if none is. */
  @Property({ type: 'date', nullable: true, generated: STARTS_ON })
  startsOn!: Opt<string> | null;

  /** Last day that is stated; null if none is. */
  @Property({ type: 'date', nullable: true, generated: ENDS_ON })
  endsOn!: Opt<string> | null;

  @Index()
  @ManyToOne(() => Project, { ref: true, nullable: true })
  parent: Ref<Project> | null = null;

  @Field(() => FinancialScope, {
    description: "Whether its money is its own, or already included in its parent's figures.",
  })
  @Enum({ items: () => FinancialScope, default: 'WHOLE' })
  financialScope: Opt<FinancialScope> = FinancialScope.WHOLE;

  /** A copy of the codes in `ProjectSector`, kept by a trigger: earlier versions read it here. */
  @Field(() => [String], {
    description: 'Sectors in which it works: purpose codes, e.g. "22040". See codelist(name: SECTOR).',
  })
  @Property({ type: 'string[]', columnType: 'text[]', defaultRaw: "'{}'" })
  sectors: Opt<string[]> = [];

  @Property({
    type: 'text',
    generated: "(search_key((((code || ' ') || title) || ' ') || coalesce(description, ''))) stored",
  })
  searchKey!: Opt<string>;

  @Property({ type: 'timestamptz', length: 3 })
  createdAt: Opt<Date> = now();

  @Field(() => DateTimeScalar, { description: 'Moment of the last change to the record.' })
  @Property({ type: 'timestamptz', length: 3, onUpdate: () => now() })
  updatedAt: Opt<Date> = now();

  /** Since when it is out of all lists and figures, having been entered in error; null if it is not. */
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Moment at which it was archived as entered in error: from then on it is in no list and no figure. Null if it is not.',
  })
  @Index({
    name: 'project_archived_index',
    expression: 'create index project_archived_index on project (id) where archived_at is not null',
  })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  archivedAt: Date | null = null;

  @Field(() => Int, { description: 'Version, which grows with each change. Pass it when you change the project.' })
  @Property({ type: 'integer', version: true })
  version!: Opt<number>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
