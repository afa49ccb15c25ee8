import { Field, Float, ObjectType } from 'type-graphql';
import { Node } from '../../entities/Node.js';
import { Dimension, Measure } from '../../vocabulary/index.js';
import { Explanation } from '../explanation.js';
import { MoneyTotal } from '../money/moneyTotal.js';

@ObjectType({ description: 'The value of one dimension of a row or series, such as one pillar.' })
export class MetricsKey {
  @Field(() => Dimension, { description: 'The dimension.' })
  dimension!: Dimension;

  @Field(() => String, { nullable: true, description: 'Code; null if no source specifies it.' })
  code!: string | null;

  @Field(() => String, { description: 'Label; "Not specified" if no source specifies it.' })
  label!: string;

  @Field(() => Node, {
    nullable: true,
    description: 'The pillar, action, organisation or other item; null if the value is none, such as a year.',
  })
  node!: object | null;
}

@ObjectType({ description: 'One measured value.' })
export class MetricsValue {
  @Field(() => Measure, { description: 'The measure.' })
  measure!: Measure;

  @Field(() => Float, {
    nullable: true,
    description: 'A count, or progress from 0 to 1. Null for money, and if no progress is known; null does not mean 0.',
  })
  number!: number | null;

  @Field(() => MoneyTotal, { nullable: true, description: 'A sum of money; null for counts and progress.' })
  money!: MoneyTotal | null;
}

@ObjectType({ description: 'The values of one group.' })
export class MetricsRow {
  @Field(() => [MetricsKey], { description: 'One key for each dimension in `groupBy`, in that order.' })
  keys!: MetricsKey[];

  @Field(() => [MetricsValue], { description: 'One value for each measure in `measures`, in that order.' })
  values!: MetricsValue[];
}

@ObjectType({ description: 'Measures grouped by dimensions: the numbers behind a chart or a pivot table.' })
export class Metrics {
  @Field(() => [String], { description: 'Names of the columns: dimensions, then measures.' })
  columns!: string[];

  @Field(() => [MetricsRow], { description: 'One row for each group that has data.' })
  rows!: MetricsRow[];

  @Field(() => [MetricsValue], {
    description: 'Figures of the whole plan with this filter. Grouping, order and limit do not affect them.',
  })
  totals!: MetricsValue[];

  @Field(() => Boolean, {
    description: 'True if some of the data measured are synthetic: made up for demonstrations or performance tests.',
  })
  isSynthetic!: boolean;

  @Field(() => Explanation, {
    description: 'The rule of each measure, and what was left out of the first measure of money.',
  })
  explain!: Explanation;
}
