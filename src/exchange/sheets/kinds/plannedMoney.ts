import { sql } from 'kysely';
import { isBudgetSeen, knownUntil } from '../../../loaders/money/index.js';
import { BudgetStatus, BudgetType } from '../../../vocabulary/index.js';
import { amount, day, member, needed, optionalKey, shown, text } from './Column.js';
import { intake } from './intake.js';
import { type Cells, cell, cellOr, type Fields, usualOrigin } from './records.js';
import type { SheetKind } from './SheetKind.js';
import { chosen, globalId, originColumns, PROJECT_FILTERS, plain, withOrigin } from './shared.js';

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
    needed(text('project', sql`p.code`, 'Code of the project.')),
    shown(text('project_title', sql`p.title`, 'Title of the project.')),
    member('type', sql`b.type`, 'Original or revised (IATI BudgetType).', BudgetType, { isKept: true }),
    member('status', sql`b.status`, 'Indicative or committed (IATI BudgetStatus).', BudgetStatus, { isKept: true }),
    needed(day('period_start', sql`b.period_start`, 'First day of its period.')),
    needed(day('period_end', sql`b.period_end`, 'Last day of its period.')),
    needed(amount('amount', plain('b.amount'), 'Amount in its own currency.')),
    needed(text('currency', sql`b.currency`, 'Currency (ISO 4217).')),
    day('value_date', sql`b.value_date`, 'Day whose exchange rate counts; left out, the first day of its period.'),
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
    needed(text('project', sql`p.code`, 'Code of the project.')),
    shown(text('project_title', sql`p.title`, 'Title of the project.')),
    member('type', sql`item.type`, 'Original or revised (IATI BudgetType).', BudgetType, { isKept: true }),
    needed(day('period_start', sql`item.period_start`, 'First day of its period.')),
    needed(day('period_end', sql`item.period_end`, 'Last day of its period.')),
    needed(amount('amount', plain('item.amount'), 'Amount in its own currency.')),
    needed(text('currency', sql`item.currency`, 'Currency (ISO 4217).')),
    day('value_date', sql`item.value_date`, 'Day whose exchange rate counts; left out, the first day of its period.'),
    text('provider', sql`provider.code`, 'Code of the organisation that is to provide it.'),
    shown(text('provider_name', sql`provider.name`, 'Name of that organisation.')),
    text('receiver', sql`receiver.code`, 'Code of the organisation that is to receive it.'),
    shown(text('receiver_name', sql`receiver.name`, 'Name of that organisation.')),
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
