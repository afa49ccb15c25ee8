import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { PageArguments } from '../domain/paging.js';

@ArgsType()
export class PageArgs implements PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: 'How many from the start; at most 100, 20 if neither first nor last is given.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor after which to begin.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many from the end; at most 100.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor before which to end.' })
  before?: string | null;
}

@ObjectType({ description: 'Where a page stands in its list (Relay).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something comes before.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge.' })
  endCursor!: string | null;
}

/** Edge class of a connection. */
export const edgeOf = (Node: ClassType, name: string) => {
  @ObjectType(`${name}Edge`, { description: `A ${name} within a list.` })
  class Edge {
    @Field(() => Node, { description: 'The thing itself.' })
    node!: object;

    @Field(() => String, { description: 'Opaque position in this list, in this order.' })
    cursor!: string;
  }
  return Edge;
};

/** Relay connection class for a type: edges, nodes, pageInfo, and a totalCount that is counted only when asked for. */
export const connectionOf = (Node: ClassType, name: string, Edge: ClassType = edgeOf(Node, name)) => {
  @ObjectType(`${name}Connection`, { description: `A page of a list (Relay connection) of ${name}.` })
  class Connection {
    @Field(() => [Edge], { description: 'The things with their cursors.' })
    edges!: object[];

    @Field(() => [Node], { description: 'The things without their cursors.' })
    nodes!: object[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many there are in all with this filter; counted only when asked for.' })
    totalCount!: number;
  }
  return Connection;
};
