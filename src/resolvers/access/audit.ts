import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { type Lineage, may, mayAnywhere, underPlan } from '../../domain/access/index.js';
import { fromGlobalId, type RowId } from '../../domain/globalId.js';
import { Refusal } from '../../domain/Refusal.js';
import { AuditEntry } from '../../entities/access/index.js';
import { Node } from '../../entities/Node.js';
import type { Row } from '../../entities/Row.js';
import type { Page } from '../../loaders/page.js';
import { nodeTables } from '../../loaders/rows.js';
import { AuditConnection } from '../../schema/access/index.js';
import { PageArgs } from '../../schema/connection.js';
import { DateTimeScalar } from '../../vocabulary/index.js';

type Owned = Partial<Record<'actionId' | 'projectId' | 'planId', number | null>>;

/** What the thing stands under, for those whose role is limited to a part of a plan; null where it stands under none. */
const lineageOf = async ({ type, id }: RowId, { loaders }: Context): Promise<Lineage | null> => {
  if (type === 'ActionPlan') return underPlan(id);
  const stored = Object.hasOwn(nodeTables, type)
    ? await loaders[nodeTables[type as keyof typeof nodeTables]].load(id)
    : null;
  const row = (type === 'Action' ? { actionId: id } : type === 'Project' ? { projectId: id } : stored) as Owned | null;
  if (row?.actionId) return loaders.lineageOfAction.load(row.actionId);
  if (row?.projectId) return loaders.lineageOfProject.load(row.projectId);
  return row?.planId ? underPlan(row.planId) : null;
};

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Query(() => AuditConnection, {
    description:
      'Who changed what, newest first. For the secretariat; a role that is limited reads what is named by `node`. UNAUTHENTICATED or FORBIDDEN for others.',
  })
  async audit(
    @Arg('node', () => ID, { nullable: true, description: 'Id of the thing that was changed.' }) node:
      | string
      | null
      | undefined,
    @Arg('actor', () => String, { nullable: true, description: 'Who, by name or by actorId.' }) actor:
      | string
      | null
      | undefined,
    @Arg('since', () => DateTimeScalar, { nullable: true, description: 'Not before.' }) since:
      | string
      | null
      | undefined,
    @Arg('until', () => DateTimeScalar, { nullable: true, description: 'Not after.' }) until: string | null | undefined,
    @Args(() => PageArgs) given: PageArgs,
    @Ctx() context: Context,
  ): Promise<Page<Row<AuditEntry>>> {
    if (context.viewer.subject === null)
      throw new Refusal('UNAUTHENTICATED', 'audit needs a token: send it as "Authorization: Bearer …"');
    const thing = node == null ? null : fromGlobalId(node);
    if (!mayAnywhere(context.viewer, 'readAudit')) throw new Refusal('FORBIDDEN', 'the audit is for the secretariat');
    if (!may(context.viewer, 'readAudit', thing && (await lineageOf(thing, context))))
      throw new Refusal(
        'FORBIDDEN',
        'your role is limited: name with `node` something that it is for, to read what happened to that',
      );
    return context.loaders.audit(
      { node: thing, actor: actor ?? null, since: since ?? null, until: until ?? null },
      given,
    );
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: 'The thing that was changed, where it can be fetched by its id.',
  })
  async subject(
    @Root() { subjectType, subjectId }: Row<AuditEntry>,
    @Ctx() { loaders }: Context,
  ): Promise<object | null> {
    if (subjectId === null || !Object.hasOwn(nodeTables, subjectType)) return null;
    const row = await loaders[nodeTables[subjectType as keyof typeof nodeTables]].load(subjectId);
    return row && { ...row, __typename: subjectType };
  }
}
