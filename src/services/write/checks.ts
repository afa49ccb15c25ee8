import { withPlaces } from '../../domain/decimal.js';
import type { LawBreach } from '../../domain/laws.js';
import {
  isShare,
  isWeight,
  parsePartialDate,
  SHARE_PLACES,
  totalAbove100,
  unreadableDate,
} from '../../domain/plan/index.js';
import { repeats } from '../../domain/repeats.js';
import { CODE_RULE, isCode, MOST_NAME, oddName, oddText } from '../../domain/text.js';
import {
  duplicate,
  invalid,
  noSuch,
  notFound,
  outOfRange,
  refuse,
  required,
  requiredField,
  sharesExceed100,
  type UserError,
  versionConflict,
  when,
} from '../../domain/userErrors.js';

/** An error if a text is longer than a field of its kind can hold. */
const checkLength = (text: string | null | undefined, field: string, most: number): UserError[] =>
  text != null && text.length > most
    ? [outOfRange(field, `${text.length} characters are more than the ${most} allowed`)]
    : [];

const MOST_TEXT = 10_000;

/** An error if a text cannot be a code. */
export const checkCode = (code: string, field: string): UserError[] =>
  when(!isCode(code), invalid(field, `"${code.slice(0, 80)}" is not a code: ${CODE_RULE}`));

/** Errors of a text: its length, what is in it, and that it is empty where it is needed. */
const textErrors = (
  text: string | null | undefined,
  field: string,
  { most, isNeeded, odd }: { most: number; isNeeded: boolean; odd: (text: string) => string | null },
): UserError[] => {
  const long = checkLength(text, field, most);
  if (long.length) return long;
  if (!text?.trim()) return when(isNeeded, requiredField(field, 'it cannot be empty'));
  const problem = odd(text);
  return problem === null ? [] : [invalid(field, `it ${problem}`)];
};

/** An error if a text is too long, holds what cannot be stored, or is empty where it is needed. */
export const checkText = (text: string | null | undefined, field: string, isNeeded: boolean): UserError[] =>
  textErrors(text, field, { most: MOST_TEXT, isNeeded, odd: oddText });

/** An error if a text cannot be the name or title of something: one line that shows something. */
export const checkName = (name: string | null | undefined, field: string): UserError[] =>
  textErrors(name, field, { most: MOST_NAME, isNeeded: true, odd: oddName });

/** An error if a text cannot be a short line beside a name, such as an abbreviation; it may be left out. */
export const checkLine = (line: string | null | undefined, field: string): UserError[] =>
  textErrors(line, field, { most: 200, isNeeded: false, odd: oddName });

/** An error for each key of a list that is given again. */
export const repeated = (keys: readonly string[], at: string, name: string): UserError[] =>
  [...repeats(keys)].map((index) =>
    duplicate(`${at}.${index}.${name}`, `${keys[index]} is given twice; leave one out`),
  );

/** The same for a list of bare keys. */
export const repeatedItems = (keys: readonly string[], at: string): UserError[] =>
  [...repeats(keys)].map((index) => duplicate(`${at}.${index}`, `${keys[index]} is given twice; leave one out`));

/** An error if a text is not a date as far as it is known; it may be left out. */
export const checkPartialDate = (text: string | null | undefined, field: string): UserError[] =>
  when(text != null && parsePartialDate(text) === null, invalid(field, unreadableDate(text ?? '')));

/** An error if a text is not a percentage. */
export const checkShare = (share: string, field: string): UserError[] =>
  when(!isShare(share), outOfRange(field, `${share} is not a percentage from 0 to 100 with at most four decimals`));

/** An error if percentages add up to more than 100. Those that are none count nothing: each has an error of its own. */
export const tooMuch = (shares: readonly string[], at: string, what: string): UserError[] => {
  const total = totalAbove100(shares.flatMap((share) => withPlaces(share, SHARE_PLACES) ?? []));
  return when(
    total !== null,
    sharesExceed100(at, `the ${what} add up to ${total}, which is more than 100; lower one of them`),
  );
};

export { isDecimal } from '../../domain/decimal.js';

/** What a record breaks of the rules for all ways in, as errors of its fields below a path. */
export const underLaw = (at: string, breaches: readonly LawBreach[]): UserError[] =>
  breaches.map(({ code, field, message }) => ({ code, field: at ? `${at}.${field}` : field, message }));

/** An error if nothing stored has this code. */
export const known = <V>(
  rows: ReadonlyMap<string, V>,
  code: string | null | undefined,
  what: string,
  field: string,
): UserError[] => (code == null || rows.has(code) ? [] : [notFound(field, what, code)]);

/** An error if somebody changed a row since this version was read. */
export const checkVersion = (row: { version: number }, version: number, what: string, field: string): UserError[] =>
  when(
    row.version !== version,
    versionConflict(
      field,
      `the ${what} is at version ${row.version}, not ${version}: somebody changed it; read it again`,
    ),
  );

/**
 * The row, if it exists and nobody changed it since this version was read. Throws NOT_FOUND or VERSION_CONFLICT as
 * errors.
 */
export const atVersion = <R extends { version: number }>(row: R | null, version: number, what: string): R => {
  const found = required(row, noSuch('id', what));
  refuse(checkVersion(found, version, what, 'version'));
  return found;
};

/** An error if a text is not a weight. */
export const checkWeight = (weight: string | null | undefined, field: string): UserError[] =>
  when(
    weight != null && !isWeight(weight),
    outOfRange(field, `"${weight}" is not a weight: above 0, at most 1,000,000, with at most four decimals`),
  );
