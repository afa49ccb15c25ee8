import { type RawBuilder, sql } from 'kysely';
import { type ActionPartyRole, Wording } from '../../../vocabulary/index.js';
import { codes, day, key, member, needed, number, shown, text, texts, whole } from './Column.js';
import { codesOf, intake } from './intake.js';
import { groupRecord, partsOfPlan } from './planParts.js';
import { cell, cellOr, codeList, codesIn, columnOfPlace, type Fields, numberCell } from './records.js';
import type { SheetKind } from './SheetKind.js';
import { originColumns, plain, withOrigin } from './shared.js';

const parties = (role: ActionPartyRole, column: 'code' | 'name'): RawBuilder<unknown> => sql`(
      select string_agg(o.${sql.ref(column)}, ${sql.lit(column === 'code' ? '; ' : ' | ')} order by o.code collate "C")
      from action_party link
        join organisation o on o.id = link.organisation_id
      where link.action_id = item.id and link.role = ${sql.lit(role)}
    )`;

const fields: Fields = {
  code: cell('code'),
  number: numberCell('number'),
  title: cell('title'),
  description: cell('description'),
  wording: cellOr('wording', 'UNVERIFIED'),
  pillar: cell('pillar'),
  workingGroup: numberCell('working_group'),
  startDate: cell('start_date'),
  endDate: cell('end_date'),
  weight: cellOr('weight', '1'),
  sdgTargets: codeList('sdg_targets'),
  responsible: {
    columns: ['lead_organisations', 'collaborating_organisations'],
    read: (cells) => [
      ...codesIn(cells.lead_organisations).map((organisation) => ({ organisation, role: 'LEAD' })),
      ...codesIn(cells.collaborating_organisations).map((organisation) => ({ organisation, role: 'COLLABORATOR' })),
    ],
  },
};

/** `actions` */
export const actions: SheetKind = {
  name: 'actions',
  title: 'Actions',
  description: 'An action of a plan.',
  isOfPlan: true,
  isOfNow: true,
  filters: [],
  columns: [
    shown(text('plan', sql`pl.code`, 'Code of the plan.')),
    needed(whole('number', sql`item.number`, 'Number in the plan.')),
    key(text('code', sql`item.code`, 'Code, unique in the plan.')),
    needed(text('title', sql`item.title`, 'Title.')),
    text('description', sql`item.description`, 'Description.'),
    member('wording', sql`item.wording`, 'Whether the title is the adopted wording.', Wording, { isKept: true }),
    text('pillar', sql`p.code`, 'Code of its pillar; empty where it is not verified.'),
    shown(text('pillar_title', sql`p.title`, 'Title of the pillar.')),
    whole('working_group', sql`g.number`, 'Number of the working group that is stated; empty for that of its pillar.'),
    shown(text('working_group_title', sql`g.title`, 'Title of that working group.')),
    day('start_date', sql`item.start_date`, 'First day; empty for that of the plan.'),
    day('end_date', sql`item.end_date`, 'Last day; empty for that of the plan.'),
    number('weight', plain('item.weight'), 'How much it counts beside others.', { isKept: true }),
    codes(
      'sdg_targets',
      sql`nullif(array_to_string(item.sdg_targets, '; '), '')`,
      'Targets of the Sustainable Development Goals, e.g. "9.c".',
    ),
    codes('lead_organisations', parties('LEAD', 'code'), 'Codes of the organisations that lead it.'),
    shown(texts('lead_organisation_names', parties('LEAD', 'name'), 'Names of these.')),
    codes('collaborating_organisations', parties('COLLABORATOR', 'code'), 'Codes of those that work on it with them.'),
    shown(texts('collaborating_organisation_names', parties('COLLABORATOR', 'name'), 'Names of these.')),
    ...originColumns,
  ],
  rows: ({ planId }) => sql`
    from action item
      join action_plan pl       on pl.id = item.plan_id
      left join pillar p        on p.id = item.pillar_id
      left join working_group g on g.id = item.working_group_id
      ${withOrigin('item.provenanceId')}
    where item.plan_id = ${planId}
    order by item.number`,
  intake: intake('plans', {
    fields,
    permissions: ['updateAction'],
    concerns: (row) => ({ actions: codesOf(row, 'code') }),
    needs: ['plans', 'workingGroups'],
    records: (rows, around) =>
      partsOfPlan('actions', rows, around, fields, {
        workingGroups: [...around.rowsOf('workingGroups').values()].map(groupRecord),
      }),
    columnAt: columnOfPlace('responsible', ['lead_organisations', 'collaborating_organisations']),
  }),
};
