import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An organisation that funds a project.' })
export class DonorShare {
  @Field(() => Boolean, { description: 'True if the source does not say which of several organisations it is.' })
  ambiguous!: boolean;

  organisationId!: number;
}
