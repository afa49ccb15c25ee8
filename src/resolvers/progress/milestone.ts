import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Milestone } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import { ReportSubject } from '../../schema/reporting/index.js';
import { DateScalar } from '../../vocabulary/index.js';
import { subjectNode } from '../subject.js';

/** A milestone as the lens shows it. */
@Resolver(() => Milestone)
export class MilestoneResolver {
  @FieldResolver(() => ReportSubject, { description: 'Action or project that it belongs to.' })
  owner(@Root() milestone: Row<Milestone>, @Ctx() context: Context): Promise<object> {
    return subjectNode(milestone, context);
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'Day on which it was completed; null while it is not.',
  })
  completedOn(@Root() milestone: Row<Milestone>, @Ctx() { loaders }: Context): Promise<string | null> {
    return loaders.completedOn.load(milestone.id);
  }

  @FieldResolver(() => Boolean, {
    description: 'True if it was completed after its due date, or is not completed and the due date has passed.',
  })
  async isLate(@Root() { id, dueOn }: Row<Milestone>, @Ctx() { loaders, lens }: Context): Promise<boolean> {
    return ((await loaders.completedOn.load(id)) ?? lens.asOf) > dueOn;
  }
}
