import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import { DateScalar, DecimalScalar, IndicatorPointKind } from '../../vocabulary/index.js';
import { Indicator } from './Indicator.js';

@ObjectType({
  description:
    'A baseline or target of an indicator. It is never changed: a later one for the same period replaces it.',
})
@Entity()
@Index({ properties: ['indicator', 'kind', 'periodEnd', 'recordedAt'] })
@Check({ name: 'indicator_point_value_valid', expression: "value <> 'NaN'" })
@Check({
  name: 'indicator_point_period_valid',
  expression: '(period_start is null) = (period_end is null) and coalesce(period_start <= period_end, true)',
})
@Check({ name: 'indicator_point_baseline_valid', expression: "kind = 'TARGET' or period_start is null" })
export class IndicatorPoint {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Indicator, { ref: true, deleteRule: 'restrict' })
  indicator!: Ref<Indicator>;

  @Enum({ items: () => IndicatorPointKind })
  kind!: IndicatorPointKind;

  /** First and last day of the period that a target is for; null for the baseline and the final target. */
  @Property({ type: 'date', nullable: true })
  periodStart: string | null = null;

  @Property({ type: 'date', nullable: true })
  periodEnd: string | null = null;

  /** Null if there is none from then on: a baseline or target that was taken back. */
  @Field(() => DecimalScalar, { description: 'The value, in the unit of the indicator.' })
  @Property({ type: 'decimal', precision: 30, scale: 10, nullable: true })
  value!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'For a baseline: its day. For a target: the day by which it should be reached.',
  })
  @Property({ type: 'date', nullable: true })
  date: string | null = null;

  @Field(() => String, { nullable: true, description: 'A comment; null if there is none.' })
  @Property({ type: 'text', nullable: true })
  comment: string | null = null;

  @Property({ type: 'timestamptz', length: 3 })
  recordedAt: Opt<Date> = now();
}
