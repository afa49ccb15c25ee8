import { Field, ID, InputType } from 'type-graphql';
import {
  Aggregation,
  DateScalar,
  DecimalScalar,
  Direction,
  IndicatorMeasure,
  IndicatorPointKind,
  ReportingBasis,
  ToleranceUnit,
} from '../../vocabulary/index.js';
import { IndicatorDimensionInput } from './dimensions.js';
import { ScaleLevelInput } from './scale.js';

const NEEDS_REASON = 'Once values are stored, changing it needs a reason.';

@InputType({ description: 'What to change in an indicator. Fields that you leave out stay as they are.' })
export class IndicatorPatch {
  @Field(() => String, { nullable: true, description: 'What is measured; cannot be empty.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: `Unit of its values, e.g. "people" or "%". ${NEEDS_REASON}` })
  unit?: string | null;

  @Field(() => IndicatorMeasure, {
    nullable: true,
    description: `Kind of measure (IATI IndicatorMeasure). ${NEEDS_REASON}`,
  })
  measure?: IndicatorMeasure | null;

  @Field(() => Direction, { nullable: true, description: `Whether higher or lower values are better. ${NEEDS_REASON}` })
  direction?: Direction | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: `How far a level that is to be kept may be from the target and still be kept; null for not at all. ${NEEDS_REASON}`,
  })
  tolerance?: string | null;

  @Field(() => ToleranceUnit, { nullable: true, description: `What the tolerance is in. ${NEEDS_REASON}` })
  toleranceUnit?: ToleranceUnit | null;

  @Field(() => [ScaleLevelInput], {
    nullable: true,
    description: `All levels that its values name; null for numbers. ${NEEDS_REASON}`,
  })
  scale?: ScaleLevelInput[] | null;

  @Field(() => [IndicatorDimensionInput], {
    nullable: true,
    description:
      'All dimensions that values may be parts by; null for none. User error IN_USE if stored values are parts by what is left out.',
  })
  dimensions?: IndicatorDimensionInput[] | null;

  @Field(() => ReportingBasis, {
    nullable: true,
    description: `What one value covers: its period, everything so far, or one day. ${NEEDS_REASON}`,
  })
  reportingBasis?: ReportingBasis | null;

  @Field(() => Aggregation, {
    nullable: true,
    description: `How the values of several periods are combined: LATEST, SUM, AVERAGE, MAX or MIN. ${NEEDS_REASON}`,
  })
  acrossPeriods?: Aggregation | null;

  @Field(() => Aggregation, {
    nullable: true,
    description: `How the values of several projects or countries are combined: SUM, AVERAGE, MAX, MIN, RATIO or NONE. ${NEEDS_REASON}`,
  })
  acrossUnits?: Aggregation | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Weight in means: above 0, on any scale.' })
  weight?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the meaning of stored values is changed. Without it such a change is refused (IN_USE) with what would become of them.',
  })
  reason?: string | null;
}

@InputType({ description: 'The period of a target.' })
export class TargetPeriodInput {
  @Field(() => DateScalar, { description: 'First day of the period.' })
  start!: string;

  @Field(() => DateScalar, { description: 'Last day of the period.' })
  end!: string;
}

@InputType({ description: 'A baseline, final target or target of a period that holds from now on.' })
export class SetIndicatorPointInput {
  @Field(() => ID, { description: 'Id of the indicator.' })
  indicator!: string;

  @Field(() => IndicatorPointKind, { description: 'Whether it is the baseline or a target.' })
  kind!: IndicatorPointKind;

  @Field(() => TargetPeriodInput, {
    nullable: true,
    description: 'Period that a target is for; null for the final target and for the baseline.',
  })
  period?: TargetPeriodInput | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Value, in the unit of the indicator, at most ten decimals. Null if there is none from now on: unknown is not 0.',
  })
  value?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'For a baseline: its day. For a final target: the day by which it should be reached.',
  })
  date?: string | null;

  @Field(() => String, { nullable: true, description: 'A comment; null if there is none.' })
  comment?: string | null;
}
