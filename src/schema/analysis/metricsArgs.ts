import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { CountryCodeScalar, DecimalScalar, Dimension, Measure, OrderDirection } from '../../vocabulary/index.js';
import { DateRange } from '../dateRange.js';
import { PaymentKinds } from '../money/paymentKinds.js';

@InputType({ description: 'Conditions on what is measured. All of them must be met.' })
export class MetricsFilter extends PaymentKinds {
  @Field(() => String, { nullable: true, description: 'Code of a pillar.' })
  pillar?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of an action.' })
  action?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that provided the money.' })
  donor?: string | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Country where the projects work.' })
  country?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a group of countries, e.g. "LDC". Members on the lens\'s day count.',
  })
  countryGroup?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of a region of the world (M49): the projects name it or one within it, or work in a country there.',
  })
  region?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Purpose code of a sector in which the projects work, e.g. "22040".',
  })
  sector?: string | null;

  @Field(() => DateRange, { nullable: true, description: 'Span of transaction dates.' })
  date?: DateRange | null;
}

@InputType({ description: 'Order of rows.' })
export class MetricsOrder {
  @Field(() => Measure, { description: 'One of the measures in `measures`.' })
  measure!: Measure;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.DESC, description: 'Direction.' })
  direction!: OrderDirection;
}

@InputType({ description: 'A condition on rows: keeps those whose measure is within these bounds.' })
export class HavingInput {
  @Field(() => Measure, { description: 'One of the measures in `measures`.' })
  measure!: Measure;

  @Field(() => DecimalScalar, { nullable: true, description: 'Smallest value. For money: of the converted amount.' })
  atLeast?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Largest value. For money: of the converted amount.' })
  atMost?: string | null;
}

/** What to measure, and how to group, filter and order it. */
@ArgsType()
export class MetricsArgs {
  @Field(() => String, { description: 'Code of the plan.' })
  plan!: string;

  @Field(() => [Measure], { description: 'What to measure.' })
  measures!: Measure[];

  @Field(() => [Dimension], {
    defaultValue: [],
    description: 'Dimensions to group by, at most three. Default: none, which gives one row.',
  })
  groupBy!: Dimension[];

  @Field(() => MetricsFilter, { nullable: true, description: 'Conditions on what is measured. Default: none.' })
  filter?: MetricsFilter | null;

  @Field(() => [HavingInput], { nullable: true, description: 'Conditions on rows. Default: none.' })
  having?: HavingInput[] | null;

  @Field(() => MetricsOrder, { nullable: true, description: 'Order of rows. Default: by key.' })
  orderBy?: MetricsOrder | null;

  @Field(() => Int, { nullable: true, defaultValue: 1_000, description: 'Largest number of rows, 1 to 1,000.' })
  limit?: number | null;
}
