import { ArgsType, Field, ObjectType } from 'type-graphql';
import { DateScalar, Dimension, Interval, Measure } from '../../vocabulary/index.js';
import { MetricsKey, MetricsValue } from './metrics.js';
import { MetricsFilter } from './metricsArgs.js';

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
