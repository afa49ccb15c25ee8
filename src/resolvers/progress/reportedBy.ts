import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Organisation } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ProgressView } from '../../loaders/progress/index.js';
import { Progress } from '../../schema/progress/index.js';
import { linkedRowOrNull } from '../linkedRow.js';

/** Who reported the status that is shown as reported. */
@Resolver(() => Progress)
export class ReportedByResolver {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description:
      'Organisation whose report `reportedStatus` is from; null if no report states a status, or it names no organisation.',
  })
  reportedBy(
    @Root() { reportedById }: ProgressView,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Organisation> | null> | null {
    return linkedRowOrNull(loaders.organisation, reportedById);
  }
}
