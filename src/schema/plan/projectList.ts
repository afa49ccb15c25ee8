import { ArgsType, Field, InputType } from 'type-graphql';
import { Project } from '../../entities/plan/index.js';
import {
  ActivityStatus,
  CountryCodeScalar,
  OrderDirection,
  ProgressStatus,
  ProjectOrderField,
} from '../../vocabulary/index.js';
import { connectionOf, PageArgs } from '../connection.js';
import { DateRange } from '../dateRange.js';
import { searchIn } from '../search.js';

@InputType({ description: 'Conditions on projects. All of them must be met.' })
export class ProjectFilter {
  @Field(() => [String], { nullable: true, description: 'Code is one of these.' })
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

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Country where it works.' })
  country?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of a region of the world (M49), e.g. "035": it names that region or one within it, or works in a country there.',
  })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Purpose code of a sector in which it works, e.g. "22040".' })
  sector?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Code of a group, e.g. LDC, that one of its countries belongs to on the lens's day.",
  })
  countryGroup?: string | null;

  @Field(() => [ActivityStatus], { nullable: true, description: 'Phase is one of these.' })
  activityStatus?: ActivityStatus[] | null;

  @Field(() => [ProgressStatus], { nullable: true, description: 'Status shown is one of these.' })
  progressStatus?: ProgressStatus[] | null;

  @Field(() => DateRange, {
    nullable: true,
    description:
      'Runs on at least one of these days. A project without a known start never matches; without a known end it runs on.',
  })
  active?: DateRange | null;

  @Field(() => String, { nullable: true, description: searchIn('code, title or description') })
  search?: string | null;
}

@InputType({ description: 'Order of projects.' })
export class ProjectOrder {
  @Field(() => ProjectOrderField, { description: 'What to order by.' })
  field!: ProjectOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Direction.' })
  direction!: OrderDirection;
}

/** Which projects, in which order, and which page of them. */
@ArgsType()
export class ProjectListArgs extends PageArgs {
  @Field(() => ProjectFilter, { nullable: true, description: 'Conditions on projects. Default: all projects.' })
  filter?: ProjectFilter | null;

  @Field(() => ProjectOrder, { nullable: true, description: 'Order. Default: by code.' })
  orderBy?: ProjectOrder | null;
}

/** A page of projects. */
export const ProjectConnection = connectionOf(Project, 'Project');
