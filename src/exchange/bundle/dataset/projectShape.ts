import { z } from 'zod';
import { ActivityStatus, FinancialScope, OrganisationRole, SectorVocabulary } from '../../../vocabulary/index.js';
import { code, list, name, optional, partialDate, percentage, provenance, text } from './fields.js';

const action = z.strictObject({
  plan: code,
  action: code,
  share: optional(percentage),
  contribution: optional(text),
  provenance,
});

const pillar = z.strictObject({ plan: code, pillar: code, provenance });

const country = z.strictObject({ country: code, percentage: optional(percentage), provenance });

const region = z.strictObject({ region: code, percentage: optional(percentage), provenance });

/** A sector with its percentage, or a bare purpose code. */
export const sectorShape = z.preprocess(
  (given) => (typeof given === 'string' ? { code: given } : given),
  z.strictObject({
    vocabulary: z.enum(SectorVocabulary).default('DAC_PURPOSE'),
    code: text,
    percentage: optional(percentage),
  }),
);

const organisation = z.strictObject({
  organisation: code,
  role: z.enum(OrganisationRole),
  ambiguous: z.boolean().default(false),
  provenance,
});

/** A project with its links. */
export const projectShape = z.strictObject({
  code,
  iatiIdentifier: optional(name),
  title: name,
  description: optional(text),
  activityStatus: optional(z.enum(ActivityStatus)),
  plannedStart: optional(partialDate),
  actualStart: optional(partialDate),
  plannedEnd: optional(partialDate),
  actualEnd: optional(partialDate),
  sectors: list(sectorShape),
  parent: optional(code),
  financialScope: z.enum(FinancialScope).default('WHOLE'),
  provenance,
  actions: list(action),
  pillars: list(pillar),
  countries: list(country),
  regions: list(region),
  organisations: list(organisation),
});
