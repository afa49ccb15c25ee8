import { sql } from 'kysely';
import { ActivityStatus, FinancialScope } from '../../../vocabulary/index.js';
import { codes, key, member, needed, partialDate, shown, text, texts } from './Column.js';
import { intake } from './intake.js';
import {
  actionLinks,
  certain,
  countryLinks,
  doubtful,
  linked,
  ORGANISATIONS,
  organisationCodes,
  organisationNames,
  percent,
  pillarLinks,
  regionLinks,
  roleColumns,
} from './projectLinks.js';
import { concernsOf, fieldsIn, projectRecords } from './projectRecords.js';
import { columnOfPlace } from './records.js';
import type { RowsWanted, SheetKind } from './SheetKind.js';
import { originColumns, PROJECT_FILTERS, withOrigin } from './shared.js';

const FAR_AS_KNOWN = 'A day, a month, a year or a span of two, as far as it is known.';

/** `projects` */
export const projects: SheetKind = {
  name: 'projects',
  title: 'Projects',
  description: 'A project that serves a plan.',
  isOfPlan: true,
  isOfNow: true,
  filters: PROJECT_FILTERS,
  columns: [
    key(text('code', sql`item.code`, 'Code.')),
    text('iati_identifier', sql`item.iati_identifier`, 'Identifier of the activity in IATI.'),
    needed(text('title', sql`item.title`, 'Title.')),
    text('description', sql`item.description`, 'Description.'),
    member('activity_status', sql`item.activity_status`, 'Phase (IATI ActivityStatus).', ActivityStatus),
    partialDate('planned_start', sql`item.planned_start`, `Planned start. ${FAR_AS_KNOWN}`),
    partialDate('actual_start', sql`item.actual_start`, `Actual start. ${FAR_AS_KNOWN}`),
    partialDate('planned_end', sql`item.planned_end`, `Planned end. ${FAR_AS_KNOWN}`),
    partialDate('actual_end', sql`item.actual_end`, `Actual end. ${FAR_AS_KNOWN}`),
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
    noticeOfNew: ({ actions, pillars }) =>
      actions == null && pillars == null
        ? {
            column: 'actions',
            message:
              'it serves no action and no pillar of the plan: no list of the plan has it, but that with unplanned=true',
          }
        : null,
    needs: ['plans'],
    records: projectRecords,
    columnAt: columnOfPlace('organisations', ORGANISATIONS),
  }),
};
