import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import type { DeclaredDimension, ScaleLevel } from '../../domain/progress/index.js';
import {
  Aggregation,
  DecimalScalar,
  Direction,
  IndicatorMeasure,
  ReportingBasis,
  ToleranceUnit,
} from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Action } from '../plan/Action.js';
import { Project } from '../plan/Project.js';
import { Provenance } from '../plan/Provenance.js';
import { Coded, Named } from '../textRules.js';

@ObjectType({
  implements: Node,
  description: 'A measure of the results of an action or a project (RBM indicator; IATI result/indicator).',
})
@Entity()
@Coded('indicator', 'coalesce(action_id, 0), coalesce(project_id, 0)')
@Named('indicator', 'title')
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
@Check({ name: 'indicator_tolerance_valid', expression: "tolerance >= 0 and tolerance <> 'NaN'" })
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

  @Field(() => Direction, { description: 'Whether higher or lower values are better.' })
  @Enum({ items: () => Direction })
  direction!: Direction;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'How far a level that is to be kept may be from the target and still be kept; null for not at all.',
  })
  @Property({ type: 'decimal', precision: 30, scale: 10, nullable: true })
  tolerance: string | null = null;

  @Field(() => ToleranceUnit, { description: 'What the tolerance is in.' })
  @Enum({ items: () => ToleranceUnit, default: 'ABSOLUTE' })
  toleranceUnit: Opt<ToleranceUnit> = ToleranceUnit.ABSOLUTE;

  @Property({ type: 'json', nullable: true })
  scale: ScaleLevel[] | null = null;

  @Property({ type: 'json', nullable: true })
  dimensions: DeclaredDimension[] | null = null;

  @Field(() => ReportingBasis, { description: 'What one value covers: its period, everything so far, or one day.' })
  @Enum({ items: () => ReportingBasis })
  reportingBasis!: ReportingBasis;

  @Field(() => Aggregation, {
    description: 'How the values of several periods are combined: LATEST, SUM, AVERAGE, MAX or MIN.',
  })
  @Enum({ items: () => Aggregation })
  acrossPeriods!: Aggregation;

  @Field(() => Aggregation, {
    description: 'How the values of several projects or countries are combined: SUM, AVERAGE, MAX, MIN, RATIO or NONE.',
  })
  @Enum({ items: () => Aggregation })
  acrossUnits!: Aggregation;

  @Field(() => DecimalScalar, {
    description: 'Weight among the indicators of its action or project: above 0, on any scale. Default: 1.',
  })
  @Property({ type: 'decimal', precision: 12, scale: 4, default: '1' })
  weight: Opt<string> = '1';

  @Property({ type: 'timestamptz', length: 3 })
  recordedAt: Opt<Date> = now();

  @Field(() => Int, { description: 'Version, which grows with each change. Pass it when you change the indicator.' })
  @Property({ type: 'integer', version: true })
  version!: Opt<number>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
