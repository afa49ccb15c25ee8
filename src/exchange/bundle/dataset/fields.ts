import { z } from 'zod';
import { now } from '../../../clock.js';
import { isDay } from '../../../domain/day.js';
import { withPlaces } from '../../../domain/decimal.js';
import { AMOUNT_PLACES, isCurrency, isRate, isZeroAmount, RATE_PLACES } from '../../../domain/money/index.js';
import { isShare, isWeight, parsePartialDate, SHARE_PLACES, WEIGHT_PLACES } from '../../../domain/plan/index.js';
import { asStored, CODE_RULE, isCode, MOST_NAME, oddName, oddText } from '../../../domain/text.js';
import { Confidence, ProvenanceKind } from '../../../vocabulary/index.js';

// The fields that the shapes of a dataset are made of.

const textWithout = (oddity: (value: string) => string | null, most: number) =>
  z
    .string()
    .refine((value) => value.isWellFormed(), 'holds half of a surrogate pair, which cannot be stored')
    .transform(asStored)
    .pipe(z.string().min(1).max(most))
    .refine((value) => oddity(value) === null, { error: ({ input }) => oddity(String(input)) ?? undefined });

/** A text, trimmed and in one Unicode form. */
export const text = textWithout(oddText, 10_000);
/** A name or title: one line that shows something. */
export const name = textWithout(oddName, MOST_NAME);
/** A code that other records refer to. */
export const code = z.string().refine(isCode, `must be ${CODE_RULE}`);
/** A day. */
export const date = z.string().refine(isDay, 'must be a day that exists, such as "2022-05-23"');
/** A day, a month, a year or a span of two. */
export const partialDate = z
  .string()
  .refine(
    (value) => parsePartialDate(value) !== null,
    'must be a year, a month, a day or a span of two, e.g. "2022-05"',
  );
/** An address on the web. */
export const url = z
  .url({ protocol: /^https?$/ })
  .refine((value) => oddName(value) === null, 'holds characters that no address has');
/** A field that may be left out; null then. */
export const optional = <T extends z.ZodType>(type: T) => type.nullable().default(null);
/** A list that may be left out; empty then. */
export const list = <T extends z.ZodType>(type: T) => z.array(type).default([]);

const DAY_MS = 86_400_000;
/** When something became known: not in the future, give or take the time zones. */
export const moment = z.iso
  .datetime({ offset: true })
  .refine((value) => isDay(value.slice(0, 10)), 'is of a day that does not exist')
  .refine((value) => value >= '1900', 'is before 1900')
  .refine((value) => Date.parse(value) < now().getTime() + DAY_MS, 'is in the future');

/** A decimal that keeps a rule, as exact text with a fixed number of places. The bounds are for the message. */
const decimal = (places: number, keepsRule: (value: string) => boolean, least: number, most: number) =>
  z
    .union([z.string(), z.number()])
    .transform((value) => withPlaces(String(value), places) ?? '')
    .refine(
      (value) => value !== '' && keepsRule(value),
      `must be a number from ${least} to ${most} with at most ${places} decimals`,
    );
const decimalWithin = (places: number, least: number, most: number) =>
  decimal(places, (value) => Number(value) >= least && Number(value) <= most, least, most);

const LARGEST = 999_999_999_999_999; // exactly a number in JSON; larger sums of money are not met
/** Any number of an indicator. */
export const number = decimalWithin(10, -LARGEST, LARGEST);
/** A share of a whole, in per cent. */
export const percentage = decimal(SHARE_PLACES, isShare, 0, 100);
/** How much an action, an indicator or a milestone counts beside others. */
export const weight = decimal(WEIGHT_PLACES, isWeight, 0.0001, 1_000_000);
/** A currency of ISO 4217. */
export const currency = z.string().refine(isCurrency, 'must be a currency of ISO 4217, such as "USD"');
/** The amount of a transaction: two decimals, signed. */
export const amountNotZero = decimalWithin(AMOUNT_PLACES, -LARGEST, LARGEST).refine(
  (value) => !isZeroAmount(value),
  'must not be zero: leave out what moves no money',
);
/** The amount of a budget. */
export const amountNotNegative = decimalWithin(AMOUNT_PLACES, 0, LARGEST);
/** What one unit of a currency is worth in another. */
export const rate = z
  .union([z.string(), z.number()])
  .transform((value) => withPlaces(String(value), RATE_PLACES) ?? '')
  .refine(
    (value) => value !== '' && isRate(value),
    'must be a number above 0 and below 10,000,000,000 of at most 12 significant digits; round it',
  );

/** Where a statement comes from. */
export const provenance = z.strictObject({
  kind: z.enum(ProvenanceKind),
  confidence: z.enum(Confidence),
  sources: list(code),
  note: optional(text),
  isSynthetic: z.boolean().default(false),
});
