import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { everybody, type Viewer } from '../../domain/access/index.js';
import { Organisation } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ObligationRow } from '../../loaders/reporting/index.js';
import { ViewerAnswer } from '../../schema/access/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { Obligation } from '../../schema/reporting/index.js';
import { linkedRowOrNull } from '../linkedRow.js';

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
    description: 'What the viewer has to do or, as a donor, waits for; soonest first, at most 200.',
  })
  @ListSize('obligationsOfViewer')
  obligations(@Root() viewer: Viewer, @Ctx() { loaders }: Context): Promise<ObligationRow[]> {
    return loaders.obligations(viewer);
  }
}
