import { Field, Float, ObjectType } from 'type-graphql';
import { ProgressMethod, ProgressStatus, StatusSource } from '../../vocabulary/index.js';
import { Coverage } from '../reporting/coverage.js';

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
