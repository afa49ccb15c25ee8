import type { Basis } from '../generated/graphql.js';

/** What an address says behind its question mark; what is default is left out. */
export type PageSearch = Readonly<Record<string, string | undefined>>;

/** The names of what makes up the lens in an address. */
export const LENS_NAMES = ['asOf', 'knownAt', 'basis', 'currency', 'lang'] as const;

/** A part of a lens in an address that cannot be used; the default is used in its place. */
export interface LensProblem {
  name: (typeof LENS_NAMES)[number];
  value: string;
  /** What the API said about it, where it was asked. */
  reason?: string;
}

/** The lens as variables of each document. */
export interface LensVariables {
  asOf: string | null;
  knownAt: string | null;
  basis: Basis;
  currency: string | null;
}

const BASES: readonly string[] = ['APPROVED', 'SUBMITTED'] satisfies Basis[];

/** Whether a text is a day that there is. */
export const isDay = (text: string): boolean =>
  /^[12]\d{3}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** A moment, or a day, which stands for its end. */
const isMoment = (text: string): boolean =>
  isDay(text) ||
  (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
    isDay(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text)));

const checks = {
  asOf: isDay,
  knownAt: isMoment,
  basis: (text: string) => BASES.includes(text),
  currency: (text: string) => /^[A-Z]{3}$/.test(text),
  lang: (text: string) => /^[a-z]{2}$/.test(text),
};

const endOf = (text: string | null): string | null => (text && isDay(text) ? `${text}T23:59:59.999Z` : text);

/** The lens of an address, with what cannot be used. */
export const readLens = (search: PageSearch): { lens: LensVariables; problems: LensProblem[] } => {
  const problems: LensProblem[] = [];
  const take = (name: LensProblem['name']): string | null => {
    const value = name === 'currency' ? search[name]?.toUpperCase() : search[name];
    if (value === undefined || value === '') return null;
    if (checks[name](value)) return value;
    problems.push({ name, value });
    return null;
  };
  take('lang');
  const lens = {
    asOf: take('asOf'),
    knownAt: endOf(take('knownAt')),
    basis: (take('basis') ?? 'APPROVED') as Basis,
    currency: take('currency'),
  };
  return { lens, problems };
};

/** Parts of an address that say where in a list one is: each is good for one lens only. */
export const CURSORS: readonly string[] = ['after', 'before', 'transactionsAfter'];

/** The parts of an address that belong to the lens: they go along to every other page. */
export const lensOf = (search: PageSearch): Record<string, string> =>
  Object.fromEntries(
    LENS_NAMES.flatMap((name) => {
      const value = search[name];
      return value ? [[name, value]] : [];
    }),
  );
