import { Field, ObjectType } from 'type-graphql';
import { Country, Project } from '../../entities/plan/index.js';

@ObjectType({
  description: 'What values of an indicator are for: a project, a country or, where both are null, the whole.',
})
export class IndicatorUnit {
  @Field(() => Project, { nullable: true, description: 'The project; null if it is none.' })
  project!: object | null;

  @Field(() => Country, { nullable: true, description: 'The country; null if it is none.' })
  country!: object | null;
}
