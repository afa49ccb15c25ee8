import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import type { Combination } from '../../domain/progress/index.js';
import { DateScalar, DateTimeScalar, DecimalScalar, NoDataReason, ReportState } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Country } from '../plan/Country.js';
import { Project } from '../plan/Project.js';
import { Provenance } from '../plan/Provenance.js';
import { ProgressReport } from '../reporting/ProgressReport.js';
import { Indicator } from './Indicator.js';

@ObjectType({
  implements: Node,
  description:
    'A value measured for one unit (project, country or the whole) and date, whole or a part of it by some dimensions. A submitted value is never changed or deleted: a later record for the same unit, date and part replaces it.',
})
@Entity()
@Index({ properties: ['indicator', 'project', 'country', 'date', 'recordedAt'] })
@Check({ name: 'indicator_value_unit_valid', expression: 'project_id is null or country_id is null' })
@Check({ name: 'indicator_value_ratio_valid', expression: '(numerator is null) = (denominator is null)' })
@Check({
  name: 'indicator_value_combination_valid',
  expression: "jsonb_typeof(combination) = 'object' and combination <> '{}'",
})
@Check({
  name: 'indicator_value_reason_valid',
  expression: '(no_data_reason is null) = (value is not null or numerator is not null)',
})
@Check({
  name: 'indicator_value_number_valid',
  expression:
    "coalesce(value, 0) <> 'NaN' and coalesce(numerator, 0) <> 'NaN' and coalesce(denominator, 0) <> 'NaN' and coalesce(denominator, 0) >= 0",
})
export class IndicatorValue extends Node {
  @ManyToOne(() => Indicator, { ref: true, deleteRule: 'restrict' })
  indicator!: Ref<Indicator>;

  @Index()
  @ManyToOne(() => Project, { ref: true, nullable: true, deleteRule: 'restrict' })
  project: Ref<Project> | null = null;

  @Index()
  @ManyToOne(() => Country, { ref: true, nullable: true, deleteRule: 'restrict' })
  country: Ref<Country> | null = null;

  /** What it is a part of, by dimension; null for the whole of its unit. */
  @Property({ type: 'json', nullable: true })
  combination: Combination | null = null;

  @Field(() => DateScalar, { description: 'Day that the value is for: the last day of its period.' })
  @Property({ type: 'date' })
  date!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The value, in the unit of the indicator. Null if only the two parts of a ratio are known, or nothing; null does not mean 0.',
  })
  @Property({ type: 'decimal', precision: 30, scale: 10, nullable: true })
  value: string | null = null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Numerator of a ratio.' })
  @Property({ type: 'decimal', precision: 30, scale: 10, nullable: true })
  numerator: string | null = null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Denominator of a ratio.' })
  @Property({ type: 'decimal', precision: 30, scale: 10, nullable: true })
  denominator: string | null = null;

  @Field(() => NoDataReason, { nullable: true, description: 'Reason why there is no value; null if there is one.' })
  @Enum({ items: () => NoDataReason, nullable: true })
  noDataReason: NoDataReason | null = null;

  /** State of a value without a report. A value with a report has the state of the report. */
  @Enum({ items: () => ReportState, default: 'APPROVED' })
  ownState: Opt<ReportState> = ReportState.APPROVED;

  @Index()
  @ManyToOne(() => ProgressReport, { ref: true, nullable: true, deleteRule: 'restrict' })
  report: Ref<ProgressReport> | null = null;

  @Field(() => DateTimeScalar, { description: 'Moment at which the tracker learned of it.' })
  @Property({ type: 'timestamptz', length: 3 })
  recordedAt: Opt<Date> = now();

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
