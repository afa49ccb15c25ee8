import type { Lens } from './lens.js';

/** One way to look at the facts: as of a day, as known at a moment. Several can be evaluated in one statement. */
export interface Moment {
  asOf: string;
  /** Moment of asking, UTC, where no day was named; null where one was. */
  askedAt: string | null;
  /** UTC; null means now. */
  knownAt: string | null;
}

export const momentOf = ({ asOf, askedAt, knownAt }: Lens): Moment => ({ asOf, askedAt, knownAt });

// rule: docs/numbers.md#states-that-count
/** States of reports whose facts count. */
export const statesOf = (basis: Lens['basis']): string[] =>
  ({
    APPROVED: ['APPROVED'],
    SUBMITTED: ['APPROVED', 'SUBMITTED', 'RETURNED'],
    LIVE: ['APPROVED', 'SUBMITTED', 'RETURNED', 'DRAFT'],
  })[basis];
