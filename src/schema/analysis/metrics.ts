import { Field, Float, InputType, ObjectType } from 'type-graphql';
import { Node } from '../../entities/Node.js';
import {
  CountryCodeScalar,
  DateScalar,
  DecimalScalar,
  Dimension,
  Measure,
  OrderDirection,
} from '../../vocabulary/index.js';
import { Explanation, MoneyTotal } from '../money/money.js';
import { DateRange } from '../plan/inputs.js';

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

@ObjectType({ description: 'What a row or series is of, in one dimension.' })
export class MetricsKey {
  @Field(() => Dimension, { description: 'The dimension.' })
  dimension!: Dimension;

  @Field(() => String, { nullable: true, description: 'Code; null where it is not specified.' })
  code!: string | null;

  @Field(() => String, { description: 'Label; "Not specified" where it is not.' })
  label!: string;

  @Field(() => Node, { nullable: true, description: 'The thing itself, if it is one.' })
  node!: object | null;
}

@ObjectType({ description: 'One measured value.' })
export class MetricsValue {
  @Field(() => Measure, { description: 'The measure.' })
  measure!: Measure;

  @Field(() => Float, {
    nullable: true,
    description: 'A count, or progress from 0 to 1; null for money, and where no progress is known, which is not 0.',
  })
  number!: number | null;

  @Field(() => MoneyTotal, { nullable: true, description: 'A sum of money; null for counts and progress.' })
  money!: MoneyTotal | null;
}

@ObjectType({ description: 'Values of one group.' })
export class MetricsRow {
  @Field(() => [MetricsKey], { description: 'What it is of, a key for each dimension asked for.' })
  keys!: MetricsKey[];

  @Field(() => [MetricsValue], { description: 'A value for each measure asked for, in that order.' })
  values!: MetricsValue[];
}

@ObjectType({ description: 'Measures by dimensions: the numbers behind any chart or pivot table.' })
export class Metrics {
  @Field(() => [String], { description: 'Names of the columns: dimensions, then measures.' })
  columns!: string[];

  @Field(() => [MetricsRow], { description: 'A row for each group in which there is something.' })
  rows!: MetricsRow[];

  @Field(() => [MetricsValue], {
    description: "The plan's own figures under the filter, whatever the grouping, order and limit.",
  })
  totals!: MetricsValue[];

  @Field(() => Boolean, {
    description: 'True where some of what is measured is made up for demonstration or measurement.',
  })
  isSynthetic!: boolean;

  @Field(() => Explanation, { description: 'The rules, and what was left out of the first measure of money.' })
  explain!: Explanation;
}

@ObjectType({ description: 'One bucket of a time series.' })
export class SeriesPoint {
  @Field(() => DateScalar, { description: 'First day.' })
  start!: string;

  @Field(() => DateScalar, { description: 'Last day.' })
  end!: string;

  @Field(() => MetricsValue, {
    description:
      'What was measured in it or, if cumulative, up to its end. Progress is that at its end, null where that lies after the lens’s day.',
  })
  value!: MetricsValue;
}

@ObjectType({ description: 'A value for each bucket of time.' })
export class Series {
  @Field(() => MetricsKey, { nullable: true, description: 'What it is of; null without a dimension.' })
  key!: MetricsKey | null;

  @Field(() => [SeriesPoint], { description: 'One point for each bucket, empty ones included, oldest first.' })
  points!: SeriesPoint[];

  @Field(() => Boolean, {
    description: 'True where some of what is measured is made up for demonstration or measurement.',
  })
  isSynthetic!: boolean;
}
