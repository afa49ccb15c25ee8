import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { may } from '../domain/access.js';
import { fromGlobalId } from '../domain/globalId.js';
import { Refusal } from '../domain/Refusal.js';
import { AuditEntry } from '../entities/AuditEntry.js';
import { Node } from '../entities/Node.js';
import type { Row } from '../entities/Row.js';
import type { Page } from '../loaders/page.js';
import { nodeTables } from '../loaders/rows.js';
import { PageArgs } from '../schema/connection.js';
import { AuditConnection } from '../schema/reporting.js';
import { DateTimeScalar } from '../schema/scalars.js';

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Query(() => AuditConnection, { description: 'Who changed what, newest first. For the secretariat: UNAUTHENTICATED or FORBIDDEN for others.' })
  audit(
    @Arg('node', () => ID, { nullable: true, description: 'Id of the thing that was changed.' }) node: string | null | undefined,
    @Arg('actor', () => String, { nullable: true, description: 'Who.' }) actor: string | null | undefined,
    @Arg('since', () => DateTimeScalar, { nullable: true, description: 'Not before.' }) since: string | null | undefined,
    @Arg('until', () => DateTimeScalar, { nullable: true, description: 'Not after.' }) until: string | null | undefined,
    @Args(() => PageArgs) given: PageArgs,
    @Ctx() context: Context,
  ): Promise<Page<Row<AuditEntry>>> {
    if (context.actor.subject === null) throw new Refusal('UNAUTHENTICATED', 'audit needs a token: send it as "Authorization: Bearer …"');
    if (!may(context.actor, 'readAudit', null)) throw new Refusal('FORBIDDEN', 'the audit is for the secretariat');
    return context.loaders.audit({ node: node == null ? null : fromGlobalId(node), actor: actor ?? null, since: since ?? null, until: until ?? null }, given);
  }

  @FieldResolver(() => Node, { nullable: true, description: 'The thing that was changed, where it can be fetched by its id.' })
  async subject(@Root() { subjectType, subjectId }: Row<AuditEntry>, @Ctx() { loaders }: Context): Promise<object | null> {
    if (subjectId === null || !Object.hasOwn(nodeTables, subjectType)) return null;
    const row = await loaders[nodeTables[subjectType as keyof typeof nodeTables]].load(subjectId);
    return row && { ...row, __typename: subjectType };
  }
}
