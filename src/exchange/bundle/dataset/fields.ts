import { z } from 'zod';
import { now } from '../../../clock.js';
import { withPlaces } from '../../../domain/decimal.js';
import { parsePartialDate } from '../../../domain/plan/index.js';
import { Confidence, ProvenanceKind } from '../../../vocabulary/index.js';

// The small shapes that datasets are made of.

export const text = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .refine((value) => !value.includes('\0') && value.isWellFormed(), 'holds characters that cannot be stored')
  .transform((value) => value.normalize('NFC'));
export const code = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, 'must be 1 to 64 letters, digits, dots, dashes or underscores');
export const date = z.iso.date();
export const partialDate = z
  .string()
  .refine(
    (value) => parsePartialDate(value) !== null,
    'must be a year, a month, a day or a span of two, e.g. "2022-05"',
  );
export const url = z.url({ protocol: /^https?$/ });
export const optional = <T extends z.ZodType>(type: T) => type.nullable().default(null);
export const list = <T extends z.ZodType>(type: T) => z.array(type).default([]);

/** A decimal with a fixed number of places within bounds; kept as exact text. */
export const decimal = (places: number, least: number, most: number) =>
  z
    .union([z.string(), z.number()])
    .transform((value) => withPlaces(String(value), places) ?? '')
    .refine(
      (value) => value !== '' && Number(value) >= least && Number(value) <= most,
      `must be a number from ${least} to ${most} with at most ${places} decimals`,
    );
export const percentage = decimal(4, 0, 100);

export const provenance = z.strictObject({
  kind: z.enum(ProvenanceKind),
  confidence: z.enum(Confidence),
  sources: list(code),
  note: optional(text),
  isSynthetic: z.boolean().default(false),
});

const DAY_MS = 86_400_000;
/** When something became known: not in the future, give or take the time zones. */
export const moment = z.iso
  .datetime({ offset: true })
  .refine((value) => Date.parse(value) < now().getTime() + DAY_MS, 'is in the future');
