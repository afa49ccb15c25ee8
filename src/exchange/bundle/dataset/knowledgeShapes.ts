import { z } from 'zod';
import { code, list, optional, partialDate, provenance, text, url } from './fields.js';

// What comes out of the work: events, publications and tools.

/** A meeting, workshop or other event. */
export const eventShape = z.strictObject({
  code,
  title: text,
  start: partialDate,
  end: optional(partialDate),
  place: optional(text),
  country: optional(code),
  url: optional(url),
  projects: list(code),
  provenance,
});

/** A publication. */
export const publicationShape = z.strictObject({
  code,
  title: text,
  symbol: optional(text),
  type: optional(text),
  authors: optional(text),
  date: optional(partialDate),
  url: optional(url),
  project: optional(code),
  provenance,
});

/** A tool that others can use. */
export const toolShape = z.strictObject({
  code,
  title: text,
  description: optional(text),
  url: optional(url),
  provenance,
});
