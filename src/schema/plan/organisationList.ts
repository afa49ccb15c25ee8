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
import { searchIn } from '../search.js';

@InputType({ description: 'Conditions on organisations. All of them must be met.' })
export class OrganisationFilter {
  @Field(() => Boolean, { nullable: true, description: 'Whether it funds work of the initiative.' })
  donor?: boolean | null;

  @Field(() => [OrganisationType], { nullable: true, description: 'Kind is one of these.' })
  type?: OrganisationType[] | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Country that it belongs to.' })
  country?: string | null;

  @Field(() => String, {
    nullable: true,
    description: searchIn('code, name or acronym'),
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

/** Which organisations, in which order, and which page of them. */
@ArgsType()
export class OrganisationListArgs extends PageArgs {
  @Field(() => OrganisationFilter, {
    nullable: true,
    description: 'Conditions on organisations. Default: all organisations.',
  })
  filter?: OrganisationFilter | null;

  @Field(() => OrganisationOrder, { nullable: true, description: 'Order. Default: by name.' })
  orderBy?: OrganisationOrder | null;
}

/** Which projects of an organisation, and which page of them. */
@ArgsType()
export class OrganisationProjectArgs extends PageArgs {
  @Field(() => OrganisationRole, {
    nullable: true,
    description: 'Role of the organisation in the projects (IATI OrganisationRole). Default: any role.',
  })
  role?: OrganisationRole | null;
}

/** A page of organisations. */
export const OrganisationConnection = connectionOf(Organisation, 'Organisation');
