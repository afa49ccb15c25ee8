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

const SEARCH = 'Words that must all occur in the code, title or description; accents and case do not matter.';

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

@ArgsType()
export class ProjectListArgs extends PageArgs {
  @Field(() => ProjectFilter, { nullable: true, description: 'Which projects; all if left out.' })
  filter?: ProjectFilter | null;

  @Field(() => ProjectOrder, { nullable: true, description: 'Order; by code if left out.' })
  orderBy?: ProjectOrder | null;
}

export const ProjectConnection = connectionOf(Project, 'Project');
