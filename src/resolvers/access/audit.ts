import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { type Lineage, may, mayAnywhere, underPlan } from '../../domain/access/index.js';
import { fromGlobalId, type RowId } from '../../domain/globalId.js';
import { Refusal } from '../../domain/Refusal.js';
import { AuditEntry } from '../../entities/access/index.js';
import { Node } from '../../entities/Node.js';
import type { Row } from '../../entities/Row.js';
import type { Page } from '../../loaders/page.js';
import { AuditArgs, AuditConnection } from '../../schema/access/index.js';
import { nodeOf, rowOfNode } from '../nodeRow.js';
import { lineageOfSubject } from '../subject.js';

type Member = Partial<Record<'actionId' | 'projectId' | 'planId', number | null>>;

/** What the changed item belongs to, for viewers with a scoped role; null if it belongs to no plan. */
const lineageOf = async ({ type, id }: RowId, context: Context): Promise<Lineage | null> => {
  if (type === 'ActionPlan') return underPlan(id);
  if (type === 'Action' || type === 'Project') return lineageOfSubject({ type, id }, context);
  const member: Member | null = await rowOfNode(type, id, context);
  if (member?.actionId) return lineageOfSubject({ type: 'Action', id: member.actionId }, context);
  if (member?.projectId) return lineageOfSubject({ type: 'Project', id: member.projectId }, context);
  return member?.planId ? underPlan(member.planId) : null;
};

/** The audit, and what each entry changed. */
@Resolver(() => AuditEntry)
export class AuditResolver {
  @Query(() => AuditConnection, {
    description:
      'Who changed what, newest first. For the secretariat; with a scoped role, pass `node` with something in that scope. Errors: UNAUTHENTICATED without a token, FORBIDDEN for other viewers.',
  })
  async audit(
    @Args(() => AuditArgs) { node, actor, since, until, ...pageArguments }: AuditArgs,
    @Ctx() context: Context,
  ): Promise<Page<Row<AuditEntry>>> {
    const { viewer, loaders } = context;
    if (viewer.subject === null)
      throw new Refusal('UNAUTHENTICATED', 'audit needs a token: send it as "Authorization: Bearer …"');
    const thing = node == null ? null : fromGlobalId(node);
    if (!mayAnywhere(viewer, 'readAudit'))
      throw new Refusal('FORBIDDEN', 'only the roles SECRETARIAT and ADMIN may read the audit');
    if (!may(viewer, 'readAudit', thing && (await lineageOf(thing, context))))
      throw new Refusal('FORBIDDEN', 'your role is scoped: pass `node` with something in that scope');
    return loaders.audit(
      { node: thing, actor: actor ?? null, since: since ?? null, until: until ?? null },
      pageArguments,
    );
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: 'What was changed; null if it cannot be fetched by an id.',
  })
  async subject(@Root() { subjectType, subjectId }: Row<AuditEntry>, @Ctx() context: Context): Promise<object | null> {
    return subjectId === null ? null : nodeOf(subjectType, subjectId, context);
  }
}
