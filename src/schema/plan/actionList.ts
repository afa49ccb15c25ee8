import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { ActionOrderField, Freshness, OrderDirection, ProgressStatus } from '../../vocabulary/index.js';

const SEARCH = 'Words that must all occur in the code, title or description; accents and case do not matter.';

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

@ArgsType()
export class ActionListArgs {
  @Field(() => ActionFilter, { nullable: true, description: 'Which actions; all if left out.' })
  filter?: ActionFilter | null;

  @Field(() => ActionOrder, { nullable: true, description: 'Order; by number if left out.' })
  orderBy?: ActionOrder | null;
}
