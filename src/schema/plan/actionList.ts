import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { ActionOrderField, Freshness, OrderDirection, ProgressStatus } from '../../vocabulary/index.js';
import { searchIn } from '../search.js';

@InputType({ description: 'Conditions on actions. All of them must be met.' })
export class ActionFilter {
  @Field(() => [String], { nullable: true, description: 'Code is one of these.' })
  codes?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Code of the pillar.' })
  pillar?: string | null;

  @Field(() => [ProgressStatus], { nullable: true, description: 'Status shown is one of these.' })
  status?: ProgressStatus[] | null;

  @Field(() => [Freshness], { nullable: true, description: 'Freshness of the last report is one of these.' })
  freshness?: Freshness[] | null;

  @Field(() => Int, { nullable: true, description: 'Number of the working group.' })
  workingGroup?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether two of its three statuses (computed, reported, assessed) differ.',
  })
  disagreement?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it lags behind: late, stale, off track, unfunded or without data. The field `lagging` lists the reasons.',
  })
  lagging?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Has one of these issues or reasons for lagging, by code, e.g. "NO_FUNDING".',
  })
  issues?: string[] | null;

  @Field(() => String, { nullable: true, description: searchIn('code, title or description') })
  search?: string | null;
}

@InputType({ description: 'Order of actions.' })
export class ActionOrder {
  @Field(() => ActionOrderField, { description: 'What to order by.' })
  field!: ActionOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Direction.' })
  direction!: OrderDirection;
}

/** Which actions, and in which order. */
@ArgsType()
export class ActionListArgs {
  @Field(() => ActionFilter, { nullable: true, description: 'Conditions on actions. Default: all actions.' })
  filter?: ActionFilter | null;

  @Field(() => ActionOrder, { nullable: true, description: 'Order. Default: by number.' })
  orderBy?: ActionOrder | null;
}
