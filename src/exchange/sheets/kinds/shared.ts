import { type RawBuilder, sql } from 'kysely';
import type { Condition } from '../../../loaders/search.js';
import { Confidence, ProvenanceKind } from '../../../vocabulary/index.js';
import { boolean, type Column, codes, member, needed, optionalKey, shown, text } from './Column.js';
import type { RowsWanted } from './SheetKind.js';

// Parts that several kinds of sheets have in common.

/** Statements of where something comes from, with the codes of their sources. */
const origins = sql`(
    select pr.id, pr.kind, pr.confidence, pr.is_synthetic, pr.note, named.sources
    from provenance pr
      left join (
        select link.provenance_id, string_agg(s.code, '; ' order by s.code) as sources
        from provenance_sources link
          join source s on s.id = link.source_id
        group by link.provenance_id
      ) named on named.provenance_id = pr.id
  )`;

/** Joins the provenance of a row, whose column with its number this is, as `origin`. */
export const withOrigin = (provenanceId: string): RawBuilder<unknown> =>
  sql`join ${origins} origin on origin.id = ${sql.ref(provenanceId)}`;

/** Where a row comes from. They come last of the columns that every kind had at first. */
export const originColumns: readonly Column[] = [
  boolean('is_synthetic', sql`origin.is_synthetic`, 'True if it was made up for demonstrations or performance tests.', {
    isKept: true,
  }),
  member('provenance', sql`origin.kind`, 'Kind of text that supports it.', ProvenanceKind, { isKept: true }),
  member('confidence', sql`origin.confidence`, 'How reliable it is.', Confidence, { isKept: true }),
  codes('sources', sql`origin.sources`, 'Codes of its sources.'),
  text('provenance_note', sql`origin.note`, 'Note on where it comes from.'),
];

/** An opaque id of the API: base64url of "Type:number" without padding. */
export const globalId = (type: string, id: string): RawBuilder<string> =>
  sql<string>`translate(rtrim(replace(encode(convert_to(${sql.lit(`${type}:`)} || ${sql.ref(id)}, 'UTF8'), 'base64'), E'\n', ''), '='), '+/', '-_')`;

/** A number without zeros at its end. */
export const plain = (column: string): RawBuilder<unknown> => sql`trim_scale(${sql.ref(column)})`;

/** Projects that are asked for, as numbers. */
export const chosen = ({ isChosen }: RowsWanted): RawBuilder<unknown> => sql`(
      select item.id
      from project item
      where ${isChosen}
    )`;

/** Filters of projects, by the names of the API. */
export const PROJECT_FILTERS = [
  'codes',
  'pillar',
  'action',
  'donor',
  'country',
  'region',
  'sector',
  'countryGroup',
  'activityStatus',
  'search',
  'unplanned',
];

/** The project `p` that a fact is of. */
export const projectColumns: readonly Column[] = [
  needed(text('project', sql`p.code`, 'Code of the project.')),
  shown(text('project_title', sql`p.title`, 'Title of the project.')),
];

/** An organisation that a fact names, which is joined under the name of its part: who provided it, or received it. */
export const partyColumns = (part: 'provider' | 'receiver', does: string): readonly Column[] => [
  text(part, sql.ref(`${part}.code`), `Code of the organisation that ${does} it.`),
  shown(text(`${part}_name`, sql.ref(`${part}.name`), 'Name of that organisation.')),
];

/** The action `a` of the plan, or the project `p`, that something belongs to. */
const ownerColumns: readonly Column[] = [
  text('action', sql`a.code`, 'Code of the action that it is of; empty where it is of a project.'),
  text('project', sql`p.code`, 'Code of the project that it is of; empty where it is of an action.'),
  shown(text('owner_title', sql`coalesce(a.title, p.title)`, 'Title of that action or project.')),
];

/** The same for what is found by the action or project that it belongs to. */
export const ownerKeys: readonly Column[] = ownerColumns.map((column) =>
  column.role === 'STATED' ? optionalKey(column) : column,
);

/** Whether something belongs to an action `a` of the plan, or to a project `p` that is asked for. */
export const ofOwner = (wanted: RowsWanted): Condition => {
  return sql<boolean>`((a.plan_id = ${wanted.planId} and ${wanted.isActionChosen}) or p.id in ${chosen(wanted)})`;
};

/** The same owner, as a record names it. */
export const ownerOf = ({ action, project }: Readonly<Record<string, string | null>>, plan: string) => ({
  plan: action == null ? null : plan,
  action: action ?? null,
  project: project ?? null,
});
