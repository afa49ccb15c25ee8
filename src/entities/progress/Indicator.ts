import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import { Aggregation, DecimalScalar, Direction, IndicatorMeasure, ReportingBasis } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Action } from '../plan/Action.js';
import { Project } from '../plan/Project.js';
import { Provenance } from '../plan/Provenance.js';

@ObjectType({
  implements: Node,
  description: 'What is measured of an action or a project (RBM indicator; IATI result/indicator).',
})
@Entity()
@Index({
  name: 'indicator_code_unique',
  expression:
    'create unique index indicator_code_unique on indicator (coalesce(action_id, 0), coalesce(project_id, 0), code)',
})
@Check({ name: 'indicator_owner_valid', expression: '(action_id is null) <> (project_id is null)' })
@Check({ name: 'indicator_weight_valid', expression: 'weight > 0 and weight <= 1000000' })
@Check({
  name: 'indicator_across_periods_valid',
  expression: "across_periods in ('LATEST', 'SUM', 'AVERAGE', 'MAX', 'MIN')",
})
@Check({
  name: 'indicator_across_units_valid',
  expression: "across_units in ('SUM', 'AVERAGE', 'MAX', 'MIN', 'RATIO', 'NONE')",
})
@Check({
  name: 'indicator_cumulative_valid',
  expression: "reporting_basis <> 'CUMULATIVE' or across_periods = 'LATEST'",
})
@Check({ name: 'indicator_ratio_valid', expression: "across_units <> 'RATIO' or across_periods in ('LATEST', 'SUM')" })
export class Indicator extends Node {
  @Index()
  @ManyToOne(() => Action, { ref: true, nullable: true, deleteRule: 'restrict' })
  action: Ref<Action> | null = null;

  @Index()
  @ManyToOne(() => Project, { ref: true, nullable: true, deleteRule: 'restrict' })
  project: Ref<Project> | null = null;

  @Field(() => String, { description: 'Code, unique for its action or project.' })
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, { description: 'What is measured.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { description: 'Unit of its values, e.g. "people" or "%".' })
  @Property({ type: 'text' })
  unit!: string;

  @Field(() => IndicatorMeasure, { description: 'Kind of measure (IATI IndicatorMeasure).' })
  @Enum({ items: () => IndicatorMeasure })
  measure!: IndicatorMeasure;

  @Field(() => Direction, { description: 'Which way is better.' })
  @Enum({ items: () => Direction })
  direction!: Direction;

  @Field(() => ReportingBasis, { description: 'What one value stands for.' })
  @Enum({ items: () => ReportingBasis })
  reportingBasis!: ReportingBasis;

  @Field(() => Aggregation, {
    description: "How a unit's values of several periods become one: LATEST, SUM, AVERAGE, MAX or MIN.",
  })
  @Enum({ items: () => Aggregation })
  acrossPeriods!: Aggregation;

  @Field(() => Aggregation, {
    description: 'How the values of several projects or countries become one: SUM, AVERAGE, MAX, MIN, RATIO or NONE.',
  })
  @Enum({ items: () => Aggregation })
  acrossUnits!: Aggregation;

  @Field(() => DecimalScalar, { description: 'Weight among the indicators of its owner; any scale, 1 unless stated.' })
  @Property({ type: 'decimal', precision: 12, scale: 4, default: '1' })
  weight: Opt<string> = '1';

  @Property({ type: 'timestamptz', length: 3 })
  recordedAt: Opt<Date> = now();

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
