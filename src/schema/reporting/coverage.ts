import { Field, Float, Int, ObjectType } from 'type-graphql';

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
