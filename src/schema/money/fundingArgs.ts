import { ArgsType, Field, InputType } from 'type-graphql';
import { Attribution, CountryCodeScalar } from '../../vocabulary/index.js';
import { DateRange } from '../dateRange.js';
import { PaymentKinds } from './paymentKinds.js';

@InputType({ description: 'Conditions on money. All of them must be met.' })
export class FundingFilter extends PaymentKinds {
  @Field(() => String, { nullable: true, description: 'Code of the organisation that provided it.' })
  donor?: string | null;

  @Field(() => CountryCodeScalar, {
    nullable: true,
    description:
      "Only projects that work in this country; with attribution ALLOCATED, only the country's percentage of each.",
  })
  country?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of a region of the world (M49): only what the projects have in it, by the regions that they name and the countries where they work.',
  })
  region?: string | null;

  @Field(() => DateRange, { nullable: true, description: 'Span of transaction dates.' })
  date?: DateRange | null;
}

/** Which money counts, and how it is attributed. */
@ArgsType()
export class FundingArgs {
  @Field(() => Attribution, {
    nullable: true,
    defaultValue: Attribution.ALLOCATED,
    description:
      'How the money of a project that serves several actions, pillars or countries counts for each of them.',
  })
  attribution?: Attribution | null;

  @Field(() => FundingFilter, { nullable: true, description: 'Conditions on money. Default: all money counts.' })
  filter?: FundingFilter | null;
}
