import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { everybody, may } from '../domain/access.js';
import { fromGlobalId, type RowId, toGlobalId } from '../domain/globalId.js';
import { wrong } from '../domain/Refusal.js';
import { Node } from '../entities/Node.js';
import { nodeTables } from '../loaders/rows.js';

const MOST_NODES = 250;

const isNodeType = (type: string): type is keyof typeof nodeTables => Object.hasOwn(nodeTables, type);

/** Grants and tokens are shown to their keepers alone; to all others they are not there. */
const ownOf = async (type: 'RoleGrant' | 'ApiToken', id: number, { loaders, actor }: Context): Promise<object | null> => {
  if (type === 'RoleGrant' && id === everybody.id) return { ...everybody, __typename: type };
  if (!may(actor, 'grantRole', null)) return null;
  const row = await loaders[type === 'RoleGrant' ? 'roleGrant' : 'apiToken'].load(id);
  return row && { ...row, __typename: type };
};

const fetchNode = async ({ type, id }: RowId, context: Context): Promise<object | null> => {
  const { loaders } = context;
  if (type === 'RoleGrant' || type === 'ApiToken') return ownOf(type, id, context);
  if (!isNodeType(type)) return null;
  const row = await loaders[nodeTables[type]].load(id);
  return row && { ...row, __typename: type };
};

@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Anything by its id; null if it is not there (any more). What is no id of this API is an error.' })
  node(@Arg('id', () => ID, { description: 'Id that this API gave.' }) id: string, @Ctx() context: Context): Promise<object | null> {
    return fetchNode(fromGlobalId(id), context);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description:
      'Several things by their ids, in the order of the ids; null where one is not there (any more). What is no id of this API is an error. At most 250.',
  })
  nodes(@Arg('ids', () => [ID], { description: 'Ids that this API gave.' }) ids: string[], @Ctx() context: Context): Promise<(object | null)[]> {
    if (ids.length > MOST_NODES) throw wrong(`ids: ${ids.length} are too many; ask for at most ${MOST_NODES} at once`);
    return Promise.all(ids.map(fromGlobalId).map((rowId) => fetchNode(rowId, context)));
  }

  @FieldResolver(() => ID)
  id(@Root() row: { id: number }, @Info() info: GraphQLResolveInfo): string {
    return toGlobalId(info.parentType.name, row.id);
  }
}
