import { type RawBuilder, sql } from 'kysely';

/** A column of titles or names in the order of the alphabet, which is the same on every server. */
export const inAlphabet = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`${column} collate "und-x-icu"`;
