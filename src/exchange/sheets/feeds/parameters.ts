import { isDay } from '../../../domain/day.js';
import type { Lens } from '../../../domain/lens.js';
import { isCurrency } from '../../../domain/money/index.js';
import { badInput } from '../../../domain/Refusal.js';

/** What an address asks for, each name once. */
export type Parameters = Readonly<Record<string, string>>;

/** When something is asked. */
export interface Asking {
  today: string;
  askedAt: Date;
}

/** Throws BAD_USER_INPUT for a name that is not taken: what is not understood is never passed over. */
export const checkNames = (given: Parameters, taken: readonly string[], what: string): void => {
  for (const name of Object.keys(given))
    if (!taken.includes(name))
      throw badInput(`${name.slice(0, 40)}: is not known here; ${what} takes ${[...taken].sort().join(', ')}`);
};

/** A day; undefined where none is given. */
export const dayIn = (given: Parameters, name: string): string | undefined => {
  const value = given[name];
  if (value !== undefined && !isDay(value))
    throw badInput(`${name}: "${value.slice(0, 40)}" is not a day, such as 2026-06-30`);
  return value;
};

/** The texts of a list, which has commas between them. */
export const listIn = (given: Parameters, name: string, members?: object): string[] | undefined => {
  const value = given[name];
  if (value === undefined) return undefined;
  const list = value.split(',').map((one) => one.trim());
  const odd = members && list.find((one) => !Object.hasOwn(members, one));
  if (odd !== undefined)
    throw badInput(`${name}: "${odd.slice(0, 40)}" is none of ${Object.keys(members ?? {}).join(', ')}`);
  return list;
};

/** One of two words. */
export const flagIn = (given: Parameters, name: string): boolean | undefined => {
  const value = given[name];
  if (value === undefined) return undefined;
  if (!/^(true|false|1|0)$/.test(value)) throw badInput(`${name}: "${value.slice(0, 40)}" is neither true nor false`);
  return value === 'true' || value === '1';
};

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

const momentIn = (given: Parameters, name: string): string | null => {
  const value = given[name];
  if (value === undefined) return null;
  const at = new Date(MOMENT.test(value) ? value : '');
  // A year that is not of four digits has a sign before it.
  if (Number.isNaN(at.getTime()) || !/^[1-9]/.test(at.toISOString()))
    throw badInput(`${name}: "${value.slice(0, 40)}" is not a moment with its offset, such as 2026-06-30T00:00:00Z`);
  return at.toISOString();
};

const BASES: readonly Lens['basis'][] = ['APPROVED', 'SUBMITTED', 'LIVE'];

/** Names of the parameters of a lens, for what has no amounts that are converted. */
export const LENS_NAMES = ['asOf', 'knownAt', 'basis'];

/** The lens that an address asks for. Throws BAD_USER_INPUT. */
export const lensIn = (given: Parameters, { today, askedAt }: Asking): Lens => {
  const asOf = dayIn(given, 'asOf');
  const { basis = 'APPROVED', currency } = given;
  const known = BASES.find((one) => one === basis);
  if (!known) throw badInput(`basis: "${basis.slice(0, 40)}" is none of ${BASES.join(', ')}`);
  if (currency !== undefined && !isCurrency(currency))
    throw badInput(`currency: "${currency.slice(0, 40)}" is not a currency of ISO 4217, such as USD`);
  if (given.lang !== undefined && given.lang !== 'en')
    throw badInput(`lang: "${given.lang.slice(0, 40)}" is not a language of the data, which are in English: en`);
  return {
    asOf: asOf ?? today,
    askedAt: asOf === undefined ? askedAt.toISOString() : null,
    knownAt: momentIn(given, 'knownAt'),
    basis: known,
    currency: currency ?? null,
  };
};
