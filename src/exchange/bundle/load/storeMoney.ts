import type { EntityManager } from '@mikro-orm/postgresql';
import { now } from '../../../clock.js';
import { Budget, ExchangeRate, Transaction } from '../../../entities/money/index.js';
import type { Organisation, Project } from '../../../entities/plan/index.js';
import type { ProvenanceBook } from '../../../services/write/index.js';
import type { Dataset } from '../dataset/dataset.js';
import { addMissing, joinKey } from './addMissing.js';
import { only, onlyOrNull } from './store.js';

interface Book {
  em: EntityManager;
  provenance: ProvenanceBook;
  projects: ReadonlyMap<string, Project>;
  organisations: ReadonlyMap<string, Organisation>;
}

/** Adds transactions, budgets and exchange rates that are not there yet. Nothing that is there is changed. */
export const importMoney = async (
  { em, provenance, projects, organisations }: Book,
  { transactions, budgets, exchangeRates }: Dataset,
): Promise<void> => {
  const ids = (codes: readonly string[]) => [...new Set(codes)].map((code) => only(projects, code).id);
  const valueDateOf = (data: { valueDate: string | null; transactionDate: string }) =>
    data.valueDate ?? data.transactionDate;

  addMissing(
    transactions.length
      ? await em.find(
          Transaction,
          { project: { $in: ids(transactions.map(({ project }) => project)) }, reverses: null },
          { populate: ['project', 'provider', 'receiver'] },
        )
      : [],
    transactions,
    (row) =>
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
    (data) =>
      joinKey(
        data.project,
        data.type,
        data.amount,
        data.currency,
        data.transactionDate,
        valueDateOf(data),
        data.provider,
        data.receiver,
        data.externalRef,
      ),
    ({ recordedAt, ...data }) =>
      em.create(Transaction, {
        ...data,
        valueDate: valueDateOf(data),
        project: only(projects, data.project),
        provider: onlyOrNull(organisations, data.provider),
        receiver: onlyOrNull(organisations, data.receiver),
        recordedAt: recordedAt ? new Date(recordedAt) : now(),
        provenance: provenance(data.provenance),
      }),
  );

  addMissing(
    budgets.length
      ? await em.find(
          Budget,
          { project: { $in: ids(budgets.map(({ project }) => project)) } },
          { populate: ['project'] },
        )
      : [],
    budgets,
    (row) =>
      joinKey(
        row.project.unwrap().code,
        row.type,
        row.status,
        row.periodStart,
        row.periodEnd,
        row.amount,
        row.currency,
        row.valueDate,
      ),
    (data) =>
      joinKey(
        data.project,
        data.type,
        data.status,
        data.periodStart,
        data.periodEnd,
        data.amount,
        data.currency,
        data.valueDate,
      ),
    (data) =>
      em.create(Budget, { ...data, project: only(projects, data.project), provenance: provenance(data.provenance) }),
  );

  addMissing(
    exchangeRates.length
      ? await em.find(ExchangeRate, { date: { $in: [...new Set(exchangeRates.map(({ date }) => date))] } })
      : [],
    exchangeRates,
    (row) => joinKey(row.fromCurrency, row.toCurrency, row.date, row.rate, row.source),
    (data) => joinKey(data.from, data.to, data.date, data.rate, data.source),
    ({ from, to, date, rate, source, recordedAt }) =>
      em.create(ExchangeRate, {
        fromCurrency: from,
        toCurrency: to,
        date,
        rate,
        source,
        recordedAt: recordedAt ? new Date(recordedAt) : now(),
      }),
  );
};
