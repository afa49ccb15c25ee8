import { sql } from 'kysely';
import { isBudgetSeen, knownUntil } from '../../../loaders/money/index.js';
import { BudgetStatus, BudgetType } from '../../../vocabulary/index.js';
import { amount, type Column, day, member, needed, optionalKey, text } from './Column.js';
import { intake } from './intake.js';
import { type Cells, cell, cellOr, type Fields, usualOrigin } from './records.js';
import type { SheetKind } from './SheetKind.js';
import {
  chosen,
  globalId,
  originColumns,
  PROJECT_FILTERS,
  partyColumns,
  plain,
  projectColumns,
  withOrigin,
} from './shared.js';

/** Whether the row `alias` is original or revised. */
const typeOf = (alias: string): Column =>
  member('type', sql.ref(`${alias}.type`), 'Original or revised (IATI BudgetType).', BudgetType, { isKept: true });

/** The period and the amount of the row `alias`. */
const periodColumns = (alias: string): readonly Column[] => {
  const own = (name: string) => sql.ref(`${alias}.${name}`);
  return [
    needed(day('period_start', own('periodStart'), 'First day of its period.')),
    needed(day('period_end', own('periodEnd'), 'Last day of its period.')),
    needed(amount('amount', plain(`${alias}.amount`), 'Amount in its own currency.')),
    needed(text('currency', own('currency'), 'Currency (ISO 4217).')),
    day('value_date', own('valueDate'), 'Day whose exchange rate counts; left out, the first day of its period.'),
  ];
};

const usualOf = (cells: Cells): Cells => ({
  type: 'ORIGINAL',
  value_date: cells.period_start ?? null,
  ...usualOrigin(cells),
});

const budgetFields: Fields = {
  project: cell('project'),
  type: cellOr('type', 'ORIGINAL'),
  status: cellOr('status', 'INDICATIVE'),
  periodStart: cell('period_start'),
  periodEnd: cell('period_end'),
  amount: cell('amount'),
  currency: cell('currency'),
  valueDate: {
    columns: ['value_date', 'period_start'],
    read: (cells) => cells.value_date ?? cells.period_start ?? null,
  },
};

/** `budgets` */
export const budgets: SheetKind = {
  name: 'budgets',
  title: 'Budgets',
  description: 'A budget of a project for a period.',
  isOfPlan: true,
  isOfNow: false,
  filters: PROJECT_FILTERS,
  columns: [
    optionalKey(text('id', globalId('Budget', 'b.id'), 'Id in the API; empty for a new one.')),
    ...projectColumns,
    typeOf('b'),
    member('status', sql`b.status`, 'Indicative or committed (IATI BudgetStatus).', BudgetStatus, { isKept: true }),
    ...periodColumns('b'),
    ...originColumns,
  ],
  rows: (wanted) => sql`
    from budget b
      join project p on p.id = b.project_id
      ${withOrigin('b.provenanceId')}
    where b.project_id in ${chosen(wanted)}
      and ${isBudgetSeen(wanted.lens)}
    order by b.id`,
  intake: intake('budgets', {
    fields: budgetFields,
    permissions: ['setBudget'],
    isFact: true,
    wayOut: 'a recorded budget is never changed: give the new one as a row without id, which takes its place',
    usual: (cells) => ({ status: 'INDICATIVE', ...usualOf(cells) }),
  }),
};

const forecastFields: Fields = {
  project: cell('project'),
  type: cellOr('type', 'ORIGINAL'),
  periodStart: cell('period_start'),
  periodEnd: cell('period_end'),
  amount: cell('amount'),
  currency: cell('currency'),
  valueDate: cell('value_date'),
  provider: cell('provider'),
  receiver: cell('receiver'),
};

/** `plannedDisbursements` */
export const plannedDisbursements: SheetKind = {
  name: 'plannedDisbursements',
  title: 'Planned disbursements',
  description: 'Money that is to be disbursed in a period.',
  isOfPlan: true,
  isOfNow: false,
  filters: PROJECT_FILTERS,
  columns: [
    optionalKey(text('id', globalId('PlannedDisbursement', 'item.id'), 'Id in the API; empty for a new one.')),
    ...projectColumns,
    typeOf('item'),
    ...periodColumns('item'),
    ...partyColumns('provider', 'is to provide'),
    ...partyColumns('receiver', 'is to receive'),
    ...originColumns,
  ],
  rows: (wanted) => sql`
    from planned_disbursement item
      join project p                  on p.id = item.project_id
      left join organisation provider on provider.id = item.provider_id
      left join organisation receiver on receiver.id = item.receiver_id
      ${withOrigin('item.provenanceId')}
    where item.project_id in ${chosen(wanted)}
      and item.recorded_at <= ${knownUntil(wanted.lens)}
    order by item.id`,
  intake: intake('plannedDisbursements', {
    fields: forecastFields,
    permissions: ['recordPlannedDisbursements'],
    isFact: true,
    wayOut:
      'a recorded planned disbursement is never changed: give the new one as a row without id, which takes its place',
    usual: usualOf,
  }),
};
