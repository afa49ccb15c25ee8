import { createHash } from 'node:crypto';
import { canonicalOf } from './canonical.js';
import { isDay } from './day.js';
import type { Lens } from './lens.js';
import { badInput } from './Refusal.js';

/** Type of the values that a list is ordered by, as PostgreSQL calls it. */
export type OrderType = 'text' | 'date' | 'timestamptz' | 'numeric';

/** A list as its cursors know it: they are good for this one only. */
export interface ListName {
  /** The field that gives it, such as "Pillar.projects". */
  list: string;
  order: string;
  orderType: OrderType;
  /** What chooses its rows. */
  filter: object;
  lens: Lens;
}

/** Where a page begins or ends: the value of the order at that row, the row itself, and the parent of the list. */
export interface Position {
  value: string;
  id: number;
  /** Null in a list without parents. */
  ownerId: number | null;
}

const hashOf = (content: string) => createHash('sha256').update(content).digest('base64url').slice(0, 6);

/** The lens as it was asked for: one that names no day stays the same from day to day. */
const lensHash = ({ asOf, askedAt, knownAt, basis, currency }: Lens) =>
  hashOf(canonicalOf({ asOf: askedAt === null ? asOf : null, knownAt, basis, currency }));

const LARGEST_ID = 2_147_483_647;
const isNumber = (value: unknown) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LARGEST_ID;
const isText = (value: unknown) => typeof value === 'string';
const like = (pattern: RegExp) => (value: unknown) => isText(value) && pattern.test(value as string);

/** What a cursor holds. */
type Content = [
  list: string,
  order: string,
  filter: string,
  lens: string,
  ownerId: number | null,
  value: string,
  id: number,
];
const partIsRight = [
  like(/^\w+(\.\w+)?$/),
  like(/^[A-Z_]+( [A-Z]+)?$/),
  isText,
  isText,
  (ownerId: unknown) => ownerId === null || isNumber(ownerId),
  isText,
  isNumber,
];
const isContent = (read: unknown): read is Content =>
  Array.isArray(read) && read.length === partIsRight.length && partIsRight.every((isRight, at) => isRight(read[at]));

const MOMENT = /^(\d{4}-\d\d-\d\d) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d){0,2}$/;
const isUnending = (value: string) => /^-?infinity$/.test(value);

/** Whether a text is a value of the type, as PostgreSQL writes it. */
const isOfType: Record<OrderType, (value: string) => boolean> = {
  text: (value) => !value.includes('\0') && value.isWellFormed(),
  date: (value) => isUnending(value) || isDay(value),
  timestamptz: (value) => isUnending(value) || isDay(MOMENT.exec(value)?.[1] ?? ''),
  numeric: (value) => /^-?\d{1,40}(\.\d{1,40})?$/.test(value),
};

/** Opaque cursor of a row in a list. */
export const toCursor = ({ list, order, filter, lens }: ListName, { value, id, ownerId }: Position): string => {
  const parts: Content = [list, order, hashOf(canonicalOf(filter)), lensHash(lens), ownerId, value, id];
  const content = JSON.stringify(parts);
  return Buffer.from(hashOf(content) + content).toString('base64url');
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Longer than any cursor of ours: titles, the longest values of an order, have a limit of their own. */
const MOST_CHARACTERS = 60_000;

/** Reads a cursor back. Throws BAD_USER_INPUT if it was changed, or comes from another list, order, filter or lens. */
export const fromCursor = ({ list, order, orderType, filter, lens }: ListName, cursor: string): Position => {
  const plain = cursor.length < MOST_CHARACTERS ? Buffer.from(cursor, 'base64url').toString('utf8') : '';
  const content = plain.slice(6);
  const read = plain.slice(0, 6) === hashOf(content) ? readJson(content) : null;
  if (!isContent(read))
    throw badInput(`"${cursor.slice(0, 40)}" is not a cursor; pass one from pageInfo or edges of this list`);
  const [ofList, ofOrder, ofFilter, ofLens, ownerId, value, id] = read;
  const elsewhere = (of: string, here: string) =>
    badInput(`the cursor is of a list ${of}, ${here}; start again from the first page`);
  if (ofList !== list) throw elsewhere(`that ${ofList} gives`, `this one is of ${list}`);
  if (ofOrder !== order) throw elsewhere(`ordered by ${ofOrder}`, `this one is ordered by ${order}`);
  if (ofFilter !== hashOf(canonicalOf(filter)))
    throw elsewhere('with another filter', 'and stands for no place in this');
  if (ofLens !== lensHash(lens))
    throw elsewhere('through another lens', 'where there may be other rows: keep asOf, knownAt, basis and currency');
  if (!isOfType[orderType](value)) throw badInput('the cursor holds no value of its order; pass one from this list');
  return { value, id, ownerId };
};

/** Throws BAD_USER_INPUT if a cursor is of the same list below another parent. */
export const checkOwner = (position: Position | null, ownerId: number | null): void => {
  if (position && position.ownerId !== ownerId)
    throw badInput(
      'the cursor is of the same list of something else; ask for the next page of one thing at a time, by its id or code',
    );
};
