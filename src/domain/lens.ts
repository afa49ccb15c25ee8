/** How an operation looks at the facts: as of a day, as known at a moment, on a basis, in a currency. */
export interface Lens {
  /** Effective day, YYYY-MM-DD. */
  asOf: string;
  /**
   * Moment of asking, UTC, where no day was named: what has happened by then counts, whatever day it is in the plan's
   * time zone. Null where a day was named.
   */
  askedAt: string | null;
  /** Moment in UTC; null means now. */
  knownAt: string | null;
  basis: 'APPROVED' | 'SUBMITTED' | 'LIVE';
  /** Currency asked for; null means that of each plan. */
  currency: string | null;
}

/** Today in a time zone, YYYY-MM-DD. */
export const todayIn = (timeZone: string, now: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);

/**
 * Whether this is the name of a time zone by a place, or UTC. Offsets and abbreviations are none: the runtime and the
 * database take them for different zones.
 */
export const isTimeZone = (name: string): boolean => {
  if (name !== 'UTC' && !/^[A-Z][A-Za-z]+\/[A-Z]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};
