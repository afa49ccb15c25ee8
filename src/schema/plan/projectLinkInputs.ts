import { Field, ID, InputType } from 'type-graphql';
import { CountryCodeScalar, DecimalScalar, OrganisationRole } from '../../vocabulary/index.js';

@InputType({ description: 'The share of a project that serves an action.' })
export class ProjectActionInput {
  @Field(() => ID, { description: 'Id of the action.' })
  action!: string;

  @Field(() => DecimalScalar, { description: 'Percentage, 0 to 100, at most four decimals.' })
  share!: string;

  @Field(() => String, { nullable: true, description: 'What the project does for the action.' })
  contribution?: string | null;
}

@InputType({ description: 'The percentage of a project in a country.' })
export class ProjectCountryInput {
  @Field(() => CountryCodeScalar, { description: 'The country.' })
  country!: string;

  @Field(() => DecimalScalar, { description: 'Percentage, 0 to 100, at most four decimals.' })
  percentage!: string;
}

@InputType({ description: 'The role of an organisation in a project.' })
export class ProjectOrganisationInput {
  @Field(() => String, { description: 'Code of the organisation.' })
  organisation!: string;

  @Field(() => OrganisationRole, { description: 'Role of the organisation (IATI OrganisationRole).' })
  role!: OrganisationRole;
}
