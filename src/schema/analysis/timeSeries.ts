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
      "The value of this bucket; if cumulative, of everything up to its end. Progress is measured at the end of the bucket, and is null after the lens's day.",
  })
  value!: MetricsValue;
}

@ObjectType({ description: 'One value for each bucket of time.' })
export class Series {
  @Field(() => MetricsKey, { nullable: true, description: 'The value of the dimension; null without `groupBy`.' })
  key!: MetricsKey | null;

  @Field(() => [SeriesPoint], { description: 'One point for each bucket, oldest first. Empty buckets are included.' })
  points!: SeriesPoint[];

  @Field(() => Boolean, {
    description: 'True if some of the data measured are synthetic: made up for demonstrations or performance tests.',
  })
  isSynthetic!: boolean;
}

/** What to measure, and in which buckets of time. */
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
    description: "A day in the first bucket. Default: the plan's first day.",
  })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "A day in the last bucket. Default: the plan's last day, or the lens's day if that is earlier.",
  })
  to?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether each point adds up everything from the first bucket to its own end.',
  })
  cumulative?: boolean | null;

  @Field(() => Dimension, {
    nullable: true,
    description: 'Gives one series for each value of this dimension. Default: one series in all.',
  })
  groupBy?: Dimension | null;

  @Field(() => MetricsFilter, { nullable: true, description: 'Conditions on what is measured. Default: none.' })
  filter?: MetricsFilter | null;
}
