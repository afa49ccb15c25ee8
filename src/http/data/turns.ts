import type { Deadline } from '../../database/Deadline.js';
import { Places } from '../../database/Places.js';

/** Files that one payer has on their way at the same time, and those that wait for that. */
const AT_ONCE = 4;
const WAITING = 40;

/** Waits for a turn of a payer; gives what ends it. */
export type Turns = (payer: string | null, deadline: Deadline) => Promise<() => void>;

/**
 * Turns of each payer. A large file holds a connection of the database as long as its reader is slow: so a slow reader
 * keeps files of his own waiting, and those of nobody else.
 */
export const turnsOfPayers = (): Turns => {
  const known = new Map<string, { places: Places; users: number }>();
  return async (payer, deadline) => {
    if (payer === null) return () => {};
    const own = known.get(payer) ?? { places: new Places(AT_ONCE, WAITING), users: 0 };
    known.set(payer, own);
    own.users += 1;
    const forget = () => {
      own.users -= 1;
      if (own.users === 0) known.delete(payer);
    };
    try {
      const leave = await own.places.take('LIGHT', deadline);
      return () => {
        leave();
        forget();
      };
    } catch (error) {
      forget();
      throw error;
    }
  };
};
