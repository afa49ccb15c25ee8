import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { now } from '../../clock.js';

/** The first answer to a write under a key, so that the same write sent again is answered and not done again. */
@Entity()
@Unique({ properties: ['actor', 'key'] })
export class IdempotencyKey {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'text' })
  actor!: string;

  @Property({ type: 'text' })
  key!: string;

  /** SHA-256 of the operation and its input. */
  @Property({ type: 'text' })
  bodyHash!: string;

  /** Numbers of the rows that the write answered with. */
  @Property({ type: 'json' })
  answer!: number[];

  @Property({ type: 'timestamptz', length: 3 })
  createdAt: Opt<Date> = now();
}
