import type { Deadline } from '../../database/Deadline.js';
import { Places } from '../../database/Places.js';

/** Files that one payer has on their way at the same time, and those that wait for that. */
const AT_ONCE = 4;
const WAITING = 40;

/** Waits for a turn of somebody; gives what ends it. Throws OVERLOADED where too many wait. */
export type Turns = (who: string | null, deadline: Deadline) => Promise<() => void>;

/** Turns of each by itself, so many at once; those of nobody need not wait. */
export const turnsOfEach = (atOnce: number, waiting: number): Turns => {
  const known = new Map<string, { places: Places; users: number }>();
  return async (who, deadline) => {
    if (who === null) return () => {};
    const own = known.get(who) ?? { places: new Places(atOnce, waiting), users: 0 };
    known.set(who, own);
    own.users += 1;
    const forget = () => {
      own.users -= 1;
      if (own.users === 0) known.delete(who);
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

/**
 * Turns of payers. A large file holds a connection of the database as long as its reader is slow: so a slow reader keeps
 * files of his own waiting, and those of nobody else.
 */
export const turnsOfPayers = (): Turns => turnsOfEach(AT_ONCE, WAITING);
