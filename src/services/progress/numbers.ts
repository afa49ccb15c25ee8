import { withPlaces } from '../../domain/decimal.js';
import { type DeclaredDimension, levelCalled, type Scale } from '../../domain/progress/index.js';
import { invalid, outOfRange, type UserError, when } from '../../domain/userErrors.js';
import { isDecimal } from '../write/checks.js';

const PLACES = 10;
const WHOLE_DIGITS = 20;

/** An error if a text is not a number that an indicator can store. */
export const checkNumber = (text: string | null | undefined, field: string): UserError[] => {
  if (text == null) return [];
  const fixed = isDecimal(text) ? withPlaces(text, PLACES) : null;
  if (fixed === null) {
    const message = `"${text}" is not a number: write digits with at most ${PLACES} decimals, such as "12.5"`;
    return [invalid(field, message)];
  }
  const whole = fixed.replace('-', '').split('.')[0] ?? '';
  const message = `${text} has more than ${WHOLE_DIGITS} digits before the point`;
  return when(whole.length > WHOLE_DIGITS, outOfRange(field, message));
};

/** A number as the database stores it; null for a text that is none. */
export const exact = (text: string | null | undefined): string | null =>
  text == null ? null : withPlaces(text, PLACES);

/** Dimensions as they are stored: null where there are none. */
export const storedDimensions = (dimensions: readonly DeclaredDimension[] | null | undefined) =>
  dimensions?.length ? dimensions.map(({ kind, name, values }) => ({ kind, name, values: [...values] })) : null;

/** What is stored of a level of a scale: its rank. Null for what is no level. */
export const storedLevel = (scale: Scale | null, level: string): string | null => {
  const found = levelCalled(scale, level);
  return found && exact(String(found.rank));
};
