import { Field, InputType, Int } from 'type-graphql';
import {
  ActionOrderField,
  ActivityStatus,
  CountryCodeScalar,
  CurrencyCodeScalar,
  DateScalar,
  EscapMembership,
  Freshness,
  OrderDirection,
  OrganisationOrderField,
  OrganisationType,
  ProgressStatus,
  ProjectOrderField,
  TransactionType,
} from '../../vocabulary/index.js';

const SEARCH = 'Words that must all occur in the code, title or description; accents and case do not matter.';

@InputType({ description: 'A span of days; an end left out is open.' })
export class DateRange {
  @Field(() => DateScalar, { nullable: true, description: 'First day.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day.' })
  to?: string | null;
}

@InputType({ description: 'Which actions. Everything given must hold.' })
export class ActionFilter {
  @Field(() => [String], { nullable: true, description: 'One of these codes.' })
  codes?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Code of the pillar.' })
  pillar?: string | null;

  @Field(() => [ProgressStatus], { nullable: true, description: 'One of these statuses shown.' })
  status?: ProgressStatus[] | null;

  @Field(() => [Freshness], { nullable: true, description: 'How long ago the last report came in: one of these.' })
  freshness?: Freshness[] | null;

  @Field(() => Int, { nullable: true, description: 'Number of the working group.' })
  workingGroup?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether two of its three statuses differ.' })
  disagreement?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it lags behind: late, stale, off track, unfunded or without data; `lagging` names the reasons.',
  })
  lagging?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Having one of these issues or reasons for lagging, by code, e.g. "NO_FUNDING".',
  })
  issues?: string[] | null;

  @Field(() => String, { nullable: true, description: SEARCH })
  search?: string | null;
}

@InputType({ description: 'Order of actions.' })
export class ActionOrder {
  @Field(() => ActionOrderField, { description: 'What to order by.' })
  field!: ActionOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Direction.' })
  direction!: OrderDirection;
}

@InputType({ description: 'Which projects. Everything given must hold.' })
export class ProjectFilter {
  @Field(() => [String], { nullable: true, description: 'One of these codes.' })
  codes?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Code of a plan that it serves through an action or a pillar.' })
  plan?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a pillar that it serves, directly or through an action.',
  })
  pillar?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of an action that it serves.' })
  action?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of an organisation that funds it.' })
  donor?: string | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'A country where it works.' })
  country?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Code of a group, e.g. LDC, that one of its countries belongs to on the lens's day.",
  })
  countryGroup?: string | null;

  @Field(() => [ActivityStatus], { nullable: true, description: 'One of these phases.' })
  activityStatus?: ActivityStatus[] | null;

  @Field(() => [ProgressStatus], { nullable: true, description: 'One of these statuses shown.' })
  progressStatus?: ProgressStatus[] | null;

  @Field(() => DateRange, {
    nullable: true,
    description:
      'Running on at least one of these days. A start that is not known never matches; an end that is not known is open.',
  })
  active?: DateRange | null;

  @Field(() => String, { nullable: true, description: SEARCH })
  search?: string | null;
}

@InputType({ description: 'Order of projects.' })
export class ProjectOrder {
  @Field(() => ProjectOrderField, { description: 'What to order by.' })
  field!: ProjectOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Direction.' })
  direction!: OrderDirection;
}

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

@InputType({ description: 'Which countries. Everything given must hold.' })
export class CountryFilter {
  @Field(() => EscapMembership, { nullable: true, description: 'Membership of ESCAP.' })
  membership?: EscapMembership | null;

  @Field(() => String, { nullable: true, description: 'Code or name of the subregion.' })
  subregion?: string | null;

  @Field(() => String, { nullable: true, description: "Code of a group that it belongs to on the lens's day." })
  group?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words that must all occur in the code or name; accents and case do not matter.',
  })
  search?: string | null;
}

@InputType({ description: 'Which events. Everything given must hold.' })
export class EventFilter {
  @Field(() => DateRange, {
    nullable: true,
    description: 'Held on at least one of these days, as far as the date is known.',
  })
  during?: DateRange | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words that must all occur in the code, title or place; accents and case do not matter.',
  })
  search?: string | null;
}

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

@InputType({ description: 'Which transactions. Everything given must hold.' })
export class TransactionFilter {
  @Field(() => [TransactionType], { nullable: true, description: 'One of these kinds.' })
  type?: TransactionType[] | null;

  @Field(() => DateRange, { nullable: true, description: 'Transaction date.' })
  date?: DateRange | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that provided it.' })
  provider?: string | null;

  @Field(() => CurrencyCodeScalar, { nullable: true, description: 'Currency.' })
  currency?: string | null;
}
