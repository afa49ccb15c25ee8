import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    "How many expected items came in. For reports: those requested up to the lens's day. For progress: the inputs that it is computed from.",
})
export class Coverage {
  @Field(() => Int, {
    description:
      'Reports requested. For progress: units, indicators, milestones, projects or actions that should have data.',
  })
  expected!: number;

  @Field(() => Int, { description: 'Reports submitted, also if returned since. For progress: inputs that have data.' })
  reported!: number;

  @Field(() => Int, { description: 'Reports approved. For progress: inputs whose data are approved.' })
  approved!: number;

  @Field(() => Int, {
    description:
      'Reports submitted by the due date. For progress: inputs whose data came in on time; data entered without a report always count as on time.',
  })
  onTime!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Approved divided by expected: 0 to 1, four decimals. Null if nothing was expected.',
  })
  rate!: number | null;
}
