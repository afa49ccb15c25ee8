import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { everybody, may } from '../domain/access/index.js';
import { fromGlobalId, type RowId, toGlobalId } from '../domain/globalId.js';
import { badInput } from '../domain/Refusal.js';
import { Node } from '../entities/Node.js';
import type { ShownReport } from '../loaders/reporting/index.js';
import { LensAnswer } from '../schema/lens.js';
import { lensAnswer } from './lensAnswer.js';
import { asNode, rowOfNode } from './nodeRow.js';
import { commentsShown, evidenceShown } from './reporting/reportRights.js';

const MOST_NODES = 250;

type Part<R> = R & { id: number; reportId: number };

/** A part of a report, if the viewer may see it. */
const partOfReport = async <R extends object>(
  part: Part<R> | null,
  visibleParts: (report: ShownReport, context: Context) => Promise<Part<R>[]>,
  context: Context,
): Promise<object | null> => {
  const report = part && (await context.loaders.progressReport.load(part.reportId));
  if (!report) return null;
  const parts = await visibleParts(report, context);
  return parts.find(({ id }) => id === part.id) ?? null;
};

/** Types that are not public: a viewer without the right gets null, as if there were no such row. */
const guardedTypes: Record<string, (id: number, context: Context) => Promise<object | null>> = {
  RoleGrant: async (id, { loaders, viewer }) => {
    if (id === everybody.id) return everybody;
    return may(viewer, 'grantRole', null) ? loaders.roleGrant.load(id) : null;
  },
  ApiToken: async (id, { loaders, viewer }) => (may(viewer, 'createApiToken', null) ? loaders.apiToken.load(id) : null),
  AuditEntry: async (id, { loaders, viewer }) => (may(viewer, 'readAudit', null) ? loaders.auditEntry.load(id) : null),
  Evidence: async (id, context) => partOfReport(await context.loaders.evidence.load(id), evidenceShown, context),
  ReviewComment: async (id, context) =>
    partOfReport(await context.loaders.reviewComment.load(id), commentsShown, context),
};

/** What may have become of a row, or of the project that it is of. */
interface Ended {
  archivedAt?: string | null;
  mergedIntoId?: number | null;
  projectId?: number | null;
  indicatorId?: number;
}

/** The row that an id means now: none of an archived project, and the organisation that one was merged into. */
const nowOf = async (row: Ended | null, { loaders }: Context): Promise<object | null> => {
  if (row?.mergedIntoId) return loaders.organisation.load(row.mergedIntoId);
  const measured: Ended | null = row?.indicatorId ? await loaders.indicator.load(row.indicatorId) : null;
  const projects = [row?.projectId, measured?.projectId].filter((id) => id != null);
  const loaded: (Ended | Error | null)[] = await loaders.project.loadMany(projects);
  return [row, ...loaded].some((one) => one && 'archivedAt' in one && one.archivedAt) ? null : row;
};

const fetchNode = async ({ type, id }: RowId, context: Context): Promise<object | null> => {
  const fetchGuarded = Object.hasOwn(guardedTypes, type) ? guardedTypes[type] : undefined;
  if (fetchGuarded) return asNode(type, await fetchGuarded(id, context));
  return asNode(type, await nowOf(await rowOfNode(type, id, context), context));
};

/** The root fields `node` and `nodes`, and the id of every node. */
@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description:
      'The item with this id, of any type; null if it does not exist or the viewer may not see it. An id that carries a lens is seen through it. Errors: BAD_USER_INPUT for what is not an id of this API, and for another lens than that of the id.',
  })
  node(
    @Arg('id', () => ID, { description: 'Id from an earlier answer of this API.' }) id: string,
    @Ctx() context: Context,
  ): Promise<object | null> {
    return fetchNode(fromGlobalId(id), context);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description:
      'The items with these ids, in the order of the ids, at most 250; null in place of an item that does not exist or that the viewer may not see. Errors: BAD_USER_INPUT for what is not an id of this API, and for ids of different lenses.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Ids from earlier answers of this API.' }) ids: string[],
    @Ctx() context: Context,
  ): Promise<(object | null)[]> {
    if (ids.length > MOST_NODES)
      throw badInput(`ids: ${ids.length} are too many; ask for at most ${MOST_NODES} at once`);
    return Promise.all(ids.map(fromGlobalId).map((rowId) => fetchNode(rowId, context)));
  }

  @FieldResolver(() => ID)
  id(@Root() row: { id: number }, @Info() info: GraphQLResolveInfo, @Ctx() { idKey }: Context): string {
    return toGlobalId(info.parentType.name, row.id, idKey);
  }

  @FieldResolver(() => LensAnswer, { description: 'The lens that it is seen through.' })
  lens(@Root() _: object, @Ctx() context: Context): Promise<LensAnswer> {
    return lensAnswer(context);
  }
}
