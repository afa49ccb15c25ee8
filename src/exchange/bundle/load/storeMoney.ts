import { Budget, ExchangeRate, Transaction } from '../../../entities/money/index.js';
import type { Dataset } from '../dataset/dataset.js';
import { addMissing, joinKey } from './addMissing.js';
import { knownSince } from './knownSince.js';
import type { Load } from './Load.js';
import { only, onlyOrNull } from './store.js';

// Money is never changed by a load: what is not stored yet is added.

/** Says what is coming: money and exchange rates are often the longest part of a load. */
export const announceMoney = ({ data: { transactions, budgets, exchangeRates }, onStep }: Load): void => {
  if (transactions.length || exchangeRates.length)
    onStep(`${transactions.length} transactions, ${budgets.length} budgets, ${exchangeRates.length} exchange rates`);
};

/** Condition for rows of the projects that records name. */
const ofProjects = ({ projects }: Load, records: readonly { project: string }[]) => {
  const codes = new Set(records.map(({ project }) => project));
  return { project: { $in: [...codes].map((code) => only(projects, code).id) } };
};

const findTransactions = (load: Load) =>
  load.em.find(
    Transaction,
    { ...ofProjects(load, load.data.transactions), reverses: null },
    { populate: ['project', 'provider', 'receiver'] },
  );

/** Adds transactions that are not stored yet. */
export const storeTransactions = async (load: Load): Promise<void> => {
  const { em, data, provenance, projects, organisations, added } = load;
  if (!data.transactions.length) return;
  addMissing({
    stored: await findTransactions(load),
    given: data.transactions.map((one, index) => ({
      ...one,
      valueDate: one.valueDate ?? one.transactionDate,
      at: `transactions.${index}`,
    })),
    keyOfStored: (row) =>
      joinKey(
        row.project.unwrap().code,
        row.type,
        row.amount,
        row.currency,
        row.transactionDate,
        row.valueDate,
        row.provider?.unwrap().code,
        row.receiver?.unwrap().code,
        row.externalRef,
      ),
    keyOf: (given) =>
      joinKey(
        given.project,
        given.type,
        given.amount,
        given.currency,
        given.transactionDate,
        given.valueDate,
        given.provider,
        given.receiver,
        given.externalRef,
      ),
    add: ({ at, ...given }) => {
      const project = only(projects, given.project);
      added.push({ of: project, date: given.transactionDate, field: `${at}.transactionDate` });
      em.create(Transaction, {
        ...given,
        project,
        provider: onlyOrNull(organisations, given.provider),
        receiver: onlyOrNull(organisations, given.receiver),
        recordedAt: knownSince(given.recordedAt),
        provenance: provenance(given.provenance),
      });
    },
  });
};

const budgetKey = (
  project: string,
  {
    type,
    status,
    periodStart,
    periodEnd,
    amount,
    currency,
    valueDate,
  }: Omit<Dataset['budgets'][number], 'project' | 'provenance'>,
) => joinKey(project, type, status, periodStart, periodEnd, amount, currency, valueDate);

/** Adds budgets that are not stored yet. */
export const storeBudgets = async (load: Load): Promise<void> => {
  const { em, data, provenance, projects, added } = load;
  if (!data.budgets.length) return;
  addMissing({
    stored: await em.find(Budget, ofProjects(load, data.budgets), { populate: ['project'] }),
    given: data.budgets.map((one, index) => ({ ...one, at: `budgets.${index}` })),
    keyOfStored: (row) => budgetKey(row.project.unwrap().code, row),
    keyOf: (given) => budgetKey(given.project, given),
    add: ({ at, ...given }) => {
      const project = only(projects, given.project);
      added.push({ of: project, date: given.periodEnd, field: `${at}.periodEnd` });
      added.push({ of: project, date: given.valueDate, field: `${at}.valueDate` });
      em.create(Budget, { ...given, project, provenance: provenance(given.provenance) });
    },
  });
};

/** Adds exchange rates that are not stored yet. */
export const storeExchangeRates = async ({ em, data: { exchangeRates } }: Load): Promise<void> => {
  if (!exchangeRates.length) return;
  const days = [...new Set(exchangeRates.map(({ date }) => date))];
  addMissing({
    stored: await em.find(ExchangeRate, { date: { $in: days } }),
    given: exchangeRates,
    keyOfStored: (row) => joinKey(row.fromCurrency, row.toCurrency, row.date, row.rate, row.source),
    keyOf: ({ from, to, date, rate, source }) => joinKey(from, to, date, rate, source),
    add: ({ from, to, recordedAt, ...given }) =>
      em.create(ExchangeRate, {
        ...given,
        fromCurrency: from,
        toCurrency: to,
        recordedAt: knownSince(recordedAt),
      }),
  });
};
