import type { EntityManager } from '@mikro-orm/postgresql';
import { withPlaces } from '../../domain/decimal.js';
import type { UserError } from '../../domain/userErrors.js';
import {
  Country,
  Organisation,
  type Project,
  ProjectCountry,
  ProjectOrganisation,
  ProjectRegion,
  Region,
} from '../../entities/plan/index.js';
import type { ProjectCountryInput, ProjectOrganisationInput, ProjectRegionInput } from '../../schema/plan/index.js';
import type { Writing } from '../write/change.js';
import { checkShare, known, repeated, tooMuch } from '../write/checks.js';
import { asCoded, checked, meant, stored } from '../write/stored.js';

/** The countries of a project. */
export const countriesOf = async (em: EntityManager, project: Project): Promise<object[]> =>
  (await em.find(ProjectCountry, { project }, { populate: ['country'] })).map(({ country, percentage }) => ({
    country: country.unwrap().code,
    percentage,
  }));

/** The regions of a project. */
export const regionsOf = async (em: EntityManager, project: Project): Promise<object[]> =>
  (await em.find(ProjectRegion, { project }, { populate: ['region'] })).map(({ region, percentage }) => ({
    region: region.unwrap().code,
    percentage,
  }));

/** Percentages stated of what stands beside the countries or the regions of a project. */
const statedBeside = async (
  em: EntityManager,
  beside: typeof ProjectCountry | typeof ProjectRegion,
  project: Project,
): Promise<string[]> =>
  project.id === undefined
    ? []
    : (await em.find(beside as typeof ProjectRegion, { project })).flatMap(({ percentage }) => percentage ?? []);

/** An error if percentages of countries and regions add up to more than 100. */
export const tooMuchOfPlaces = (percentages: readonly string[], at: string): UserError[] =>
  tooMuch(percentages, at, 'percentages of countries and regions');

/** What is given of the places of one kind, the countries or the regions of a project. */
interface PlacesGiven {
  what: 'country' | 'region';
  codes: readonly string[];
  percentages: readonly string[];
  /** Those of them that there are, by code. */
  places: ReadonlyMap<string, object>;
  /** Links to places of the other kind. */
  beside: typeof ProjectCountry | typeof ProjectRegion;
}

/** Errors of places. With those of the other kind, percentages are at most 100. */
const checkPlaces = async (
  em: EntityManager,
  project: Project,
  { what, codes, percentages, places, beside }: PlacesGiven,
  at: string,
): Promise<UserError[]> => [
  ...codes.flatMap((code, index) => known(places, code, what, `${at}.${index}.${what}`)),
  ...percentages.flatMap((percentage, index) => checkShare(percentage, `${at}.${index}.percentage`)),
  ...repeated(codes, at, what),
  ...tooMuchOfPlaces([...percentages, ...(await statedBeside(em, beside, project))], at),
];

/** Replaces the countries of a project, unless there is an error. With those of regions, percentages are at most 100. */
export const putCountries = async (
  { em, entered }: Writing,
  project: Project,
  links: readonly ProjectCountryInput[],
  at: string,
): Promise<UserError[]> => {
  const codes = links.map(({ country }) => country);
  const percentages = links.map(({ percentage }) => percentage);
  const countries = await stored(em, Country, codes);
  const given = { what: 'country', codes, percentages, places: countries, beside: ProjectRegion } as const;
  const errors = await checkPlaces(em, project, given, at);
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

/** Replaces the regions of a project, unless there is an error. With those of countries, percentages are at most 100. */
export const putRegions = async (
  { em, entered }: Writing,
  project: Project,
  links: readonly ProjectRegionInput[],
  at: string,
): Promise<UserError[]> => {
  const codes = links.map(({ region }) => region);
  const percentages = links.map(({ percentage }) => percentage);
  const regions = await stored(em, Region, codes);
  const given = { what: 'region', codes, percentages, places: regions, beside: ProjectCountry } as const;
  const errors = await checkPlaces(em, project, given, at);
  if (errors.length) return errors;
  if (project.id !== undefined) await em.nativeDelete(ProjectRegion, { project });
  for (const { region, percentage } of links)
    em.create(ProjectRegion, {
      project,
      region: checked(regions, region),
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
