import { Field, Int, ObjectType } from 'type-graphql';
import { Basis, CurrencyCodeScalar, DateScalar, DateTimeScalar } from '../../vocabulary/index.js';

@ObjectType('Lens', { description: 'How this operation looked at the facts, and the data that it saw.' })
export class LensAnswer {
  @Field(() => DateScalar, { description: 'Only facts dated on or before this day count.' })
  asOf!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only facts recorded at or before this moment count; null means all known now.',
  })
  knownAt!: string | null;

  @Field(() => Basis, { description: 'Which facts from progress reports count.' })
  basis!: Basis;

  @Field(() => CurrencyCodeScalar, { description: 'Currency of converted totals.' })
  currency!: string;

  @Field(() => String, {
    description: 'How many writes the data had seen; the same revision and lens give the same answer.',
  })
  revision!: string;
}

@ObjectType('PartialDate', {
  description: 'A date known to the year, the month or the day, or a span of two such dates.',
})
export class PartialDateAnswer {
  @Field(() => String, { description: 'As the source gives it, e.g. "2022", "2022-05" or "2025-12-04/2025-12-05".' })
  text!: string;

  @Field(() => DateScalar, { description: 'First day that it can mean.' })
  earliest!: string;

  @Field(() => DateScalar, { description: 'Last day that it can mean.' })
  latest!: string;
}

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

@ObjectType({ description: 'An organisation that funds a project.' })
export class DonorShare {
  @Field(() => Boolean, { description: 'True where the source does not say which of several organisations it is.' })
  ambiguous!: boolean;

  organisationId!: number;
}

@ObjectType({ description: 'How many different things stand under something, each counted once.' })
export class Counts {
  @Field(() => Int, { description: 'Actions.' })
  actions!: number;

  @Field(() => Int, { description: 'Projects that serve it.' })
  projects!: number;

  @Field(() => Int, { description: 'Organisations that fund these projects.' })
  donors!: number;

  @Field(() => Int, { description: 'Countries where these projects work.' })
  countries!: number;

  @Field(() => Int, { description: 'Indicators of it and of these; for a country those of its projects.' })
  indicators!: number;

  @Field(() => Int, { description: 'Progress reports on it and on these that count under the lens.' })
  reports!: number;

  @Field(() => Int, { description: 'Events of these projects; for a country also those held in it.' })
  events!: number;
}

@ObjectType({ description: 'An entry of a code list.' })
export class CodelistItem {
  @Field(() => String, { description: 'Code as this API uses it.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Code in IATI, where the list is one of IATI.' })
  iatiCode!: string | null;

  @Field(() => String, { description: 'Label in the language asked for, else in English.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'What it means.' })
  description!: string | null;

  @Field(() => Boolean, {
    description: 'True where the label is in English because there is none in the language asked for.',
  })
  isFallback!: boolean;
}
