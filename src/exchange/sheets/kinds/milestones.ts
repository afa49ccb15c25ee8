import { sql } from 'kysely';
import { knownUntil } from '../../../loaders/money/index.js';
import { boolean, computed, day, key, needed, number, text } from './Column.js';
import { intake } from './intake.js';
import { cell, cellOr, type Fields, recordOf } from './records.js';
import type { GivenRow, Records, SheetKind } from './SheetKind.js';
import { ofOwner, originColumns, ownerKeys, ownerOf, PROJECT_FILTERS, plain, withOrigin } from './shared.js';

const fields: Fields = {
  title: cell('title'),
  dueOn: cell('due_on'),
  completedOn: cell('completed_on'),
  weight: cellOr('weight', '1'),
};

const records = (rows: readonly GivenRow[], plan: string): Records => ({
  input: {
    milestones: rows.map((row) => recordOf(row, fields, { always: ownerOf({ ...row.current, ...row.given }, plan) })),
  } as Records['input'],
  at: rows.map((_, index) => `milestones.${index}`),
});

/** `milestones` */
export const milestones: SheetKind = {
  name: 'milestones',
  title: 'Milestones',
  description: 'A dated step of an action or a project that is either done or not.',
  isOfPlan: true,
  isOfNow: false,
  filters: PROJECT_FILTERS,
  columns: [
    ...ownerKeys,
    key(text('title', sql`item.title`, 'Title, unique for its action or project.')),
    needed(day('due_on', sql`item.due_on`, 'Day by which it has to be done.')),
    day('completed_on', sql`done.completed_on`, 'Day on which it was done; empty while it is not.', {
      isLasting: true,
    }),
    number('weight', plain('item.weight'), 'How much it counts beside others.', { isKept: true }),
    computed(
      boolean(
        'is_late',
        sql`coalesce(done.completed_on, lens.as_of) > item.due_on`,
        'True if it was done after its due day, or is not done and that day has passed.',
      ),
    ),
    ...originColumns,
  ],
  rows: (wanted) => sql`
    from milestone item
      cross join (select ${wanted.lens.asOf}::date as as_of) lens
      left join action a  on a.id = item.action_id
      left join project p on p.id = item.project_id
      left join lateral (
        select case when x.completed_on <= lens.as_of then x.completed_on end as completed_on
        from milestone_completion x
        where x.milestone_id = item.id and x.recorded_at <= ${knownUntil(wanted.lens)}
        order by x.recorded_at desc, x.id desc
        limit 1
      ) done on true
      ${withOrigin('item.provenanceId')}
    where item.recorded_at <= ${knownUntil(wanted.lens)} and ${ofOwner(wanted)}
    order by a.number nulls last, p.code collate "C" nulls first, item.due_on, item.title collate "C"`,
  intake: intake('milestones', {
    fields,
    permissions: ['createMilestone', 'updateMilestone', 'completeMilestone'],
    records: (rows, { plan }) => records(rows, plan),
  }),
};
