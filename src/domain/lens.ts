import { isDay } from './day.js';

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

/** What is approved as of a day, as it is known now, in the currency of each plan. */
export const approvedAsOf = (asOf: string): Lens => ({
  asOf,
  askedAt: null,
  knownAt: null,
  basis: 'APPROVED',
  currency: null,
});

/** A lens as somebody asks for it; what is left out is as usual. */
export type LensGiven = { [K in 'asOf' | 'knownAt' | 'basis' | 'currency']?: Lens[K] | null };

const BASES = { APPROVED: '', SUBMITTED: 'S', LIVE: 'L' } as const;

/** A lens as a text in ids, the same for what means the same; empty where everything is as usual. */
export const lensKey = ({ asOf, knownAt, basis, currency }: LensGiven): string => {
  const parts = [asOf ?? '', knownAt ?? '', BASES[basis ?? 'APPROVED'], currency ?? ''];
  return parts.join(',').replace(/,+$/, '');
};

const LENS_KEY = /^(\d{4}-\d\d-\d\d)?(?:,([\dTZ:.-]{20,30})?(?:,([SL])?(?:,([A-Z]{3}))?)?)?$/;

/** Reads such a text back; null for anything that lensKey could not have made. */
export const readLensKey = (key: string): LensGiven | null => {
  const [whole, asOf, knownAt, letter, currency] = LENS_KEY.exec(key) ?? [];
  if (whole === undefined || key === '' || (asOf && !isDay(asOf)) || (knownAt && !isMoment(knownAt))) return null;
  const basis = (Object.keys(BASES) as Lens['basis'][]).find((one) => BASES[one] === (letter ?? ''));
  const given = { asOf: asOf ?? null, knownAt: knownAt ?? null, basis: basis ?? null, currency: currency ?? null };
  return lensKey(given) === key ? given : null;
};

/** Whether a text is a moment as it is shown. */
const isMoment = (text: string): boolean => {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
};

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
