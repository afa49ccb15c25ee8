import { Field, Float, ObjectType } from 'type-graphql';
import { DateScalar, ProgressMethod, ProgressStatus, StatusSource } from '../../vocabulary/index.js';
import { Coverage } from '../reporting/coverage.js';

@ObjectType({
  description:
    'Progress, seen through the lens. If nothing is known, the figures are null and the status is NO_DATA; they are never 0.',
})
export class Progress {
  @Field(() => ProgressStatus, {
    description: 'The status shown: the assessed status if there is one, else the reported, else the computed.',
  })
  status!: ProgressStatus;

  @Field(() => StatusSource, { description: 'Which of the three statuses is shown.' })
  statusSource!: StatusSource;

  @Field(() => ProgressStatus, {
    description: 'Status computed from facts: `raw` compared with `expected`, by the limits of the plan.',
  })
  computedStatus!: ProgressStatus;

  @Field(() => ProgressStatus, {
    nullable: true,
    description: 'Status that the latest report states; null if no report states one.',
  })
  reportedStatus!: ProgressStatus | null;

  @Field(() => ProgressStatus, {
    nullable: true,
    description: 'Status that the secretariat assessed; null if it did not.',
  })
  assessedStatus!: ProgressStatus | null;

  @Field(() => String, { nullable: true, description: 'Reason for the assessment.' })
  assessmentNote!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day from which the assessment holds; null if the secretariat did not assess.',
  })
  assessedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Day on which the report was last submitted that `reportedStatus` is from, in the plan's time zone; null if no report states a status.",
  })
  reportedOn!: string | null;

  @Field(() => Boolean, { description: 'True if two of the three statuses differ.' })
  disagreement!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'Progress from 0 to 1, four decimals. Null if there are no data; null does not mean 0.',
  })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Progress without limits, four decimals: below 0 the value moved away from the target, above 1 it passed the target.',
  })
  raw!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Progress expected on the lens's day, 0 to 1: the share of time that has passed, or the way to the target of the current period.",
  })
  expected!: number | null;

  @Field(() => Boolean, { description: 'True if `raw` is below 0.' })
  regressed!: boolean;

  @Field(() => ProgressMethod, { description: 'What progress was computed from.' })
  method!: ProgressMethod;

  @Field(() => Coverage, { description: 'How many of its inputs have data.' })
  coverage!: Coverage;

  @Field(() => Boolean, {
    description: 'True if some of its inputs are synthetic: made up for demonstrations or performance tests.',
  })
  isSynthetic!: boolean;
}
