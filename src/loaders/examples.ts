import { type RawBuilder, sql } from 'kysely';
import type { ExclusionReason } from '../vocabulary/index.js';
import { nodeTables } from './rows.js';

/** Types of which something can be an example. */
export type ExampleType = keyof typeof nodeTables;

/** What was left out of a figure: why, how often, and some examples. */
export interface Exclusion {
  reason: ExclusionReason;
  count: number;
  exampleType: ExampleType;
  examples: readonly number[];
}

/** How many things serve as examples. */
export const MOST_EXAMPLES = 5;

/** The first few of the numbers in a column, as examples. */
export const examplesOf = (column: string): RawBuilder<number[]> => {
  const id = sql.raw(column);
  return sql`(array_agg(${id} order by ${id}))[1:${sql.lit(MOST_EXAMPLES)}]`;
};

type Fetch = Record<(typeof nodeTables)[ExampleType], { load(id: number): Promise<object | null> }>;

/** What was left out, with the things that serve as examples. */
export const shownExclusions = (rows: readonly Exclusion[], loaders: Fetch) =>
  Promise.all(
    rows.map(async ({ reason, count, exampleType, examples }) => {
      const found = await Promise.all(examples.map((id) => loaders[nodeTables[exampleType]].load(id)));
      return { reason, count, examples: found.flatMap((row) => (row ? [{ ...row, __typename: exampleType }] : [])) };
    }),
  );
