import { duplicate, notFound, refuse, when } from '../../domain/userErrors.js';
import { Country, Organisation } from '../../entities/plan/index.js';
import type { OrganisationInput } from '../../schema/plan/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkCode, checkLength, checkText } from '../write/checks.js';

/** Creates an organisation. */
export const createOrganisation = (
  request: WriteRequest,
  input: OrganisationInput,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'createOrganisation', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered, allow } = writing;
    allow(null);
    const isTaken = (await em.count(Organisation, { code: input.code })) > 0;
    const country = input.country == null ? null : await em.findOne(Country, { code: input.country });
    refuse([
      ...checkCode(input.code, 'input.code'),
      ...checkText(input.name, 'input.name', true),
      ...checkLength(input.acronym, 'input.acronym', 200),
      ...checkLength(input.iatiRef, 'input.iatiRef', 200),
      ...when(isTaken, duplicate('input.code', `there is already an organisation ${input.code}; take another code`)),
      ...(input.country != null && !country ? [notFound('input.country', 'country', input.country)] : []),
    ]);
    const row = em.create(Organisation, {
      ...input,
      acronym: input.acronym ?? null,
      iatiRef: input.iatiRef ?? null,
      country,
      provenance: entered,
    });
    await em.flush();
    audit({ subjectType: 'Organisation', subjectId: row.id, to: input });
    return [row.id];
  });
