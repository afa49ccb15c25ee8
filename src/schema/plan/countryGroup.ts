import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../vocabulary/index.js';

@ObjectType('CountryGroup', { description: 'A group of countries, as one country belongs to it.' })
export class CountryGroupAnswer {
  @Field(() => String, { description: 'Code of the group, e.g. "LDC".' })
  code!: string;

  @Field(() => String, { description: 'Name of the group.' })
  name!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day of membership; null means not known, and the country then counts as a member from ever.',
  })
  validFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Day on which membership ends or is to end: from that day on the country does not belong. Null means no end is known.',
  })
  validTo!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the list in which the membership was read.' })
  listedOn!: string | null;

  provenanceId!: number;
}
