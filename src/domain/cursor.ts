import { createHash } from 'node:crypto';
import { badInput } from './Refusal.js';

/** Where a page begins or ends: the value of the order at that row, and the row itself. */
export interface Position {
  value: string;
  id: number;
}

const checkOf = (content: string) => createHash('sha256').update(content).digest('base64url').slice(0, 6);

/** Opaque cursor of a row in a list in this order. */
export const toCursor = (order: string, { value, id }: Position): string => {
  const content = JSON.stringify([order, value, id]);
  return Buffer.from(checkOf(content) + content).toString('base64url');
};

/** Reads a cursor back. Throws BAD_USER_INPUT if it was changed, or comes from a list in another order. */
export const fromCursor = (order: string, cursor: string): Position => {
  const plain = cursor.length < 4_000 ? Buffer.from(cursor, 'base64url').toString('utf8') : '';
  const content = plain.slice(6);
  if (plain.slice(0, 6) !== checkOf(content))
    throw badInput(`"${cursor.slice(0, 40)}" is not a cursor; pass one from pageInfo or edges of this list`);
  const [from, value, id] = JSON.parse(content) as [string, string, number];
  if (from !== order)
    throw badInput(
      `the cursor is of a list ordered by ${from}, this one is ordered by ${order}; start again from the first page`,
    );
  return { value, id };
};
