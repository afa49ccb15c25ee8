import { Field, ID, InputType } from 'type-graphql';
import { CountryCodeScalar, DecimalScalar, OrganisationRole, SectorVocabulary } from '../../vocabulary/index.js';

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

@InputType({ description: 'The percentage of a project in a region.' })
export class ProjectRegionInput {
  @Field(() => String, { description: 'Code of the region (M49), e.g. "035". See codelist(name: REGION).' })
  region!: string;

  @Field(() => DecimalScalar, { description: 'Percentage, 0 to 100, at most four decimals.' })
  percentage!: string;
}

@InputType({ description: 'A sector of a project.' })
export class ProjectSectorInput {
  @Field(() => SectorVocabulary, { defaultValue: 'DAC_PURPOSE', description: 'The list that the code is of.' })
  vocabulary!: SectorVocabulary;

  @Field(() => String, { description: 'Code in that list, e.g. "22040".' })
  code!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Percentage, 0 to 100, at most four decimals. Null: an equal part of what the others leave of 100.',
  })
  percentage?: string | null;
}

@InputType({ description: 'The role of an organisation in a project.' })
export class ProjectOrganisationInput {
  @Field(() => String, { description: 'Code of the organisation.' })
  organisation!: string;

  @Field(() => OrganisationRole, { description: 'Role of the organisation (IATI OrganisationRole).' })
  role!: OrganisationRole;
}
