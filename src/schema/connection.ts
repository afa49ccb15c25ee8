import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { PageArguments } from '../domain/paging.js';

/** Which page of a list (Relay). */
@ArgsType()
export class PageArgs implements PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: 'Number of items from the start of the list, at most 100. Default: 20, unless `last` is given.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Start after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of items from the end of the list, at most 100.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'End before this cursor.' })
  before?: string | null;
}

@ObjectType({ description: 'Position of a page in its list (Relay).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'True if more items follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True if there are items before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge.' })
  endCursor!: string | null;
}

/** Edge class of a connection (Relay). */
export const edgeOf = (Node: ClassType, name: string) => {
  @ObjectType(`${name}Edge`, { description: `A ${name} in a list.` })
  class Edge {
    @Field(() => Node, { description: 'The item.' })
    node!: object;

    @Field(() => String, { description: 'Opaque position of the item in this list and order.' })
    cursor!: string;
  }
  return Edge;
};

/** Connection class of a type (Relay): edges, nodes, pageInfo, and a totalCount that is counted only on request. */
export const connectionOf = (Node: ClassType, name: string, Edge: ClassType = edgeOf(Node, name)) => {
  @ObjectType(`${name}Connection`, { description: `A page of a list (Relay connection) of ${name}.` })
  class Connection {
    @Field(() => [Edge], { description: 'The items with their cursors.' })
    edges!: object[];

    @Field(() => [Node], { description: 'The items without their cursors.' })
    nodes!: object[];

    @Field(() => PageInfo, { description: 'Position of the page in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description: 'Number of items in the whole list with this filter. Counted only if you ask for it.',
    })
    totalCount!: number;
  }
  return Connection;
};
