import { refuse } from '../../domain/userErrors.js';
import { Country, Organisation } from '../../entities/plan/index.js';
import type { OrganisationType } from '../../vocabulary/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkCode, checkLength, checkText } from '../write/checks.js';

export interface OrganisationGiven {
  code: string;
  name: string;
  acronym?: string | null;
  type: OrganisationType;
  country?: string | null;
  iatiRef?: string | null;
}

/** Creates an organisation. */
export const createOrganisation = (
  request: WriteRequest,
  input: OrganisationGiven,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change(
    { ...request, permission: 'createOrganisation', input, idempotencyKey },
    async ({ em, audit, entered, allow }) => {
      allow(null);
      const errors = [
        ...checkCode(input.code, 'input.code'),
        ...checkText(input.name, 'input.name', true),
        ...checkLength(input.acronym, 'input.acronym', 200),
        ...checkLength(input.iatiRef, 'input.iatiRef', 200),
      ];
      if (await em.count(Organisation, { code: input.code }))
        errors.push({
          code: 'DUPLICATE',
          field: 'input.code',
          message: `there is an organisation ${input.code} already`,
        });
      const country = input.country == null ? null : await em.findOne(Country, { code: input.country });
      if (input.country != null && !country)
        errors.push({ code: 'NOT_FOUND', field: 'input.country', message: `there is no country ${input.country}` });
      refuse(errors);
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
    },
  );
