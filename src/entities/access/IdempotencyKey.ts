import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { now } from '../../clock.js';

/**
 * The first answer to a write with this key. A write sent again gets this answer and is not done again; after 72 hours
 * the key is forgotten.
 */
@Entity()
@Unique({ properties: ['actor', 'key'] })
export class IdempotencyKey {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'text' })
  actor!: string;

  @Property({ type: 'text' })
  key!: string;

  /** SHA-256 of the name of the write and its input. */
  @Property({ type: 'text' })
  bodyHash!: string;

  /** Numbers of the rows in the answer. */
  @Property({ type: 'json' })
  answer!: number[];

  @Property({ type: 'timestamptz', length: 3 })
  createdAt: Opt<Date> = now();
}
