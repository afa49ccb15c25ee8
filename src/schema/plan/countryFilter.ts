import { Field, InputType } from 'type-graphql';
import { EscapMembership } from '../../vocabulary/index.js';
import { searchIn } from '../search.js';

@InputType({ description: 'Conditions on countries. All of them must be met.' })
export class CountryFilter {
  @Field(() => EscapMembership, { nullable: true, description: 'Membership of ESCAP.' })
  membership?: EscapMembership | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: also countries and areas that are neither members nor associate members of ESCAP.',
  })
  everywhere?: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a region of the UN Statistics Division (M49) that it lies in, e.g. "035".',
  })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Code or name of the subregion of ESCAP.' })
  subregion?: string | null;

  @Field(() => String, { nullable: true, description: "Code of a group that it belongs to on the lens's day." })
  group?: string | null;

  @Field(() => String, {
    nullable: true,
    description: searchIn('code or name'),
  })
  search?: string | null;
}
