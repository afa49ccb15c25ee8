import { withPlaces } from '../../domain/decimal.js';
import { isShare, isWeight, SHARE_PLACES, totalAbove100 } from '../../domain/plan/index.js';
import { refuse, type UserError } from '../../domain/userErrors.js';

/** A mistake if a text is longer than a place of its kind can hold. */
export const checkLength = (text: string | null | undefined, field: string, most: number): UserError[] =>
  text != null && text.length > most
    ? [{ code: 'OUT_OF_RANGE', field, message: `${text.length} characters are more than the ${most} allowed` }]
    : [];

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;
const MOST_TEXT = 10_000;

export const checkCode = (code: string, field: string): UserError[] =>
  CODE.test(code)
    ? []
    : [
        {
          code: 'INVALID',
          field,
          message: `"${code.slice(0, 64)}" is not a code: 1 to 64 letters, digits, dots, dashes or underscores`,
        },
      ];

export const checkText = (text: string | null | undefined, field: string, isNeeded: boolean): UserError[] => {
  const long = checkLength(text, field, MOST_TEXT);
  if (long.length) return long;
  return isNeeded && !text?.trim() ? [{ code: 'REQUIRED', field, message: 'it cannot be empty' }] : [];
};

export const repeated = (keys: readonly string[], at: string, name: string): UserError[] =>
  keys.flatMap((key, index) =>
    keys.indexOf(key) < index
      ? [{ code: 'DUPLICATE' as const, field: `${at}.${index}.${name}`, message: 'it is given twice' }]
      : [],
  );

export const checkShare = (share: string, field: string): UserError[] => {
  return isShare(share)
    ? []
    : [
        {
          code: 'OUT_OF_RANGE',
          field,
          message: `${share} is not a percentage from 0 to 100 with at most four decimals`,
        },
      ];
};

export const tooMuch = (shares: readonly string[], at: string, what: string): UserError[] => {
  const total = totalAbove100(shares.flatMap((share) => withPlaces(share, SHARE_PLACES) ?? []));
  return total
    ? [
        {
          code: 'SHARES_EXCEED_100',
          field: at,
          message: `the ${what} add up to ${total}; at most 100 can be given away`,
        },
      ]
    : [];
};

export { isDecimal } from '../../domain/decimal.js';

/** A mistake if a day has not come yet. */
export const notLater = (date: string | null | undefined, today: string, field: string): UserError[] =>
  date && date > today ? [{ code: 'OUT_OF_RANGE', field, message: `${date} is in the future; today is ${today}` }] : [];

/** A mistake if nothing stored has this code. */
export const known = <V>(
  rows: ReadonlyMap<string, V>,
  code: string | null | undefined,
  what: string,
  field: string,
): UserError[] =>
  code == null || rows.has(code) ? [] : [{ code: 'NOT_FOUND', field, message: `there is no ${what} ${code}` }];

/** A mistake if somebody changed a row since this version was read. */
export const checkVersion = (row: { version: number }, version: number, what: string, field: string): UserError[] =>
  row.version === version
    ? []
    : [
        {
          code: 'VERSION_CONFLICT',
          field,
          message: `the ${what} is at version ${row.version}, not ${version}: somebody changed it; read it again`,
        },
      ];

/** The row, if it is there and nobody changed it since this version was read. Throws NOT_FOUND or VERSION_CONFLICT as errors. */
export const atVersion = <R extends { version: number }>(row: R | null, version: number, what: string): R => {
  if (row === null) {
    refuse([{ code: 'NOT_FOUND', field: 'id', message: `there is no such ${what}` }]);
  } else refuse(checkVersion(row, version, what, 'version'));
  return row as R;
};

/** A mistake if a text is no weight. */
export const checkWeight = (weight: string | null | undefined, field: string): UserError[] => {
  return weight != null && !isWeight(weight)
    ? [
        {
          code: 'OUT_OF_RANGE',
          field,
          message: `"${weight}" is not a weight: above 0, at most 1,000,000, with at most four decimals`,
        },
      ]
    : [];
};
