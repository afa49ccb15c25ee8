import { withPlaces } from '../../domain/decimal.js';
import { numberIn } from '../../domain/globalId.js';
import type { UserError } from '../../domain/userErrors.js';
import {
  Action,
  Country,
  Organisation,
  type Project,
  ProjectAction,
  ProjectCountry,
  ProjectOrganisation,
} from '../../entities/plan/index.js';
import type { OrganisationRole } from '../../vocabulary/index.js';
import type { Writing } from '../write/change.js';
import { checkShare, repeated, tooMuch } from '../write/checks.js';
import { stored } from '../write/stored.js';

export interface ActionShare {
  action: string;
  share: string;
  contribution?: string | null;
}
export interface CountryShare {
  country: string;
  percentage: string;
}
export interface OrganisationPart {
  organisation: string;
  role: OrganisationRole;
}

/** Puts the project's links to actions in place of those it has. Shares of each plan add up to at most 100. */
export const putActions = async (
  { em, entered }: Writing,
  project: Project,
  links: readonly ActionShare[],
  at: string,
): Promise<UserError[]> => {
  const numbers = links.map(({ action }) => numberIn(action, 'Action'));
  const actions = new Map(
    (await em.find(Action, { id: { $in: numbers.filter((number) => number !== null) } })).map((action) => [
      action.id,
      action,
    ]),
  );
  const found = numbers.map((number) => (number === null ? undefined : actions.get(number)));
  const plans = new Set(found.flatMap((action) => (action ? [action.plan.id] : [])));
  const errors = [
    ...found.flatMap((action, index): UserError[] =>
      action
        ? []
        : [
            {
              code: 'NOT_FOUND',
              field: `${at}.${index}.action`,
              message: `there is no action with the id "${links[index]?.action.slice(0, 40)}"`,
            },
          ],
    ),
    ...links.flatMap(({ share }, index) => checkShare(share, `${at}.${index}.share`)),
    ...repeated(
      links.map(({ action }) => action),
      at,
      'action',
    ),
    ...[...plans].flatMap((plan) =>
      tooMuch(
        links.filter((_, index) => found[index]?.plan.id === plan).map(({ share }) => share),
        at,
        'shares',
      ),
    ),
  ];
  if (errors.length) return errors;
  if (project.id !== undefined) await em.nativeDelete(ProjectAction, { project });
  for (const [index, { share, contribution }] of links.entries()) {
    em.create(ProjectAction, {
      project,
      action: found[index] as Action,
      share: withPlaces(share, 4),
      contribution: contribution ?? null,
      provenance: entered,
    });
  }
  return [];
};

export const putCountries = async (
  { em, entered }: Writing,
  project: Project,
  links: readonly CountryShare[],
  at: string,
): Promise<UserError[]> => {
  const countries = await stored(
    em,
    Country,
    links.map(({ country }) => country),
  );
  const errors = [
    ...links.flatMap(({ country }, index): UserError[] =>
      countries.has(country)
        ? []
        : [{ code: 'NOT_FOUND', field: `${at}.${index}.country`, message: `there is no country ${country}` }],
    ),
    ...links.flatMap(({ percentage }, index) => checkShare(percentage, `${at}.${index}.percentage`)),
    ...repeated(
      links.map(({ country }) => country),
      at,
      'country',
    ),
    ...tooMuch(
      links.map(({ percentage }) => percentage),
      at,
      'percentages',
    ),
  ];
  if (errors.length) return errors;
  if (project.id !== undefined) await em.nativeDelete(ProjectCountry, { project });
  for (const { country, percentage } of links)
    em.create(ProjectCountry, {
      project,
      country: countries.get(country) as Country,
      percentage: withPlaces(percentage, 4),
      provenance: entered,
    });
  return [];
};

export const putOrganisations = async (
  { em, entered }: Writing,
  project: Project,
  links: readonly OrganisationPart[],
  at: string,
): Promise<UserError[]> => {
  const organisations = await stored(
    em,
    Organisation,
    links.map(({ organisation }) => organisation),
  );
  const errors = [
    ...links.flatMap(({ organisation }, index): UserError[] =>
      organisations.has(organisation)
        ? []
        : [
            {
              code: 'NOT_FOUND',
              field: `${at}.${index}.organisation`,
              message: `there is no organisation ${organisation}`,
            },
          ],
    ),
    ...repeated(
      links.map(({ organisation, role }) => `${organisation} ${role}`),
      at,
      'organisation',
    ),
  ];
  if (errors.length) return errors;
  if (project.id !== undefined) await em.nativeDelete(ProjectOrganisation, { project });
  for (const { organisation, role } of links)
    em.create(ProjectOrganisation, {
      project,
      organisation: organisations.get(organisation) as Organisation,
      role,
      provenance: entered,
    });
  return [];
};
