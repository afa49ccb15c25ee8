import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { now } from '../../clock.js';

/** A file that somebody has sent, until it is taken in; after an hour it is forgotten. Nobody else can take it in. */
@Entity()
export class Upload {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  /** By which it is taken in: it cannot be guessed. */
  @Unique()
  @Property({ type: 'text' })
  code!: string;

  /** Subject of whoever sent it. */
  @Property({ type: 'text' })
  actor!: string;

  /** The name of the file. */
  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'blob' })
  bytes!: Buffer;

  @Index()
  @Property({ type: 'timestamptz', length: 3 })
  createdAt: Opt<Date> = now();
}
