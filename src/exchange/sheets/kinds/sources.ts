import { sql } from 'kysely';
import { key, needed, text } from './Column.js';
import { intake } from './intake.js';
import { cell, type Fields } from './records.js';
import type { SheetKind } from './SheetKind.js';

const fields: Fields = {
  code: cell('code'),
  title: cell('title'),
  url: cell('url'),
  kind: cell('kind'),
  extentRead: cell('extent_read'),
};

/** `sources` */
export const sources: SheetKind = {
  name: 'sources',
  title: 'Sources',
  description: 'A text that statements rest on.',
  isOfPlan: false,
  isOfNow: true,
  filters: [],
  columns: [
    key(text('code', sql`item.code`, 'Code.')),
    needed(text('title', sql`item.title`, 'Title.')),
    text('url', sql`item.url`, 'Address.'),
    text('kind', sql`item.kind`, 'Kind of source.'),
    text('extent_read', sql`item.extent_read`, 'How much of it was read.'),
  ],
  rows: () => sql`
    from source item
    order by item.code collate "C"`,
  intake: intake('sources', {
    fields,
    hasOrigin: false,
    permissions: ['updatePlan'],
  }),
};
