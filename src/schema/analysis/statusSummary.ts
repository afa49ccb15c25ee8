import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'How the actions of a plan or working group are doing, in four numbers. An action may be in several.',
})
export class StatusSummary {
  @Field(() => Int, { description: 'Actions whose status shown is ACHIEVED or ON_TRACK.' })
  onCourse!: number;

  @Field(() => Int, { description: 'Actions whose status shown is AT_RISK or OFF_TRACK.' })
  offCourse!: number;

  @Field(() => Int, { description: 'Actions whose computed, reported and assessed status disagree.' })
  disagreeing!: number;

  @Field(() => Int, { description: 'Actions that lag behind, for any reason: see `Action.lagging`.' })
  lagging!: number;
}
