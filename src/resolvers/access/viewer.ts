import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { everybody, type Viewer } from '../../domain/access/index.js';
import { type ListName, toCursor } from '../../domain/cursor.js';
import { toWindow } from '../../domain/paging.js';
import { Organisation } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ObligationRow } from '../../loaders/reporting/index.js';
import { ViewerAnswer } from '../../schema/access/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { Obligation, ObligationArgs } from '../../schema/reporting/index.js';
import { linkedRowOrNull } from '../linkedRow.js';

/** Obligations of a page, at most and unless fewer are asked for. */
const MOST = 200;

/** Who sends the request, and what they have to do. */
@Resolver(() => ViewerAnswer)
export class ViewerResolver {
  @Query(() => ViewerAnswer, { description: 'Who sends this request, and what they may do.' })
  viewer(@Ctx() { viewer }: Context): Viewer & { roles: object[] } {
    const roles = viewer.grants.map(({ scope, ...grant }) => ({
      ...grant,
      scopeType: scope?.type ?? null,
      scopeId: scope?.id ?? null,
    }));
    return { ...viewer, roles: roles.length ? roles : [everybody] };
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Organisation that the viewer represents.' })
  organisation(
    @Root() { organisationId }: Viewer,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Organisation> | null> | null {
    return linkedRowOrNull(loaders.organisation, organisationId);
  }

  @FieldResolver(() => [Obligation], {
    description:
      'What the viewer has to do or, as a donor, waits for; soonest first. For the next page, pass the cursor of the last one as `after`.',
  })
  @ListSize('obligationsOfViewer')
  async obligations(
    @Root() viewer: Viewer,
    @Args(() => ObligationArgs) given: ObligationArgs,
    @Ctx() { loaders, lens }: Context,
  ): Promise<(ObligationRow & { cursor: string })[]> {
    const list: ListName = { list: 'Viewer.obligations', order: 'DUE', orderType: 'date', filter: {}, lens };
    const { size, after } = toWindow({ first: given.first ?? MOST, after: given.after ?? null }, list, MOST);
    const isLater = ({ dueOn, reportId }: ObligationRow) =>
      !after || dueOn > after.value || (dueOn === after.value && reportId > after.id);
    return (await loaders.obligations(viewer))
      .filter(isLater)
      .slice(0, size)
      .map((one) => ({ ...one, cursor: toCursor(list, { value: one.dueOn, id: one.reportId, ownerId: null }) }));
  }

  @FieldResolver(() => Int, { description: 'Number of all obligations of the viewer.' })
  async obligationCount(@Root() viewer: Viewer, @Ctx() { loaders }: Context): Promise<number> {
    return (await loaders.obligations(viewer)).length;
  }
}
