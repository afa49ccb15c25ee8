import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How many different things stand under something, each counted once.' })
export class Counts {
  @Field(() => Int, { description: 'Actions.' })
  actions!: number;

  @Field(() => Int, { description: 'Projects that serve it.' })
  projects!: number;

  @Field(() => Int, { description: 'Organisations that fund these projects.' })
  donors!: number;

  @Field(() => Int, { description: 'Countries where these projects work.' })
  countries!: number;

  @Field(() => Int, { description: 'Indicators of it and of these; for a country those of its projects.' })
  indicators!: number;

  @Field(() => Int, { description: 'Progress reports on it and on these that count under the lens.' })
  reports!: number;

  @Field(() => Int, { description: 'Events of these projects; for a country also those held in it.' })
  events!: number;
}
