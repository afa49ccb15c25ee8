import { currencyBreach } from '../money/index.js';
import { parsePartialDate } from '../plan/index.js';
import { repeats } from '../repeats.js';

/** A rule that a record does not keep: the kind of error, the field that breaks it, and a text with the way out. */
export interface LawBreach {
  code: 'INVALID' | 'OUT_OF_RANGE' | 'DUPLICATE';
  field: string;
  message: string;
}

/** A breach of a field, if a condition holds. */
export const broken = (isBroken: boolean, code: LawBreach['code'], field: string, message: string): LawBreach[] =>
  isBroken ? [{ code, field, message }] : [];

/** A currency that there was on a day, or is in use. */
export const currency = (text: string, field: string, day: string | null = null): LawBreach[] => {
  const breach = currencyBreach(text, day);
  return breach ? [{ ...breach, field }] : [];
};

/** Days in order: the end is not before the start. */
export const order = (start: string | null | undefined, end: string | null | undefined, field: string): LawBreach[] =>
  broken(start != null && end != null && end < start, 'OUT_OF_RANGE', field, `${end} is before the start ${start}`);

/** The same for dates as far as they are known; what is no date breaks another rule. */
export const partialOrder = (
  start: string | null | undefined,
  end: string | null | undefined,
  field: string,
): LawBreach[] => {
  const [first, last] = [start, end].map((text) => (text == null ? null : parsePartialDate(text)));
  const isTurned = Boolean(first && last && last.latest < first.earliest);
  return broken(isTurned, 'OUT_OF_RANGE', field, `${end} is before the start ${start}`);
};

/** A day that has not begun: nothing that is recorded happens later. */
export const future = (day: string | null | undefined, today: string, field: string): LawBreach[] =>
  broken(day != null && day > today, 'OUT_OF_RANGE', field, `${day} is in the future; today is ${today}`);

/** A breach for each key that is given again. */
export const again = (keys: readonly string[], field: string, what: string): LawBreach[] =>
  [...repeats(keys)].map((index) => ({
    code: 'DUPLICATE',
    field: `${field}.${index}`,
    message: `${what} ${keys[index]} is given twice; leave one out`,
  }));
