import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Numbers of different items that belong to something, each counted once.' })
export class Counts {
  @Field(() => Int, { description: 'Number of actions.' })
  actions!: number;

  @Field(() => Int, { description: 'Number of projects that serve it.' })
  projects!: number;

  @Field(() => Int, { description: 'Number of organisations that fund these projects.' })
  donors!: number;

  @Field(() => Int, { description: 'Number of countries where these projects work.' })
  countries!: number;

  @Field(() => Int, {
    description: 'Number of indicators of it, its actions and these projects; for a country, of its projects.',
  })
  indicators!: number;

  @Field(() => Int, {
    description: 'Number of progress reports on it, its actions and these projects that count under the lens.',
  })
  reports!: number;

  @Field(() => Int, { description: 'Number of events of these projects; for a country, also of events held in it.' })
  events!: number;
}
