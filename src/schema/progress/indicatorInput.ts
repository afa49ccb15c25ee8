import { Field, ID, InputType } from 'type-graphql';
import { Indicator } from '../../entities/progress/index.js';
import {
  Aggregation,
  DateScalar,
  DecimalScalar,
  Direction,
  IndicatorMeasure,
  ReportingBasis,
} from '../../vocabulary/index.js';
import { payload } from '../userError.js';

const WEIGHT = 'Weight in means, above 0, in any scale; 1 if left out.';

@InputType({ description: 'A baseline or a final target.' })
export class IndicatorPointInput {
  @Field(() => DecimalScalar, { description: 'Value, in the unit of the indicator, at most ten decimals.' })
  value!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day of the baseline; day by which the target is to be reached.',
  })
  date?: string | null;

  @Field(() => String, { nullable: true, description: 'What else is to be said of it.' })
  comment?: string | null;
}

@InputType({ description: 'What is to be reached by the end of a period.' })
export class IndicatorTargetInput {
  @Field(() => DateScalar, { description: 'First day of the period.' })
  start!: string;

  @Field(() => DateScalar, { description: 'Last day of the period.' })
  end!: string;

  @Field(() => DecimalScalar, { description: 'Value, in the unit of the indicator, at most ten decimals.' })
  value!: string;

  @Field(() => String, { nullable: true, description: 'What else is to be said of it.' })
  comment?: string | null;
}

@InputType({ description: 'An indicator to create.' })
export class IndicatorInput {
  @Field(() => ID, { description: 'Id of the action or project that it measures.' })
  owner!: string;

  @Field(() => String, { description: 'Code, unique for its owner.' })
  code!: string;

  @Field(() => String, { description: 'What is measured.' })
  title!: string;

  @Field(() => String, { description: 'Unit of its values, e.g. "people" or "%".' })
  unit!: string;

  @Field(() => IndicatorMeasure, { description: 'Kind of measure (IATI IndicatorMeasure).' })
  measure!: IndicatorMeasure;

  @Field(() => Direction, { description: 'Which way is better.' })
  direction!: Direction;

  @Field(() => ReportingBasis, { description: 'What one value stands for.' })
  reportingBasis!: ReportingBasis;

  @Field(() => Aggregation, {
    description:
      'How values of several periods become one: LATEST, SUM, AVERAGE, MAX or MIN; LATEST for CUMULATIVE ones.',
  })
  acrossPeriods!: Aggregation;

  @Field(() => Aggregation, {
    description: 'How values of several units become one: SUM, AVERAGE, MAX, MIN, RATIO or NONE.',
  })
  acrossUnits!: Aggregation;

  @Field(() => IndicatorPointInput, {
    nullable: true,
    description: 'What it was before; without one there is no progress, as what is not known is not 0.',
  })
  baseline?: IndicatorPointInput | null;

  @Field(() => IndicatorPointInput, {
    nullable: true,
    description: 'What is to be reached in the end; without one there is no progress.',
  })
  target?: IndicatorPointInput | null;

  @Field(() => [IndicatorTargetInput], {
    nullable: true,
    description: 'What is to be reached by the end of each period.',
  })
  targets?: IndicatorTargetInput[] | null;

  @Field(() => DecimalScalar, { nullable: true, description: WEIGHT })
  weight?: string | null;
}

export const IndicatorPayload = payload('IndicatorPayload', 'indicator', Indicator);
