import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';

const AT_ONCE = 1_000;

/** The rows of a select, some at a time: the database keeps the rest. One select after the other. */
export async function* fetched<R>(em: EntityManager, select: RawBuilder<unknown>): AsyncGenerator<readonly R[]> {
  const db = em.getKysely();
  await sql`declare rows_of_file no scroll cursor for ${select}`.execute(db);
  for (;;) {
    const { rows } = await sql<R>`fetch forward ${sql.lit(AT_ONCE)} from rows_of_file`.execute(db);
    if (rows.length) yield rows;
    if (rows.length < AT_ONCE) break;
  }
  await sql`close rows_of_file`.execute(db);
}
