import { Field, ID, InputType } from 'type-graphql';
import { Indicator } from '../../entities/progress/index.js';
import {
  Aggregation,
  DateScalar,
  DecimalScalar,
  Direction,
  IndicatorMeasure,
  ReportingBasis,
  ToleranceUnit,
} from '../../vocabulary/index.js';
import { payload } from '../userError.js';
import { IndicatorDimensionInput } from './dimensions.js';
import { ScaleLevelInput } from './scale.js';

const WEIGHT = 'Weight in means: above 0, on any scale. Default: 1.';

@InputType({ description: 'A baseline or a final target.' })
export class IndicatorPointInput {
  @Field(() => DecimalScalar, { description: 'Value, in the unit of the indicator, at most ten decimals.' })
  value!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'For a baseline: its day. For a target: the day by which it should be reached.',
  })
  date?: string | null;

  @Field(() => String, { nullable: true, description: 'A comment; null if there is none.' })
  comment?: string | null;
}

@InputType({ description: 'The target of one period.' })
export class IndicatorTargetInput {
  @Field(() => DateScalar, { description: 'First day of the period.' })
  start!: string;

  @Field(() => DateScalar, { description: 'Last day of the period.' })
  end!: string;

  @Field(() => DecimalScalar, { description: 'Value, in the unit of the indicator, at most ten decimals.' })
  value!: string;

  @Field(() => String, { nullable: true, description: 'A comment; null if there is none.' })
  comment?: string | null;
}

@InputType({ description: 'An indicator to create.' })
export class IndicatorInput {
  @Field(() => ID, { description: 'Id of the action or project that it measures.' })
  owner!: string;

  @Field(() => String, {
    description:
      'Code, unique for its owner whatever its case: 1 to 64 ASCII letters, digits and - . _ : /, a letter or digit first.',
  })
  code!: string;

  @Field(() => String, { description: 'What is measured.' })
  title!: string;

  @Field(() => String, { description: 'Unit of its values, e.g. "people" or "%".' })
  unit!: string;

  @Field(() => IndicatorMeasure, { description: 'Kind of measure (IATI IndicatorMeasure).' })
  measure!: IndicatorMeasure;

  @Field(() => Direction, { description: 'Whether higher or lower values are better.' })
  direction!: Direction;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'How far a level that is to be kept may be from the target and still be kept: 0 or more, at most ten decimals. Default: not at all.',
  })
  tolerance?: string | null;

  @Field(() => ToleranceUnit, { defaultValue: ToleranceUnit.ABSOLUTE, description: 'What the tolerance is in.' })
  toleranceUnit!: ToleranceUnit;

  @Field(() => [ScaleLevelInput], {
    nullable: true,
    description:
      'Levels that its values name, for a measure of words: QUALITATIVE, ORDINAL or NOMINAL, with acrossPeriods LATEST and acrossUnits NONE. Default: its values are numbers.',
  })
  scale?: ScaleLevelInput[] | null;

  @Field(() => [IndicatorDimensionInput], {
    nullable: true,
    description: 'What values may be parts by, such as sex and age. Default: values are of the whole of their units.',
  })
  dimensions?: IndicatorDimensionInput[] | null;

  @Field(() => ReportingBasis, { description: 'What one value covers: its period, everything so far, or one day.' })
  reportingBasis!: ReportingBasis;

  @Field(() => Aggregation, {
    description:
      'How the values of several periods are combined: LATEST, SUM, AVERAGE, MAX or MIN. A CUMULATIVE indicator needs LATEST.',
  })
  acrossPeriods!: Aggregation;

  @Field(() => Aggregation, {
    description: 'How the values of several projects or countries are combined: SUM, AVERAGE, MAX, MIN, RATIO or NONE.',
  })
  acrossUnits!: Aggregation;

  @Field(() => IndicatorPointInput, {
    nullable: true,
    description: 'Value before the work began. Without a baseline there is no progress: an unknown value is not 0.',
  })
  baseline?: IndicatorPointInput | null;

  @Field(() => IndicatorPointInput, {
    nullable: true,
    description: 'Value to reach in the end. Without a target there is no progress.',
  })
  target?: IndicatorPointInput | null;

  @Field(() => [IndicatorTargetInput], {
    nullable: true,
    description: 'Values to reach by the end of each period.',
  })
  targets?: IndicatorTargetInput[] | null;

  @Field(() => DecimalScalar, { nullable: true, description: WEIGHT })
  weight?: string | null;
}

/** Answer of writing an indicator. */
export const IndicatorPayload = payload('IndicatorPayload', 'indicator', Indicator);
