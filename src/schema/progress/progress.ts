import { type ClassType, Field, Float, Int, ObjectType } from 'type-graphql';
import { IndicatorValue } from '../../entities/progress/index.js';
import { DateScalar, DecimalScalar, ProgressMethod, ProgressStatus, StatusSource } from '../../vocabulary/index.js';
import { connectionOf } from '../connection.js';

@ObjectType({
  description:
    'How much of what was to come has come. Of reports: those asked for up to the lens’s day. Of progress: what it is computed from.',
})
export class Coverage {
  @Field(() => Int, {
    description: 'Asked for; of progress: units, indicators, milestones, projects or actions that are to have data.',
  })
  expected!: number;

  @Field(() => Int, { description: 'Handed in (also if sent back since); of progress: those that have data.' })
  reported!: number;

  @Field(() => Int, { description: 'Approved; of progress: those whose data are approved.' })
  approved!: number;

  @Field(() => Int, {
    description:
      'Handed in by the due date; of progress: those whose data came in on time, as what came without a report did.',
  })
  onTime!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Approved of expected, 0 to 1, to four decimals; null where nothing was expected.',
  })
  rate!: number | null;
}

@ObjectType({ description: 'How many actions have a status.' })
export class StatusCount {
  @Field(() => ProgressStatus, { description: 'The status shown.' })
  status!: ProgressStatus;

  @Field(() => Int, { description: 'How many; 0 is shown too, so that all of them add up to the number of actions.' })
  count!: number;
}

@ObjectType({
  description:
    'How far something has come, through the lens. Where nothing is known the figures are null and the status NO_DATA, never 0.',
})
export class Progress {
  @Field(() => ProgressStatus, {
    description: 'The status shown: assessed if there is one, else reported, else computed.',
  })
  status!: ProgressStatus;

  @Field(() => StatusSource, { description: 'Which of the three is shown.' })
  statusSource!: StatusSource;

  @Field(() => ProgressStatus, {
    description: 'The status that the facts give: raw compared with expected, by the limits of the plan.',
  })
  computedStatus!: ProgressStatus;

  @Field(() => ProgressStatus, {
    nullable: true,
    description: 'The status that the latest report states; null where none does.',
  })
  reportedStatus!: ProgressStatus | null;

  @Field(() => ProgressStatus, {
    nullable: true,
    description: 'The status that the secretariat has given; null where it has not.',
  })
  assessedStatus!: ProgressStatus | null;

  @Field(() => String, { nullable: true, description: 'Why the secretariat has given it.' })
  assessmentNote!: string | null;

  @Field(() => Boolean, { description: 'True where two of the three statuses differ.' })
  disagreement!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: '0 to 1, to four decimals; null where there is no data, which is not 0.',
  })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Not clamped, to four decimals: below 0 means that it went backwards, above 1 that the target was passed.',
  })
  raw!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'What was to be expected by the day, 0 to 1: the share of the time that has passed, or the way to the target of the period that the day falls in.',
  })
  expected!: number | null;

  @Field(() => Boolean, { description: 'True where raw is below 0.' })
  regressed!: boolean;

  @Field(() => ProgressMethod, { description: 'What it was computed from.' })
  method!: ProgressMethod;

  @Field(() => Coverage, { description: 'How much of what it is computed from has data.' })
  coverage!: Coverage;

  @Field(() => Boolean, {
    description: 'True where some of what it rests on is made up for demonstration or measurement.',
  })
  isSynthetic!: boolean;
}

@ObjectType({ description: 'What an indicator is to have reached by the end of a period.' })
export class IndicatorTarget {
  @Field(() => DateScalar, { description: 'First day of the period.' })
  periodStart!: string;

  @Field(() => DateScalar, { description: 'Last day of the period.' })
  periodEnd!: string;

  @Field(() => DecimalScalar, { description: 'The value, in the unit of the indicator.' })
  value!: string;

  @Field(() => String, { nullable: true, description: 'What else is to be said of it.' })
  comment!: string | null;
}

export const IndicatorValueConnection: ClassType<object> = connectionOf(IndicatorValue, 'IndicatorValue');
