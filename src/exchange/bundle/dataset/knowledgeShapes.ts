import { z } from 'zod';
import { code, list, name, optional, partialDate, provenance, text, url } from './fields.js';

// What comes out of the work: events, publications and tools.

/** A meeting, workshop or other event. */
export const eventShape = z.strictObject({
  code,
  title: name,
  start: partialDate,
  end: optional(partialDate),
  place: optional(name),
  country: optional(code),
  url: optional(url),
  projects: list(code),
  provenance,
});

/** A publication. */
export const publicationShape = z.strictObject({
  code,
  title: name,
  symbol: optional(name),
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
  title: name,
  description: optional(text),
  url: optional(url),
  provenance,
});
