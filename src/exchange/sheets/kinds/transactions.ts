import { type RawBuilder, sql } from 'kysely';
import { knownUntil, transactionConditions } from '../../../loaders/money/index.js';
import { all } from '../../../loaders/search.js';
import { FlowType, TiedStatus, TransactionType } from '../../../vocabulary/index.js';
import { amount, boolean, computed, day, member, needed, number, optionalKey, shown, text } from './Column.js';
import { intake } from './intake.js';
import { cell, type Fields, flag, usualOrigin } from './records.js';
import type { RowsWanted, SheetKind } from './SheetKind.js';
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

const fields: Fields = {
  project: cell('project'),
  type: cell('type'),
  amount: cell('amount'),
  currency: cell('currency'),
  transactionDate: cell('transaction_date'),
  valueDate: cell('value_date'),
  provider: cell('provider'),
  receiver: cell('receiver'),
  description: cell('description'),
  externalRef: cell('external_ref'),
  flowType: cell('flow_type'),
  financeType: cell('finance_type'),
  aidType: cell('aid_type'),
  tiedStatus: cell('tied_status'),
  inKind: flag('in_kind', null),
};

/** The currency that amounts are converted to. */
const target = sql`coalesce(lens.currency, pl.reporting_currency)`;

/** Rates to one currency, each looked up once: of the currencies and value dates of some projects' transactions. */
const pricedIn = ({ lens, planId }: RowsWanted, projects: RawBuilder<unknown>) => sql`(
      select pair.currency, pair.value_date, r.rate, r.rate_date
      from (
        select distinct t.currency, t.value_date, coalesce(${lens.currency}::text, pl.reporting_currency) as target
        from transaction t
          join action_plan pl on pl.id = ${planId}
        where t.project_id in ${projects}
      ) pair
        join lateral conversion_rate(
          pair.currency, pair.target, pair.value_date, ${lens.asOf}::date, ${knownUntil(lens)}
        ) r on pair.currency <> pair.target
    )`;

/** `transactions` */
export const transactions: SheetKind = {
  name: 'transactions',
  title: 'Transactions',
  description: 'A movement or promise of money.',
  isOfPlan: true,
  isOfNow: false,
  filters: [
    ...PROJECT_FILTERS,
    'type',
    'provider',
    'from',
    'to',
    'flowType',
    'financeType',
    'aidType',
    'tiedStatus',
    'inKind',
  ],
  columns: [
    optionalKey(text('id', globalId('Transaction', 'item.id'), 'Id in the API; empty for a new one.')),
    ...projectColumns,
    needed(member('type', sql`item.type`, 'Kind (IATI TransactionType).', TransactionType)),
    needed(
      amount('amount', plain('item.amount'), 'Amount in its own currency; negative where it takes something back.'),
    ),
    needed(text('currency', sql`item.currency`, 'Currency (ISO 4217).')),
    needed(day('transaction_date', sql`item.transaction_date`, 'Day on which it happened.')),
    day('value_date', sql`item.value_date`, 'Day whose exchange rate counts; left out, that on which it happened.'),
    ...partyColumns('provider', 'provided'),
    ...partyColumns('receiver', 'received'),
    text('description', sql`item.description`, 'Description.'),
    text(
      'external_ref',
      sql`item.external_ref`,
      'Reference in the books of the provider; two facts with one are the same.',
    ),
    member('flow_type', sql`item.flow_type`, 'Flow type (IATI FlowType).', FlowType),
    text('finance_type', sql`item.finance_type`, 'Finance type (code of IATI FinanceType).'),
    text('aid_type', sql`item.aid_type`, 'Aid type (code of IATI AidType).'),
    member('tied_status', sql`item.tied_status`, 'Tied status (IATI TiedStatus).', TiedStatus),
    boolean('in_kind', sql`item.in_kind`, 'True if it was given in kind; empty where that is not known.'),
    shown(
      text(
        'reverses',
        sql`case when item.reverses_id is not null then ${globalId('Transaction', 'item.reversesId')} end`,
        'Id of the transaction that it takes back; such a row is made by reverseTransaction.',
      ),
    ),
    ...originColumns,
    computed(
      amount(
        'converted_amount',
        sql`trim_scale(round(item.amount * case when item.currency = ${target} then 1 else priced.rate end, 4))`,
        'Amount in the currency of the lens; empty where there is no rate.',
      ),
    ),
    computed(text('converted_currency', target, 'That currency: the one asked for, else that of the plan.')),
    computed(number('rate', sql`trim_scale(priced.rate)`, 'Exchange rate that it was converted by.')),
    computed(day('rate_date', sql`priced.rate_date`, 'Day of that rate.')),
  ],
  rows: (wanted) => sql`
    from transaction item
      join project p                  on p.id = item.project_id
      join action_plan pl             on pl.id = ${wanted.planId}
      cross join (select ${wanted.lens.currency}::text as currency) lens
      left join ${pricedIn(wanted, chosen(wanted))} priced
        on priced.currency = item.currency and priced.value_date = item.value_date
      left join organisation provider on provider.id = item.provider_id
      left join organisation receiver on receiver.id = item.receiver_id
      ${withOrigin('item.provenanceId')}
    where item.project_id in ${chosen(wanted)}
      and ${all(transactionConditions(wanted.facts, wanted.lens))}
    order by item.id`,
  intake: intake('transactions', {
    fields,
    permissions: ['recordTransactions'],
    isFact: true,
    isCounted: true,
    wayOut:
      'a transaction is never changed: reverse it first (reverseTransaction), and give the new one as a row without id',
    refuseNew: ({ reverses }) =>
      reverses == null
        ? null
        : { column: 'reverses', message: 'a reversal is not taken in from a sheet; use reverseTransaction' },
    usual: (cells) => ({ value_date: cells.transaction_date ?? null, ...usualOrigin(cells) }),
    reference: ['project', 'external_ref'],
  }),
};
