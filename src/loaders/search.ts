import { type RawBuilder, sql } from 'kysely';
import { badInput } from '../domain/Refusal.js';
import { caseless } from '../domain/text.js';

const MOST_WORDS = 10;

/**
 * Words of two letters, in the scripts in which two make a word (Chinese, Japanese, Korean), have no trigram; there is
 * an index of such pairs. The range is that of the function letter_pairs (migration Searches).
 */
const PAIR = /^[\u2e80-\u{3ffff}]{2}$/u;
const byPair = (searchKey: RawBuilder<unknown>, word: string) =>
  PAIR.test(word) ? sql` and letter_pairs(${searchKey}) @> letter_pairs(search_key(${word}))` : sql``;

/**
 * Conditions that every word of a search occurs in the row's search_key, whatever the accents and case, or is among the
 * letters by which `called` finds its code.
 */
export const searchConditions = (
  search: string | null | undefined,
  alias: string,
  called: (word: string) => readonly string[] = () => [],
): RawBuilder<boolean>[] => {
  const words = search?.normalize('NFC').split(/\s+/).filter(Boolean) ?? [];
  if (words.length > MOST_WORDS)
    throw badInput(`search: ${words.length} words are too many; give at most ${MOST_WORDS}`);
  if (search?.includes('\0') || search?.isWellFormed() === false)
    throw badInput('search: holds characters that cannot occur in a text');
  const searchKey = sql.ref(`${alias}.searchKey`);
  return words.map((word) => {
    const literally = sql`regexp_replace(search_key(${word}), '([\\%_])', '\\\\\\1', 'g')`;
    const isFound = sql<boolean>`${searchKey} like '%' || ${literally} || '%'${byPair(searchKey, word)}`;
    const codes = called(word);
    return codes.length
      ? sql<boolean>`(${isFound} or ${sql.ref(`${alias}.code`)} = any(${[...codes]}::text[]))`
      : isFound;
  });
};

/** A span of days whose ends are in order. Throws BAD_USER_INPUT. */
export const checkedRange = (range: { from?: string | null; to?: string | null } | null | undefined, name: string) => {
  if (range?.from && range.to && range.from > range.to)
    throw badInput(`${name}: from ${range.from} is after to ${range.to}; swap them`);
  return range;
};

export type Condition = RawBuilder<boolean>;

/** All conditions together; true where there is none. */
export const all = (conditions: readonly Condition[]): Condition =>
  conditions.length ? sql<boolean>`(${sql.join(conditions, sql` and `)})` : sql<boolean>`true`;

/** Values in a list, as one parameter. */
export const oneOf = (column: RawBuilder<unknown>, values: readonly string[]): Condition =>
  sql<boolean>`${column} = any(${[...values]}::text[])`;

/** A code, whatever the case in which it is written: no two codes differ in case only. Tables with codes have an index. */
const caselessCode = (column: RawBuilder<unknown>) => sql`lower(${column} collate "C")`;

/** Rows with this code, whatever its case. */
export const hasCode = (column: RawBuilder<unknown>, code: string): Condition =>
  sql<boolean>`${caselessCode(column)} = ${caseless(code)}`;

/** Rows with one of these codes, whatever their case. */
export const hasCodeOf = (column: RawBuilder<unknown>, codes: readonly string[]): Condition =>
  oneOf(caselessCode(column), codes.map(caseless));
