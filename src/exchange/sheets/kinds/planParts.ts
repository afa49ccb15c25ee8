import { sql } from 'kysely';
import { key, keyOf, needed, shown, text, whole } from './Column.js';
import { intake } from './intake.js';
import { planFields } from './plans.js';
import { cell, type Fields, holderOf, numberCell, recordOf } from './records.js';
import type { Around, GivenRow, Records, SheetKind } from './SheetKind.js';
import { originColumns, withOrigin } from './shared.js';

/** Rows as parts of their plan, which is stored. */
export const partsOfPlan = (
  part: 'pillars' | 'workingGroups' | 'actions',
  rows: readonly GivenRow[],
  { plan, rowsOf }: Around,
  fields: Fields,
  more: object = {},
): Records => {
  const stored = rowsOf('plans').get(keyOf([plan])) ?? {};
  const parts = { ...more, [part]: rows.map((row) => recordOf(row, fields)) };
  return {
    input: { plans: [holderOf(stored, planFields, { code: plan }, parts)] } as Records['input'],
    at: rows.map((_, index) => `plans.0.${part}.${index}`),
  };
};

const pillarFields: Fields = { code: cell('code'), number: numberCell('number'), title: cell('title') };

/** `pillars` */
export const pillars: SheetKind = {
  name: 'pillars',
  title: 'Pillars',
  description: 'A pillar of a plan.',
  isOfPlan: true,
  isOfNow: true,
  filters: [],
  columns: [
    shown(text('plan', sql`pl.code`, 'Code of the plan.')),
    key(text('code', sql`item.code`, 'Code, unique in the plan.')),
    needed(whole('number', sql`item.number`, 'Number in the plan.')),
    needed(text('title', sql`item.title`, 'Title.')),
    ...originColumns,
  ],
  rows: ({ planId }) => sql`
    from pillar item
      join action_plan pl on pl.id = item.plan_id
      ${withOrigin('item.provenanceId')}
    where item.plan_id = ${planId}
    order by item.number`,
  intake: intake('plans', {
    fields: pillarFields,
    permissions: ['updatePillar'],
    needs: ['plans'],
    records: (rows, around) => partsOfPlan('pillars', rows, around, pillarFields),
  }),
};

const groupFields: Fields = { number: numberCell('number'), title: cell('title'), pillar: cell('pillar') };

/** A stored working group as a record, for what names it. */
export const groupRecord = (cells: Readonly<Record<string, string | null>>) => holderOf(cells, groupFields, {}, {});

/** `workingGroups` */
export const workingGroups: SheetKind = {
  name: 'workingGroups',
  title: 'Working groups',
  description: 'A working group of a plan.',
  isOfPlan: true,
  isOfNow: true,
  filters: [],
  columns: [
    shown(text('plan', sql`pl.code`, 'Code of the plan.')),
    key(whole('number', sql`item.number`, 'Number in the plan.')),
    needed(text('title', sql`item.title`, 'Title.')),
    text('pillar', sql`p.code`, 'Code of the pillar that it works on.'),
    shown(text('pillar_title', sql`p.title`, 'Title of the pillar.')),
    ...originColumns,
  ],
  rows: ({ planId }) => sql`
    from working_group item
      join action_plan pl on pl.id = item.plan_id
      left join pillar p  on p.id = item.pillar_id
      ${withOrigin('item.provenanceId')}
    where item.plan_id = ${planId}
    order by item.number`,
  intake: intake('plans', {
    fields: groupFields,
    permissions: ['updateWorkingGroup'],
    needs: ['plans'],
    records: (rows, around) => partsOfPlan('workingGroups', rows, around, groupFields),
  }),
};
