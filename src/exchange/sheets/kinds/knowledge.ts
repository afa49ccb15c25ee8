import { sql } from 'kysely';
import { codes, key, needed, partialDate, shown, text } from './Column.js';
import { intake } from './intake.js';
import { cell, codeList, type Fields } from './records.js';
import type { SheetKind } from './SheetKind.js';
import { originColumns, withOrigin } from './shared.js';

const eventFields: Fields = {
  code: cell('code'),
  title: cell('title'),
  start: cell('start'),
  end: cell('end'),
  place: cell('place'),
  country: cell('country'),
  url: cell('url'),
  projects: codeList('projects'),
};

/** `events` */
export const events: SheetKind = {
  name: 'events',
  title: 'Events',
  description: 'A meeting, workshop or other event.',
  isOfPlan: false,
  isOfNow: true,
  filters: [],
  columns: [
    key(text('code', sql`item.code`, 'Code.')),
    needed(text('title', sql`item.title`, 'Title.')),
    needed(partialDate('start', sql`item.start`, 'First day, as far as it is known: a day, a month or a year.')),
    partialDate('end', sql`item.end`, 'Last day, as far as it is known.'),
    text('place', sql`item.place`, 'Place.'),
    text('country', sql`c.code`, 'Country (ISO 3166-1 alpha-3).'),
    shown(text('country_alpha2', sql`c.alpha2`, 'Country (ISO 3166-1 alpha-2). "NA" is Namibia.')),
    shown(text('country_name', sql`c.name`, 'Name of the country.')),
    text('url', sql`item.url`, 'Address of its page.'),
    codes(
      'projects',
      sql`(
      select string_agg(p.code, '; ' order by p.code collate "C")
      from event_projects link
        join project p on p.id = link.project_id and p.archived_at is null
      where link.event_id = item.id
    )`,
      'Codes of the projects that it belongs to.',
    ),
    ...originColumns,
  ],
  rows: () => sql`
    from event item
      left join country c on c.id = item.country_id
      ${withOrigin('item.provenanceId')}
    order by item.starts_on, item.code collate "C"`,
  intake: intake('events', {
    fields: eventFields,
    permissions: ['createEvent', 'updateEvent'],
  }),
};

const publicationFields: Fields = {
  code: cell('code'),
  title: cell('title'),
  symbol: cell('symbol'),
  type: cell('type'),
  authors: cell('authors'),
  date: cell('date'),
  url: cell('url'),
  project: cell('project'),
};

/** `publications` */
export const publications: SheetKind = {
  name: 'publications',
  title: 'Publications',
  description: 'An official document, report or paper.',
  isOfPlan: false,
  isOfNow: true,
  filters: [],
  columns: [
    key(text('code', sql`item.code`, 'Code.')),
    needed(text('title', sql`item.title`, 'Title.')),
    text('symbol', sql`item.symbol`, 'Symbol of the document.'),
    text('type', sql`item.type`, 'Kind of publication.'),
    text('authors', sql`item.authors`, 'Authors.'),
    partialDate('date', sql`item.date`, 'Day of publication, as far as it is known: a day, a month or a year.'),
    text('url', sql`item.url`, 'Address.'),
    text('project', sql`p.code`, 'Code of the project that it came out of.'),
    shown(text('project_title', sql`p.title`, 'Title of that project.')),
    ...originColumns,
  ],
  rows: () => sql`
    from publication item
      left join project p on p.id = item.project_id
      ${withOrigin('item.provenanceId')}
    order by item.code collate "C"`,
  intake: intake('publications', {
    fields: publicationFields,
    permissions: ['createPublication', 'updatePublication'],
  }),
};

const toolFields: Fields = {
  code: cell('code'),
  title: cell('title'),
  description: cell('description'),
  url: cell('url'),
};

/** `tools` */
export const tools: SheetKind = {
  name: 'tools',
  title: 'Tools',
  description: 'An online tool of the initiative.',
  isOfPlan: false,
  isOfNow: true,
  filters: [],
  columns: [
    key(text('code', sql`item.code`, 'Code.')),
    needed(text('title', sql`item.title`, 'Title.')),
    text('description', sql`item.description`, 'Description.'),
    text('url', sql`item.url`, 'Address.'),
    ...originColumns,
  ],
  rows: () => sql`
    from tool item
      ${withOrigin('item.provenanceId')}
    order by item.code collate "C"`,
  intake: intake('tools', {
    fields: toolFields,
    permissions: ['createTool', 'updateTool'],
  }),
};
