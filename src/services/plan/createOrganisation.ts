import { laws } from '../../domain/laws.js';
import { notFound, refuse } from '../../domain/userErrors.js';
import { Country, Organisation } from '../../entities/plan/index.js';
import type { OrganisationInput } from '../../schema/plan/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkCode, checkLine, checkName, underLaw } from '../write/checks.js';
import { checkFree } from '../write/stored.js';
import { checkAliases } from './updateOrganisation.js';

/** Creates an organisation. */
export const createOrganisation = (
  request: WriteRequest,
  input: OrganisationInput,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'createOrganisation', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered, allow } = writing;
    allow(null);
    const country = input.country == null ? null : await em.findOne(Country, { code: input.country });
    refuse([
      ...checkCode(input.code, 'input.code'),
      ...checkName(input.name, 'input.name'),
      ...checkLine(input.acronym, 'input.acronym'),
      ...checkLine(input.iatiRef, 'input.iatiRef'),
      ...checkAliases(input.aliases),
      ...underLaw('input', laws.fiscalYear(input)),
      ...(await checkFree(em, Organisation, input.code, 'an organisation')),
      ...(input.country != null && !country ? [notFound('input.country', 'country', input.country)] : []),
    ]);
    const row = em.create(Organisation, {
      ...input,
      acronym: input.acronym || null,
      iatiRef: input.iatiRef || null,
      fiscalYearStart: input.fiscalYearStart ?? null,
      country,
      provenance: entered,
    });
    await em.flush();
    audit({ subjectType: 'Organisation', subjectId: row.id, to: input });
    return [row.id];
  });
