import { Field, ID, InputType } from 'type-graphql';
import { IndicatorValue } from '../../entities/progress/index.js';
import { CountryCodeScalar, DateScalar, DecimalScalar, NoDataReason } from '../../vocabulary/index.js';
import { payload } from '../userError.js';

@InputType({ description: 'A value of an indicator: a number, the two parts of a ratio, or why there is none.' })
export class IndicatorValueInput {
  @Field(() => ID, { description: 'Id of the indicator.' })
  indicator!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the project that it is of; leave out for a country, or for the whole.',
  })
  project?: string | null;

  @Field(() => CountryCodeScalar, {
    nullable: true,
    description: 'Country that it is of; leave out for a project, or for the whole.',
  })
  country?: string | null;

  @Field(() => DateScalar, {
    description: 'Day that it holds for, not in the future; a later record for the same unit and day corrects it.',
  })
  date!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Value, in the unit of the indicator, at most ten decimals.',
  })
  value?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Part of the whole, of a ratio.' })
  numerator?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The whole, of a ratio.' })
  denominator?: string | null;

  @Field(() => NoDataReason, { nullable: true, description: 'Why there is no value.' })
  noDataReason?: NoDataReason | null;
}

export const IndicatorValuesPayload = payload('IndicatorValuesPayload', 'values', IndicatorValue, true);
