import type { Opt } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Role } from '../schema/enums.js';

/** A secret that opens the API to a program or person in a role. Only its SHA-256 is kept. */
@Entity()
export class ApiToken {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'text' })
  name!: string;

  @Enum({ items: () => Role })
  role!: Role;

  @Unique()
  @Property({ type: 'text' })
  secretHash!: string;

  /** Last day on which it works. */
  @Property({ type: 'date' })
  expiresOn!: string;

  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'now()' })
  createdAt: Opt<Date> = new Date();

  @Property({ type: 'timestamptz', length: 3, nullable: true })
  revokedAt: Date | null = null;
}
