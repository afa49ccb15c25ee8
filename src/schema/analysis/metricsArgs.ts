import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { CountryCodeScalar, DecimalScalar, Dimension, Measure, OrderDirection } from '../../vocabulary/index.js';
import { DateRange } from '../dateRange.js';

@InputType({ description: 'What is measured. Everything given must hold.' })
export class MetricsFilter {
  @Field(() => String, { nullable: true, description: 'Code of a pillar.' })
  pillar?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of an action.' })
  action?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that provided the money.' })
  donor?: string | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'A country where projects work.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: "Code of a group of countries, on the lens's day." })
  countryGroup?: string | null;

  @Field(() => DateRange, { nullable: true, description: 'Transaction date.' })
  date?: DateRange | null;
}

@InputType({ description: 'Order of rows.' })
export class MetricsOrder {
  @Field(() => Measure, { description: 'One of the measures asked for.' })
  measure!: Measure;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.DESC, description: 'Direction.' })
  direction!: OrderDirection;
}

@InputType({ description: 'Which rows: those whose measure lies within these bounds.' })
export class HavingInput {
  @Field(() => Measure, { description: 'One of the measures asked for.' })
  measure!: Measure;

  @Field(() => DecimalScalar, { nullable: true, description: 'Least value; of money what is converted.' })
  atLeast?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Most value; of money what is converted.' })
  atMost?: string | null;
}

@ArgsType()
export class MetricsArgs {
  @Field(() => String, { description: 'Code of the plan.' })
  plan!: string;

  @Field(() => [Measure], { description: 'What to measure.' })
  measures!: Measure[];

  @Field(() => [Dimension], {
    defaultValue: [],
    description: 'What to group by, at most three; nothing gives one row.',
  })
  groupBy!: Dimension[];

  @Field(() => MetricsFilter, { nullable: true, description: 'What is measured; all if left out.' })
  filter?: MetricsFilter | null;

  @Field(() => [HavingInput], { nullable: true, description: 'Which rows; all if left out.' })
  having?: HavingInput[] | null;

  @Field(() => MetricsOrder, { nullable: true, description: 'Order of rows; by their keys if left out.' })
  orderBy?: MetricsOrder | null;

  @Field(() => Int, { nullable: true, defaultValue: 1_000, description: 'Most rows, 1 to 1,000.' })
  limit?: number | null;
}
