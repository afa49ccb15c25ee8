import { type RawBuilder, sql } from 'kysely';
import { OrganisationRole } from '../../../vocabulary/index.js';
import { codes, shown, texts } from './Column.js';

// What a project is linked to, as cells.

export const percent = (column: string): RawBuilder<string> =>
  sql<string>`coalesce(' ' || trim_scale(${sql.ref(column)})::text || '%', '')`;

/** Codes of what a project is linked to, in the order of codes. */
export const linked = (
  from: RawBuilder<unknown>,
  shown: RawBuilder<unknown>,
  by: RawBuilder<unknown>,
  between = '; ',
) => sql`(
      select string_agg(${shown}, ${sql.lit(between)} order by ${by})
      ${from}
    )`;

export const actionLinks = sql`
      from project_action link
        join action a on a.id = link.action_id
      where link.project_id = item.id and a.plan_id = pl.id`;
export const pillarLinks = sql`
      from project_pillar link
        join pillar p on p.id = link.pillar_id
      where link.project_id = item.id and p.plan_id = pl.id`;
export const countryLinks = sql`
      from project_country link
        join country c on c.id = link.country_id
      where link.project_id = item.id`;
export const regionLinks = sql`
      from project_region link
        join region r on r.id = link.region_id
      where link.project_id = item.id`;
const organisationLinks = (which: RawBuilder<boolean>) => sql`
      from project_organisation link
        join organisation o on o.id = link.organisation_id
      where link.project_id = item.id and ${which}`;
const funding = sql<boolean>`link.role = ${sql.lit(OrganisationRole.FUNDING)}`;
export const certain = organisationLinks(sql<boolean>`${funding} and not link.ambiguous`);
export const doubtful = organisationLinks(sql<boolean>`${funding} and link.ambiguous`);
const inRole = (role: keyof typeof OrganisationRole) => organisationLinks(sql<boolean>`link.role = ${sql.lit(role)}`);

const byOrganisation = sql`o.code collate "C"`;
export const organisationCodes = (from: RawBuilder<unknown>) => linked(from, sql`o.code`, byOrganisation);
export const organisationNames = (from: RawBuilder<unknown>) => linked(from, sql`o.name`, byOrganisation, ' | ');

export const PARTNERS = {
  accountable_organisations: 'ACCOUNTABLE',
  extending_organisations: 'EXTENDING',
  implementing_organisations: 'IMPLEMENTING',
} as const;

/** Columns with organisations, in the order in which a record has them. */
export const ORGANISATIONS = ['donors', 'ambiguous_donors', ...Object.keys(PARTNERS)];

export const roleColumns = (name: keyof typeof PARTNERS, what: string) => [
  codes(name, organisationCodes(inRole(PARTNERS[name])), `Codes of the organisations that ${what}.`),
  shown(
    texts(
      name.replace(/s$/, '_names'),
      organisationNames(inRole(PARTNERS[name])),
      `Names of these, in the order of their codes.`,
    ),
  ),
];
