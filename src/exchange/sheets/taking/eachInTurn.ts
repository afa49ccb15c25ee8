import { setImmediate as turn } from 'node:timers/promises';

const ROWS = 500;

/** Calls something for each item, and lets others have a turn in between: a large file is nobody else's business. */
export const eachInTurn = async <T, R>(items: readonly T[], work: (item: T) => R): Promise<R[]> => {
  const results: R[] = [];
  for (const [index, item] of items.entries()) {
    if (index % ROWS === ROWS - 1) await turn();
    results.push(work(item));
  }
  return results;
};
