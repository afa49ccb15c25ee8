import { PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Field, ID, InterfaceType } from 'type-graphql';

/** Everything that has a row of its own and can be fetched again by its id. */
@InterfaceType({
  description: 'Anything that can be fetched again by its id.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, {
    description: 'Opaque and global: pass it to node(id:). It says its type to the tracker, not to you.',
  })
  @PrimaryKey({ type: 'integer' })
  id!: number;
}
