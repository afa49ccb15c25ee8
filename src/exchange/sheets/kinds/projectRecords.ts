import { statingOnly } from '../../bundle/dataset/stated.js';
import { keyOf } from './Column.js';
import { codesOf } from './intake.js';
import { planFields } from './plans.js';
import { ORGANISATIONS, PARTNERS } from './projectLinks.js';
import { type Cells, cell, cellOr, codesIn, type Fields, holderOf, listed, sharesIn } from './records.js';
import type { Around, Concerned, GivenRow, Records } from './SheetKind.js';

// How rows become projects.

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

export const fieldsIn = (plan: string): Fields => ({
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
export const projectRecords = (rows: readonly GivenRow[], { plan, rowsOf }: Around): Records => {
  const { input, at } = listed('projects', rows, fieldsIn(plan));
  for (const record of input.projects ?? [])
    for (const name of LINKS)
      if (name in record) Object.assign(record, { [name]: linksFor(record as never, record[name] as object[]) });
  // The plan is named even if no link names it: its links are replaced, also by none.
  const named = holderOf(rowsOf('plans').get(keyOf([plan])) ?? {}, planFields, { code: plan }, {});
  return { input: { ...input, plans: [named] } as Records['input'], at };
};

/** A stored project is about itself; a new one, and links that change, about what it serves and is a part of. */
export const concernsOf = (row: GivenRow): Concerned => {
  const isLinked = (column: string) => !row.current || row.changed.has(column);
  return {
    projects: [...codesIn(row.given.code), ...(isLinked('parent') ? codesOf(row, 'parent') : [])],
    actions: isLinked('actions')
      ? [row.current, row.given].flatMap((cells) => sharesIn(cells?.actions).map(([code]) => code))
      : [],
    isOfNoPlan: true,
  };
};
