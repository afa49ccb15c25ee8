import { laws } from '../../../domain/laws.js';
import { duplicateProblems } from '../../../services/write/index.js';
import type { Check } from './CheckContext.js';
import { problemsAt } from './problems.js';

const CODED = [
  'sources',
  'countries',
  'organisations',
  'plans',
  'projects',
  'events',
  'publications',
  'tools',
] as const;

/** Checks that no record has the code of another of its kind. */
export const checkCodes: Check = ({ data }) =>
  CODED.flatMap((kind) => {
    const codes = data[kind].map(({ code }) => code);
    return duplicateProblems(kind, codes, 'code');
  });

/** Checks countries. */
export const checkCountries: Check = ({ data, references }) =>
  data.countries.flatMap(({ provenance }, index) => references.missingSources(provenance, `countries.${index}`));

/** Checks the memberships of countries in groups. */
export const checkGroupMemberships: Check = ({ data, references }) => [
  ...duplicateProblems(
    'groupMemberships',
    data.groupMemberships.map(({ country, group, validFrom }) => `${country} in ${group} from ${validFrom}`),
    'membership',
  ),
  ...data.groupMemberships.flatMap(({ country, group }, index) => [
    ...references.missing('country', country, `groupMemberships.${index}.country`),
    ...references.missing('country group', group, `groupMemberships.${index}.group`),
  ]),
];

/** Checks organisations. */
export const checkOrganisations: Check = ({ data, references }) =>
  data.organisations.flatMap((organisation, index) => [
    ...references.missing('country', organisation.country, `organisations.${index}.country`),
    ...references.missingSources(organisation.provenance, `organisations.${index}`),
    ...problemsAt(`organisations.${index}`, laws.fiscalYear(organisation)),
  ]);
