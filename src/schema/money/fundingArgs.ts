import { ArgsType, Field, InputType } from 'type-graphql';
import { Attribution, CountryCodeScalar } from '../../vocabulary/index.js';
import { DateRange } from '../dateRange.js';

@InputType({ description: 'Which money counts. Everything given must hold.' })
export class FundingFilter {
  @Field(() => String, { nullable: true, description: 'Code of the organisation that provided it.' })
  donor?: string | null;

  @Field(() => CountryCodeScalar, {
    nullable: true,
    description: 'Only projects that work in this country, and (ALLOCATED) only its percentage of them.',
  })
  country?: string | null;

  @Field(() => DateRange, { nullable: true, description: 'Transaction date.' })
  date?: DateRange | null;
}

@ArgsType()
export class FundingArgs {
  @Field(() => Attribution, {
    nullable: true,
    defaultValue: Attribution.ALLOCATED,
    description: 'How the money of a project that serves several things is given to each.',
  })
  attribution?: Attribution | null;

  @Field(() => FundingFilter, { nullable: true, description: 'Which money counts; all if left out.' })
  filter?: FundingFilter | null;
}
