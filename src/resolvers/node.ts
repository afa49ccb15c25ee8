import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { everybody, may } from '../domain/access/index.js';
import { fromGlobalId, type RowId, toGlobalId } from '../domain/globalId.js';
import { badInput } from '../domain/Refusal.js';
import { Node } from '../entities/Node.js';
import type { ShownReport } from '../loaders/reporting/index.js';
import { nodeTables } from '../loaders/rows.js';
import { commentsShown, evidenceShown } from './reporting/reportRights.js';

const MOST_NODES = 250;

const isNodeType = (type: string): type is keyof typeof nodeTables => Object.hasOwn(nodeTables, type);

type Found = object | null;

/** What not everybody may see: to all who may not, it is not there. */
const guarded: Record<string, (id: number, context: Context) => Promise<Found>> = {
  RoleGrant: async (id, { loaders, viewer }) =>
    id === everybody.id ? everybody : may(viewer, 'grantRole', null) ? loaders.roleGrant.load(id) : null,
  ApiToken: async (id, { loaders, viewer }) => (may(viewer, 'createApiToken', null) ? loaders.apiToken.load(id) : null),
  AuditEntry: async (id, { loaders, viewer }) => (may(viewer, 'readAudit', null) ? loaders.auditEntry.load(id) : null),
  Evidence: async (id, context) => ofReport(await context.loaders.evidence.load(id), evidenceShown, context),
  ReviewComment: async (id, context) => ofReport(await context.loaders.reviewComment.load(id), commentsShown, context),
};

/** A part of a report, if it is among those that whoever asks may see. */
const ofReport = async <R extends { id: number; reportId: number }>(
  row: R | null,
  shown: (report: ShownReport, context: Context) => Promise<R[]>,
  context: Context,
): Promise<Found> => {
  const report = row && (await context.loaders.progressReport.load(row.reportId));
  return (report && (await shown(report, context)).find(({ id }) => id === row.id)) ?? null;
};

const fetchNode = async ({ type, id }: RowId, context: Context): Promise<Found> => {
  const find = Object.hasOwn(guarded, type) ? guarded[type] : undefined;
  if (!find && !isNodeType(type)) return null;
  const row = find
    ? await find(id, context)
    : await context.loaders[nodeTables[type as keyof typeof nodeTables]].load(id);
  return row && { ...row, __typename: type };
};

@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'Anything by its id; null if it is not there (any more). What is no id of this API is an error.',
  })
  node(
    @Arg('id', () => ID, { description: 'Id that this API gave.' }) id: string,
    @Ctx() context: Context,
  ): Promise<object | null> {
    return fetchNode(fromGlobalId(id), context);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description:
      'Several things by their ids, in the order of the ids; null where one is not there (any more). What is no id of this API is an error. At most 250.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Ids that this API gave.' }) ids: string[],
    @Ctx() context: Context,
  ): Promise<(object | null)[]> {
    if (ids.length > MOST_NODES)
      throw badInput(`ids: ${ids.length} are too many; ask for at most ${MOST_NODES} at once`);
    return Promise.all(ids.map(fromGlobalId).map((rowId) => fetchNode(rowId, context)));
  }

  @FieldResolver(() => ID)
  id(@Root() row: { id: number }, @Info() info: GraphQLResolveInfo): string {
    return toGlobalId(info.parentType.name, row.id);
  }
}
