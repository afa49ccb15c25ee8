import { ArgsType, Field } from 'type-graphql';
import { Attribution, OrganisationRole } from '../../vocabulary/index.js';
import { PageArgs } from '../connection.js';
import {
  ActionFilter,
  ActionOrder,
  EventFilter,
  FundingFilter,
  OrganisationFilter,
  OrganisationOrder,
  ProjectFilter,
  ProjectOrder,
  TransactionFilter,
} from './inputs.js';

@ArgsType()
export class ActionListArgs {
  @Field(() => ActionFilter, { nullable: true, description: 'Which actions; all if left out.' })
  filter?: ActionFilter | null;

  @Field(() => ActionOrder, { nullable: true, description: 'Order; by number if left out.' })
  orderBy?: ActionOrder | null;
}

@ArgsType()
export class ProjectListArgs extends PageArgs {
  @Field(() => ProjectFilter, { nullable: true, description: 'Which projects; all if left out.' })
  filter?: ProjectFilter | null;

  @Field(() => ProjectOrder, { nullable: true, description: 'Order; by code if left out.' })
  orderBy?: ProjectOrder | null;
}

@ArgsType()
export class OrganisationListArgs extends PageArgs {
  @Field(() => OrganisationFilter, { nullable: true, description: 'Which organisations; all if left out.' })
  filter?: OrganisationFilter | null;

  @Field(() => OrganisationOrder, { nullable: true, description: 'Order; by name if left out.' })
  orderBy?: OrganisationOrder | null;
}

@ArgsType()
export class OrganisationProjectArgs extends PageArgs {
  @Field(() => OrganisationRole, {
    nullable: true,
    description: 'Part that the organisation has in them; any if left out.',
  })
  role?: OrganisationRole | null;
}

@ArgsType()
export class EventListArgs extends PageArgs {
  @Field(() => EventFilter, { nullable: true, description: 'Which events; all if left out.' })
  filter?: EventFilter | null;
}

@ArgsType()
export class TransactionListArgs extends PageArgs {
  @Field(() => TransactionFilter, {
    nullable: true,
    description: 'Which transactions; all that the lens shows if left out.',
  })
  filter?: TransactionFilter | null;
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
