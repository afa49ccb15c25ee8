import { Field, Float, ObjectType } from 'type-graphql';
import { Node } from '../../entities/Node.js';
import { Dimension, Measure } from '../../vocabulary/index.js';
import { Explanation } from '../explanation.js';
import { MoneyTotal } from '../money/moneyTotal.js';

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
