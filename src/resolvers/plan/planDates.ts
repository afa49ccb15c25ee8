import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { badInput } from '../../domain/Refusal.js';
import { ActionPlan, Event } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { PlanDateRow } from '../../loaders/plan/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { PlanDate } from '../../schema/plan/index.js';
import { nodeOf } from '../nodeRow.js';

const USUAL_DATES = 5;
const MOST_DATES = 100;

/** What comes next in a plan, what is late in it, and when its people last met. */
@Resolver(() => ActionPlan)
export class PlanDatesResolver {
  @FieldResolver(() => [PlanDate], {
    description:
      "What comes next, soonest first: what ends or is due from the lens's day on, and what begins or happens after it. Error: BAD_USER_INPUT if `first` is not 1 to 100.",
  })
  @ListSize('datesOfPlan')
  nextDates(
    @Root() { id }: Row<ActionPlan>,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: USUAL_DATES,
      description: 'Number of dates from the start of the list, 1 to 100.',
    })
    first: number | null,
    @Ctx() { loaders }: Context,
  ): Promise<PlanDateRow[]> {
    const most = first ?? USUAL_DATES;
    if (most < 1 || most > MOST_DATES) throw badInput(`first: ${most} is out of range; ask for 1 to ${MOST_DATES}`);
    return loaders.nextDates(most).load(id);
  }

  @FieldResolver(() => Int, {
    description:
      "Number of reports that are overdue on the lens's day: due before it and not on record, on actions and projects of the plan.",
  })
  overdueReports(@Root() { id }: Row<ActionPlan>, @Ctx() { loaders }: Context): Promise<number> {
    return loaders.overdueOfPlan.load(id);
  }

  @FieldResolver(() => Event, {
    nullable: true,
    description:
      "Latest event of the initiative that had begun by the lens's day; null if there is none. Events that are part of a project do not count; one whose first day is not known has begun once it must have.",
  })
  lastMeeting(@Ctx() { loaders }: Context): Promise<Row<Event> | null> {
    return loaders.lastMeeting();
  }
}

/** What a date of a plan is about. */
@Resolver(() => PlanDate)
export class PlanDateResolver {
  @FieldResolver()
  async node(@Root() { nodeType, nodeId }: PlanDateRow, @Ctx() context: Context): Promise<object | null> {
    return nodeType === null || nodeId === null ? null : nodeOf(nodeType, nodeId, context);
  }
}
