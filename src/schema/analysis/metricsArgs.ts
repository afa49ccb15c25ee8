import { ArgsType, Field, Int } from 'type-graphql';
import { DateScalar, Dimension, Interval, Measure } from '../../vocabulary/index.js';
import { HavingInput, MetricsFilter, MetricsOrder } from './metrics.js';

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

@ArgsType()
export class TimeSeriesArgs {
  @Field(() => String, { description: 'Code of the plan.' })
  plan!: string;

  @Field(() => Measure, { description: 'What to measure.' })
  measure!: Measure;

  @Field(() => Interval, { description: 'Length of the buckets.' })
  interval!: Interval;

  @Field(() => DateScalar, {
    nullable: true,
    description: "A day in the first bucket; the plan's first day if left out.",
  })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "A day in the last bucket; the plan's last day, or the lens's if it is earlier, if left out.",
  })
  to?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether each point holds all up to its end, from the first bucket on.',
  })
  cumulative?: boolean | null;

  @Field(() => Dimension, { nullable: true, description: 'A series for each value of this; one series if left out.' })
  groupBy?: Dimension | null;

  @Field(() => MetricsFilter, { nullable: true, description: 'What is measured; all if left out.' })
  filter?: MetricsFilter | null;
}
