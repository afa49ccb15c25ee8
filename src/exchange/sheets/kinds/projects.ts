import { type RawBuilder, sql } from 'kysely';
import { ActivityStatus, FinancialScope, OrganisationRole } from '../../../vocabulary/index.js';
import { statingOnly } from '../../bundle/dataset/stated.js';
import { codes, key, member, needed, shown, text, texts } from './Column.js';
import { codesOf, intake } from './intake.js';
import { type Cells, cell, cellOr, codesIn, columnOfPlace, type Fields, listed, sharesIn } from './records.js';
import type { Concerned, GivenRow, RowsWanted, SheetKind } from './SheetKind.js';
import { originColumns, PROJECT_FILTERS, withOrigin } from './shared.js';

const percent = (column: string): RawBuilder<string> =>
  sql<string>`coalesce(' ' || trim_scale(${sql.ref(column)})::text || '%', '')`;

/** Codes of what a project is linked to, in the order of codes. */
const linked = (from: RawBuilder<unknown>, shown: RawBuilder<unknown>, by: RawBuilder<unknown>, between = '; ') => sql`(
      select string_agg(${shown}, ${sql.lit(between)} order by ${by})
      ${from}
    )`;

const actionLinks = sql`
      from project_action link
        join action a on a.id = link.action_id
      where link.project_id = item.id and a.plan_id = pl.id`;
const pillarLinks = sql`
      from project_pillar link
        join pillar p on p.id = link.pillar_id
      where link.project_id = item.id and p.plan_id = pl.id`;
const countryLinks = sql`
      from project_country link
        join country c on c.id = link.country_id
      where link.project_id = item.id`;
const regionLinks = sql`
      from project_region link
        join region r on r.id = link.region_id
      where link.project_id = item.id`;
const organisationLinks = (which: RawBuilder<boolean>) => sql`
      from project_organisation link
        join organisation o on o.id = link.organisation_id
      where link.project_id = item.id and ${which}`;
const funding = sql<boolean>`link.role = ${sql.lit(OrganisationRole.FUNDING)}`;
const certain = organisationLinks(sql<boolean>`${funding} and not link.ambiguous`);
const doubtful = organisationLinks(sql<boolean>`${funding} and link.ambiguous`);
const inRole = (role: keyof typeof OrganisationRole) => organisationLinks(sql<boolean>`link.role = ${sql.lit(role)}`);

const byOrganisation = sql`o.code collate "C"`;
const organisationCodes = (from: RawBuilder<unknown>) => linked(from, sql`o.code`, byOrganisation);
const organisationNames = (from: RawBuilder<unknown>) => linked(from, sql`o.name`, byOrganisation, ' | ');

const PARTNERS = {
  accountable_organisations: 'ACCOUNTABLE',
  extending_organisations: 'EXTENDING',
  implementing_organisations: 'IMPLEMENTING',
} as const;

/** Columns with organisations, in the order in which a record has them. */
const ORGANISATIONS = ['donors', 'ambiguous_donors', ...Object.keys(PARTNERS)];

const roleColumns = (name: keyof typeof PARTNERS, what: string) => [
  codes(name, organisationCodes(inRole(PARTNERS[name])), `Codes of the organisations that ${what}.`),
  shown(
    texts(
      name.replace(/s$/, '_names'),
      organisationNames(inRole(PARTNERS[name])),
      `Names of these, in the order of their codes.`,
    ),
  ),
];

/** Links of a project as records: one that is new rests on what its row rests on, one that is stored on what it did. */
const linksFor = ({ provenance }: { provenance: unknown }, links: readonly object[]): object[] =>
  links.map((link) => statingOnly({ ...link, provenance }, Object.keys(link)));

const organisationsIn = (cells: Cells) => [
  ...codesIn(cells.donors).map((organisation) => ({ organisation, role: 'FUNDING', ambiguous: false })),
  ...codesIn(cells.ambiguous_donors).map((organisation) => ({ organisation, role: 'FUNDING', ambiguous: true })),
  ...Object.entries(PARTNERS).flatMap(([column, role]) =>
    codesIn(cells[column]).map((organisation) => ({ organisation, role })),
  ),
];

const fieldsIn = (plan: string): Fields => ({
  code: cell('code'),
  iatiIdentifier: cell('iati_identifier'),
  title: cell('title'),
  description: cell('description'),
  activityStatus: cell('activity_status'),
  plannedStart: cell('planned_start'),
  actualStart: cell('actual_start'),
  plannedEnd: cell('planned_end'),
  actualEnd: cell('actual_end'),
  parent: cell('parent'),
  financialScope: cellOr('financial_scope', 'WHOLE'),
  actions: {
    columns: ['actions'],
    read: (cells) => sharesIn(cells.actions).map(([action, share]) => ({ plan, action, share })),
  },
  pillars: { columns: ['pillars'], read: (cells) => codesIn(cells.pillars).map((pillar) => ({ plan, pillar })) },
  countries: {
    columns: ['countries'],
    read: (cells) => sharesIn(cells.countries).map(([country, percentage]) => ({ country, percentage })),
  },
  regions: {
    columns: ['regions'],
    read: (cells) => sharesIn(cells.regions).map(([region, percentage]) => ({ region, percentage })),
  },
  sectors: {
    columns: ['sectors'],
    read: (cells) =>
      sharesIn(cells.sectors).map(([named, percentage]) => {
        const [, vocabulary = 'DAC_PURPOSE', code = named] = /^([A-Z_0-9]+):(.+)$/.exec(named) ?? [];
        return { vocabulary, code, percentage };
      }),
  },
  organisations: {
    columns: ORGANISATIONS,
    read: organisationsIn,
  },
});

const LINKS = ['actions', 'pillars', 'countries', 'regions', 'organisations'] as const;

/** Projects as records, whose links rest on what their rows rest on. */
const projectRecords = (rows: readonly GivenRow[], plan: string) => {
  const { input, at } = listed('projects', rows, fieldsIn(plan));
  for (const record of input.projects ?? [])
    for (const name of LINKS)
      if (name in record) Object.assign(record, { [name]: linksFor(record as never, record[name] as object[]) });
  return { input, at };
};

/** A stored project is about itself; a new one, and links that change, about what it serves and is a part of. */
const concernsOf = (row: GivenRow): Concerned => {
  const isLinked = (column: string) => !row.current || row.changed.has(column);
  return {
    projects: [...codesIn(row.given.code), ...(isLinked('parent') ? codesOf(row, 'parent') : [])],
    actions: isLinked('actions')
      ? [row.current, row.given].flatMap((cells) => sharesIn(cells?.actions).map(([code]) => code))
      : [],
    isOfNoPlan: true,
  };
};

const partialDate = 'A day, a month, a year or a span of two, as far as it is known.';

/** `projects` */
export const projects: SheetKind = {
  name: 'projects',
  title: 'Projects',
  description: 'A project that serves a plan.',
  isOfPlan: true,
  filters: PROJECT_FILTERS,
  columns: [
    key(text('code', sql`item.code`, 'Code.')),
    text('iati_identifier', sql`item.iati_identifier`, 'Identifier of the activity in IATI.'),
    needed(text('title', sql`item.title`, 'Title.')),
    text('description', sql`item.description`, 'Description.'),
    member('activity_status', sql`item.activity_status`, 'Phase (IATI ActivityStatus).', ActivityStatus),
    text('planned_start', sql`item.planned_start`, `Planned start. ${partialDate}`),
    text('actual_start', sql`item.actual_start`, `Actual start. ${partialDate}`),
    text('planned_end', sql`item.planned_end`, `Planned end. ${partialDate}`),
    text('actual_end', sql`item.actual_end`, `Actual end. ${partialDate}`),
    text('parent', sql`parent.code`, 'Code of the project that it is a part of.'),
    shown(text('parent_title', sql`parent.title`, 'Title of that project.')),
    member(
      'financial_scope',
      sql`item.financial_scope`,
      "Whether its money is part of its parent's money.",
      FinancialScope,
      { isKept: true },
    ),
    codes(
      'actions',
      linked(actionLinks, sql`a.code || ${percent('link.share')}`, sql`a.number`),
      'Codes of the actions of the plan that it serves, each with its share in per cent if one is stated.',
    ),
    shown(texts('action_titles', linked(actionLinks, sql`a.title`, sql`a.number`, ' | '), 'Titles of these.')),
    codes(
      'pillars',
      linked(pillarLinks, sql`p.code`, sql`p.number`),
      'Codes of the pillars that it serves, where no action is stated.',
    ),
    codes(
      'countries',
      linked(countryLinks, sql`c.code || ${percent('link.percentage')}`, sql`c.code`),
      'Countries where it works (ISO 3166-1 alpha-3), each with its percentage if one is stated.',
    ),
    shown(codes('countries_alpha2', linked(countryLinks, sql`c.alpha2`, sql`c.code`), 'The same as alpha-2.')),
    shown(texts('country_names', linked(countryLinks, sql`c.name`, sql`c.code`, ' | '), 'Names of these.')),
    codes(
      'regions',
      linked(regionLinks, sql`r.code || ${percent('link.percentage')}`, sql`r.code`),
      'Regions that it names (M49), each with its percentage if one is stated.',
    ),
    codes(
      'sectors',
      sql`(
      select string_agg(
        case when s.vocabulary = 'DAC_PURPOSE' then '' else s.vocabulary || ':' end || s.code || ${percent('s.percentage')},
        '; ' order by s.vocabulary, s.code
      )
      from project_sector s
      where s.project_id = item.id
    )`,
      'Sectors: purpose codes, or codes of another list after its name ("SDG_GOAL:9"), with percentages if stated.',
    ),
    codes('donors', organisationCodes(certain), 'Codes of the organisations that fund it.'),
    shown(texts('donor_names', organisationNames(certain), 'Names of these, in the order of their codes.')),
    codes(
      'ambiguous_donors',
      organisationCodes(doubtful),
      'Codes of organisations of which the source does not say which of them funds it.',
    ),
    shown(texts('ambiguous_donor_names', organisationNames(doubtful), 'Names of these.')),
    ...roleColumns('accountable_organisations', 'are accountable for it'),
    ...roleColumns('extending_organisations', 'pass its money on'),
    ...roleColumns('implementing_organisations', 'carry it out'),
    ...originColumns,
  ],
  rows: ({ planId, isChosen }: RowsWanted) => sql`
    from project item
      join action_plan pl      on pl.id = ${planId}
      left join project parent on parent.id = item.parent_id
      ${withOrigin('item.provenanceId')}
    where ${isChosen}
    order by item.code collate "C"`,
  intake: intake('projects', {
    fields: fieldsIn(''),
    permissions: ['createProject', 'updateProject'],
    concerns: concernsOf,
    records: (rows, { plan }) => projectRecords(rows, plan),
    columnAt: columnOfPlace('organisations', ORGANISATIONS),
  }),
};
