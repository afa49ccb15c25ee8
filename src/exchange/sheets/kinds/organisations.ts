import { sql } from 'kysely';
import { OrganisationType } from '../../../vocabulary/index.js';
import { boolean, codes, key, member, needed, shown, text, texts, whole } from './Column.js';
import { codesOf, intake } from './intake.js';
import { cell, cellOr, type Fields, flag, numberCell, textsIn } from './records.js';
import type { SheetKind } from './SheetKind.js';
import { originColumns, withOrigin } from './shared.js';

const fields: Fields = {
  code: cell('code'),
  name: cell('name'),
  acronym: cell('acronym'),
  type: cellOr('type', 'OTHER'),
  iatiRef: cell('iati_ref'),
  country: cell('country'),
  isKnownDonor: flag('is_known_donor', false),
  fiscalYearStart: numberCell('fiscal_year_start'),
  aliases: { columns: ['aliases'], read: (cells) => textsIn(cells.aliases) },
};

/** `organisations` */
export const organisations: SheetKind = {
  name: 'organisations',
  title: 'Organisations',
  description: 'A donor, partner or other organisation.',
  isOfPlan: false,
  isOfNow: true,
  filters: ['search'],
  columns: [
    key(text('code', sql`item.code`, 'Code.')),
    needed(text('name', sql`item.name`, 'Name.')),
    text('acronym', sql`item.acronym`, 'Acronym.'),
    member('type', sql`item.type`, 'Kind of organisation (IATI OrganisationType).', OrganisationType, { isKept: true }),
    text('iati_ref', sql`item.iati_ref`, 'Identifier in IATI.'),
    text('country', sql`c.code`, 'Country (ISO 3166-1 alpha-3).'),
    shown(text('country_alpha2', sql`c.alpha2`, 'Country (ISO 3166-1 alpha-2). "NA" is Namibia.')),
    shown(text('country_name', sql`c.name`, 'Name of the country.')),
    boolean('is_known_donor', sql`item.is_known_donor`, 'True if a source names it as a donor of the initiative.', {
      isKept: true,
    }),
    whole('fiscal_year_start', sql`item.fiscal_year_start`, 'Month in which its fiscal year begins, 1 to 12.'),
    texts(
      'aliases',
      sql`(select string_agg(replace(alias, '|', '\\|'), ' | ' order by place) from unnest(item.aliases) with ordinality as named(alias, place))`,
      'Other names by which it is found, with a bar between them.',
    ),
    shown(
      codes(
        'merged_codes',
        sql`(select string_agg(gone.code, '; ' order by gone.code) from organisation gone where gone.merged_into_id = item.id)`,
        'Codes of organisations that were merged into it.',
      ),
    ),
    ...originColumns,
  ],
  rows: ({ search }) => sql`
    from organisation item
      left join country c on c.id = item.country_id
      ${withOrigin('item.provenanceId')}
    where item.merged_into_id is null and ${search('item')}
    order by item.code collate "C"`,
  intake: intake('organisations', {
    fields,
    permissions: ['createOrganisation', 'updateOrganisation'],
    concerns: (row) => ({ organisations: codesOf(row, 'code') }),
  }),
};
