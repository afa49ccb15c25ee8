import { Field, ID, InputType } from 'type-graphql';
import { IndicatorValue } from '../../entities/progress/index.js';
import { CountryCodeScalar, DateScalar, DecimalScalar, NoDataReason } from '../../vocabulary/index.js';
import { payload } from '../userError.js';
import { DimensionValueInput } from './dimensions.js';

@InputType({
  description:
    'A value of an indicator: a number, the two parts of a ratio, a level of its scale, or the reason why there is none.',
})
export class IndicatorValueInput {
  @Field(() => ID, { description: 'Id of the indicator.' })
  indicator!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the project that was measured. Leave it out for a country or for the whole.',
  })
  project?: string | null;

  @Field(() => CountryCodeScalar, {
    nullable: true,
    description: 'Country that was measured. Leave it out for a project or for the whole.',
  })
  country?: string | null;

  @Field(() => [DimensionValueInput], {
    nullable: true,
    description:
      'What it is a part of: one combination of the dimensions that the indicator declares. Leave it out for the whole of the unit.',
  })
  dimensions?: DimensionValueInput[] | null;

  @Field(() => DateScalar, {
    description:
      'Day that the value is for; not in the future. A later record for the same unit (project, country or the whole), part and day replaces it.',
  })
  date!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Value, in the unit of the indicator, at most ten decimals.',
  })
  value?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Numerator of a ratio.' })
  numerator?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Denominator of a ratio.' })
  denominator?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a level, for an indicator that has a scale.',
  })
  level?: string | null;

  @Field(() => NoDataReason, { nullable: true, description: 'Reason why there is no value.' })
  noDataReason?: NoDataReason | null;
}

/** Answer of recording indicator values. */
export const IndicatorValuesPayload = payload('IndicatorValuesPayload', 'values', IndicatorValue, true);
