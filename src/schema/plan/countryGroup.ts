import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../vocabulary/index.js';

@ObjectType('CountryGroup', { description: 'The membership of a country in a group of countries.' })
export class CountryGroupAnswer {
  @Field(() => String, { description: 'Code of the group, e.g. "LDC".' })
  code!: string;

  @Field(() => String, { description: 'Name of the group.' })
  name!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'First day of membership. Null means not known: the country then counts as a member on all days before the end.',
  })
  validFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Day on which the membership ends: from this day on the country does not belong to the group. Null means that no end is known.',
  })
  validTo!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Date of the list that states the membership.' })
  listedOn!: string | null;

  provenanceId!: number;
}
