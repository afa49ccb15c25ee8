import { fromCursor, type ListName, type Position } from './cursor.js';
import { badInput } from './Refusal.js';

export const DEFAULT_PAGE = 20;
export const MOST_PER_PAGE = 100;

/** Relay paging arguments, as given. */
export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** The same, checked: how many rows, from which end, between which positions. */
export interface Window {
  size: number;
  backward: boolean;
  after: Position | null;
  before: Position | null;
}

const checkSize = (name: 'first' | 'last', size: number, most: number) => {
  if (size < 0 || size > most)
    throw badInput(`${name}: ${size} is out of range; ask for 0 to ${most}, then for the next page with a cursor`);
  return size;
};

/** Checks paging arguments for a list. Throws BAD_USER_INPUT. */
export const toWindow = (
  { first, after, last, before }: PageArguments,
  name: ListName,
  most = MOST_PER_PAGE,
): Window => {
  if (first != null && last != null) throw badInput('give first or last, not both');
  const backward = last != null;
  return {
    size: backward ? checkSize('last', last, most) : checkSize('first', first ?? DEFAULT_PAGE, most),
    backward,
    after: after == null ? null : fromCursor(name, after),
    before: before == null ? null : fromCursor(name, before),
  };
};
