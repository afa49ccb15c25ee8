import { z } from 'zod';
import { EscapMembership, OrganisationType } from '../../../vocabulary/index.js';
import { code, date, list, name, optional, provenance, text, url } from './fields.js';

// What plans and projects refer to: sources, countries and their groups, organisations.

/** A source of statements. */
export const sourceShape = z.strictObject({
  code,
  title: name,
  url: optional(url),
  kind: optional(text),
  extentRead: optional(text),
});

/** A group of countries. */
export const countryGroupShape = z.strictObject({ code, name });

/** A country or area of the region. */
export const countryShape = z.strictObject({
  code: z.string().regex(/^[A-Z]{3}$/),
  alpha2: optional(z.string()),
  m49: optional(z.string()),
  name,
  membership: optional(z.enum(EscapMembership)),
  admittedOn: optional(date),
  subregion: optional(text),
  subregionCode: optional(code),
  provenance,
  subregionProvenance: optional(provenance),
});

/** A country in a group, from one day to another. */
export const groupMembershipShape = z.strictObject({
  country: code,
  group: code,
  validFrom: optional(date),
  validTo: optional(date),
  listedOn: optional(date),
  provenance,
});

/** A donor, partner or other organisation. */
export const organisationShape = z.strictObject({
  code,
  name,
  acronym: optional(name),
  type: z.enum(OrganisationType),
  iatiRef: optional(name),
  country: optional(code),
  isKnownDonor: z.boolean().default(false),
  fiscalYearStart: optional(z.number()),
  /** Other names by which it is found. */
  aliases: list(name),
  /** A mere mention: created if it is missing, left as it is if not. */
  isMention: z.boolean().default(false),
  provenance,
});
