import { Field, InputType, Int } from 'type-graphql';
import { Organisation } from '../../entities/plan/index.js';
import { CountryCodeScalar, OrganisationType } from '../../vocabulary/index.js';
import { payload } from '../userError.js';

@InputType({ description: 'An organisation to create.' })
export class OrganisationInput {
  @Field(() => String, {
    description:
      'Code, unique in the tracker whatever its case: 1 to 64 ASCII letters, digits and - . _ : /, a letter or digit first.',
  })
  code!: string;

  @Field(() => String, { description: 'Name in English.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Usual abbreviation.' })
  acronym?: string | null;

  @Field(() => OrganisationType, { description: 'Kind (IATI OrganisationType).' })
  type!: OrganisationType;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Country that it belongs to.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Identifier in IATI.' })
  iatiRef?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Month in which its fiscal year begins, 1 (January) to 12; null if it is not known.',
  })
  fiscalYearStart?: number | null;

  @Field(() => [String], { defaultValue: [], description: 'Other names by which it is found.' })
  aliases!: string[];
}

@InputType({ description: 'What to change in an organisation. Fields that you leave out stay as they are.' })
export class OrganisationPatch {
  @Field(() => String, { nullable: true, description: 'Name in English; cannot be empty.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Usual abbreviation.' })
  acronym?: string | null;

  @Field(() => OrganisationType, { nullable: true, description: 'Kind (IATI OrganisationType).' })
  type?: OrganisationType | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Country that it belongs to.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Identifier in IATI.' })
  iatiRef?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Month in which its fiscal year begins, 1 (January) to 12; null if it is not known.',
  })
  fiscalYearStart?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is known to give money to the initiative, even if none of its projects is known.',
  })
  isKnownDonor?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description: 'All other names by which it is found. Replaces the earlier list.',
  })
  aliases?: string[] | null;
}

/** Answer of writing an organisation. */
export const OrganisationPayload = payload('OrganisationPayload', 'organisation', Organisation);
