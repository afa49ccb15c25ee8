import { ArgsType, Field, InputType } from 'type-graphql';
import { Organisation } from '../../entities/plan/index.js';
import {
  CountryCodeScalar,
  OrderDirection,
  OrganisationOrderField,
  OrganisationRole,
  OrganisationType,
} from '../../vocabulary/index.js';
import { connectionOf, PageArgs } from '../connection.js';

@InputType({ description: 'Which organisations. Everything given must hold.' })
export class OrganisationFilter {
  @Field(() => Boolean, { nullable: true, description: 'Whether it funds work of the initiative.' })
  donor?: boolean | null;

  @Field(() => [OrganisationType], { nullable: true, description: 'One of these kinds.' })
  type?: OrganisationType[] | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Country that it belongs to.' })
  country?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words that must all occur in the code, name or acronym; accents and case do not matter.',
  })
  search?: string | null;
}

@InputType({ description: 'Order of organisations.' })
export class OrganisationOrder {
  @Field(() => OrganisationOrderField, { description: 'What to order by.' })
  field!: OrganisationOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Direction.' })
  direction!: OrderDirection;
}

@ArgsType()
export class OrganisationListArgs extends PageArgs {
  @Field(() => OrganisationFilter, { nullable: true, description: 'Which organisations; all if left out.' })
  filter?: OrganisationFilter | null;

  @Field(() => OrganisationOrder, { nullable: true, description: 'Order; by name if left out.' })
  orderBy?: OrganisationOrder | null;
}

@ArgsType()
export class OrganisationProjectArgs extends PageArgs {
  @Field(() => OrganisationRole, {
    nullable: true,
    description: 'Part that the organisation has in them; any if left out.',
  })
  role?: OrganisationRole | null;
}

export const OrganisationConnection = connectionOf(Organisation, 'Organisation');
