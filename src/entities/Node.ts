import { PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Field, ID, InterfaceType } from 'type-graphql';

/** Base of every row that can be fetched again by its id. */
@InterfaceType({
  description: 'An item that can be fetched again by its id.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, {
    description: 'Opaque id, unique across all types. Pass it to node(id:) to fetch the item again.',
  })
  @PrimaryKey({ type: 'integer' })
  id!: number;
}
