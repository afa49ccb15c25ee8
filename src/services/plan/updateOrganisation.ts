import { nameOf } from '../../domain/access/index.js';
import { laws } from '../../domain/laws.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { Country } from '../../entities/plan/index.js';
import type { OrganisationPatch } from '../../schema/plan/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkLine, checkName, known, repeatedItems, underLaw } from '../write/checks.js';
import { applyChanges, checkKept, fieldChanges, linkChange } from '../write/fields.js';
import { stored } from '../write/stored.js';
import { lockOrganisation } from './lockOrganisation.js';

/** Errors of the other names of an organisation. */
export const checkAliases = (aliases: readonly string[]): UserError[] => [
  ...aliases.flatMap((alias, index) => checkName(alias, `input.aliases.${index}`)),
  ...repeatedItems(aliases, 'input.aliases'),
];

/** Changes what is given of an organisation, and nothing else. Its code stays: bundles and sheets name it. */
export const updateOrganisation = (
  request: WriteRequest,
  id: number,
  input: OrganisationPatch,
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'updateOrganisation', input: [id, input, version] }, async (writing) => {
    const { em, allow } = writing;
    allow(new Set([nameOf({ type: 'Organisation', id })]));
    const organisation = await lockOrganisation(em, id, version);
    const { country: code, acronym, iatiRef, aliases, ...fields } = input;
    const countries = await stored(em, Country, [code ?? null]);
    refuse([
      ...checkKept(input, ['name', 'type', 'aliases', 'isKnownDonor']),
      ...(input.name == null ? [] : checkName(input.name, 'input.name')),
      ...checkLine(acronym, 'input.acronym'),
      ...checkLine(iatiRef, 'input.iatiRef'),
      ...checkAliases(aliases ?? []),
      ...underLaw('input', laws.fiscalYear(input)),
      ...known(countries, code, 'country', 'input.country'),
    ]);
    const lines = {
      acronym: acronym === undefined ? undefined : acronym || null,
      iatiRef: iatiRef === undefined ? undefined : iatiRef || null,
    };
    const country = code === undefined ? undefined : (code !== null && countries.get(code)) || null;
    const changes = [
      ...fieldChanges(organisation, { ...fields, ...lines, aliases }),
      ...(await linkChange(organisation, 'country', country)),
    ];
    const stated = ['name', 'acronym', 'type', 'iatiRef', 'country', 'isKnownDonor', 'fiscalYearStart'];
    await applyChanges(writing, organisation, changes, { subjectType: 'Organisation', stated });
    return [id];
  });
