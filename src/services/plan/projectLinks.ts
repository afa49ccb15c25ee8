import type { EntityManager } from '@mikro-orm/postgresql';
import { withPlaces } from '../../domain/decimal.js';
import type { UserError } from '../../domain/userErrors.js';
import { Country, Organisation, type Project, ProjectCountry, ProjectOrganisation } from '../../entities/plan/index.js';
import type { ProjectCountryInput, ProjectOrganisationInput } from '../../schema/plan/index.js';
import type { Writing } from '../write/change.js';
import { checkShare, known, repeated, tooMuch } from '../write/checks.js';
import { asCoded, checked, meant, stored } from '../write/stored.js';

/** The countries of a project. */
export const countriesOf = async (em: EntityManager, project: Project): Promise<object[]> =>
  (await em.find(ProjectCountry, { project }, { populate: ['country'] })).map(({ country, percentage }) => ({
    country: country.unwrap().code,
    percentage,
  }));

/** Replaces the countries of a project, unless there is an error. Percentages add up to at most 100. */
export const putCountries = async (
  { em, entered }: Writing,
  project: Project,
  links: readonly ProjectCountryInput[],
  at: string,
): Promise<UserError[]> => {
  const codes = links.map(({ country }) => country);
  const percentages = links.map(({ percentage }) => percentage);
  const countries = await stored(em, Country, codes);
  const errors = [
    ...codes.flatMap((code, index) => known(countries, code, 'country', `${at}.${index}.country`)),
    ...percentages.flatMap((percentage, index) => checkShare(percentage, `${at}.${index}.percentage`)),
    ...repeated(codes, at, 'country'),
    ...tooMuch(percentages, at, 'percentages'),
  ];
  if (errors.length) return errors;
  if (project.id !== undefined) await em.nativeDelete(ProjectCountry, { project });
  for (const { country, percentage } of links)
    em.create(ProjectCountry, {
      project,
      country: checked(countries, country),
      percentage: withPlaces(percentage, 4),
      provenance: entered,
    });
  return [];
};

/** The organisations that have a part in a project. */
export const organisationsOf = async (em: EntityManager, project: Project): Promise<object[]> =>
  (await em.find(ProjectOrganisation, { project }, { populate: ['organisation'] })).map(({ organisation, role }) => ({
    organisation: organisation.unwrap().code,
    role,
  }));

/** Replaces the organisations of a project, unless there is an error. */
export const putOrganisations = async (
  { em, entered }: Writing,
  project: Project,
  links: readonly ProjectOrganisationInput[],
  at: string,
): Promise<UserError[]> => {
  const codes = links.map(({ organisation }) => organisation);
  const organisations = await meant(em, Organisation, codes);
  const errors = [
    ...codes.flatMap((code, index) => known(organisations, code, 'organisation', `${at}.${index}.organisation`)),
    ...repeated(
      links.map(({ organisation, role }) => `${asCoded(organisations, organisation)} ${role}`),
      at,
      'organisation',
    ),
  ];
  if (errors.length) return errors;
  if (project.id !== undefined) await em.nativeDelete(ProjectOrganisation, { project });
  for (const { organisation, role } of links)
    em.create(ProjectOrganisation, {
      project,
      organisation: checked(organisations, organisation),
      role,
      provenance: entered,
    });
  return [];
};
