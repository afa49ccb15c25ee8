import { Ctx, Extensions, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { everybody, type Viewer } from '../../domain/access/index.js';
import { ApiToken, RoleGrant } from '../../entities/access/index.js';
import { Node } from '../../entities/Node.js';
import { Organisation } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { ProgressReport } from '../../entities/reporting/index.js';
import type { ObligationRow, ShownReport } from '../../loaders/reporting/index.js';
import { nodeTables } from '../../loaders/rows.js';
import { ViewerAnswer } from '../../schema/access/index.js';
import { Obligation, ReportSubject } from '../../schema/reporting/index.js';
import { foundOrNull, subjectOf } from '../references.js';

@Resolver(() => ViewerAnswer)
export class ViewerResolver {
  @Query(() => ViewerAnswer, { description: 'Who is asking, and what they may do.' })
  viewer(@Ctx() { viewer }: Context): Viewer & { roles: object[] } {
    const roles = viewer.grants.map(({ scope, ...grant }) => ({
      ...grant,
      scopeType: scope?.type ?? null,
      scopeId: scope?.id ?? null,
    }));
    return { ...viewer, roles: roles.length ? roles : [everybody] };
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Organisation that they speak for.' })
  organisation(
    @Root() { organisationId }: Viewer,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Organisation> | null> | null {
    return foundOrNull(loaders.organisation, organisationId);
  }

  @FieldResolver(() => [Obligation], {
    description: 'What they must do, or as a donor wait for, soonest first; at most 200.',
  })
  @Extensions({ listSize: 50 })
  obligations(@Root() viewer: Viewer, @Ctx() { loaders }: Context): Promise<ObligationRow[]> {
    return loaders.obligations(viewer);
  }
}

@Resolver(() => Obligation)
export class ObligationResolver {
  @FieldResolver(() => ReportSubject)
  subject(@Root() obligation: ObligationRow, @Ctx() context: Context): Promise<object> {
    return subjectOf(obligation, context);
  }

  @FieldResolver(() => ProgressReport, { nullable: true })
  report(@Root() { reportId }: ObligationRow, @Ctx() { loaders }: Context): Promise<ShownReport | null> {
    return loaders.progressReport.load(reportId);
  }
}

interface Scoped {
  scopeType: string | null;
  scopeId: number | null;
}

/** A resolver that adds what a role is limited to. */
const scopeOf = (Scope: typeof RoleGrant | typeof ApiToken) => {
  @Resolver(() => Scope)
  class ScopeResolver {
    @FieldResolver(() => Node, { nullable: true, description: 'What the role is limited to; null means everything.' })
    async scope(@Root() { scopeType, scopeId }: Scoped, @Ctx() { loaders }: Context): Promise<object | null> {
      if (scopeType === null || scopeId === null || !Object.hasOwn(nodeTables, scopeType)) return null;
      const row = await loaders[nodeTables[scopeType as keyof typeof nodeTables]].load(scopeId);
      return row && { ...row, __typename: scopeType };
    }
  }
  return ScopeResolver;
};

export const scopeResolvers = [scopeOf(RoleGrant), scopeOf(ApiToken)];
