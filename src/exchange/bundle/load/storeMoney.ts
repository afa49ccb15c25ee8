import { referenceKey, shownAmount } from '../../../domain/money/index.js';
import type { Problem } from '../../../domain/problems.js';
import { ExchangeRate, Transaction } from '../../../entities/money/index.js';
import type { Dataset } from '../dataset/dataset.js';
import { addMissing } from './addMissing.js';
import { AS_RECORDED, addStatements } from './addStatements.js';
import { joinKey } from './joinKey.js';
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
export const ofProjects = ({ projects }: Load, records: readonly { project: string }[]) => {
  const codes = new Set(records.map(({ project }) => project));
  return { project: { $in: [...codes].map((code) => only(projects, code).id) } };
};

const findTransactions = (load: Load) =>
  load.em.find(
    Transaction,
    { ...ofProjects(load, load.data.transactions), reverses: null },
    { populate: ['project', 'provider', 'receiver'] },
  );

/** A transaction of a dataset: with the value date that is meant, and where it is written. */
type GivenTransaction = Dataset['transactions'][number] & { valueDate: string; at: string };

/** What a transaction says, in the terms of a dataset. */
const saidBy = (row: Transaction) => ({
  project: row.project.unwrap().code,
  provider: row.provider?.unwrap().code ?? null,
  externalRef: row.externalRef,
  type: row.type,
  amount: row.amount,
  currency: row.currency,
  transactionDate: row.transactionDate,
  valueDate: row.valueDate,
  receiver: row.receiver?.unwrap().code ?? null,
  flowType: row.flowType,
  financeType: row.financeType,
  aidType: row.aidType,
  tiedStatus: row.tiedStatus,
  inKind: row.inKind,
});

type Said = ReturnType<typeof saidBy>;

const COMPARED = ['type', 'amount', 'currency', 'transactionDate', 'valueDate', 'receiver'] as const;

/** What is compared only where a file states it. */
const CLASSIFIED = ['flowType', 'financeType', 'aidType', 'tiedStatus', 'inKind'] as const;

type Compared = (typeof COMPARED)[number] | (typeof CLASSIFIED)[number];

const keyOf = (said: Said): string =>
  joinKey(said.project, said.provider, said.externalRef, ...COMPARED.map((name) => said[name]));

const shownIn = (said: Pick<Said, Compared>, name: Compared): string =>
  name === 'amount' ? shownAmount(said.amount, said.currency) : String(said[name] ?? 'nothing');

/** Fields in which a transaction says otherwise than the stored one with its reference. A payment is never changed. */
const differences = (given: GivenTransaction, stored: Said): Problem[] =>
  [...COMPARED, ...CLASSIFIED.filter((name) => given[name] !== null)].flatMap((name) =>
    given[name] === stored[name]
      ? []
      : [
          {
            path: `${given.at}.${name}`,
            message: `${shownIn(given, name)} of the payment ${given.externalRef} differs from what is stored (${shownIn(stored, name)}); reverse it first (reverseTransaction), and give the new one a reference of its own`,
          },
        ],
  );

/** Adds transactions that are not stored yet; what has the reference of a stored one must say the same. */
export const storeTransactions = async (load: Load): Promise<void> => {
  const { em, data, provenance, projects, organisations, added, refused } = load;
  if (!data.transactions.length) return;
  const stored = (await findTransactions(load)).map(saidBy);
  const byReference = new Map(stored.map((said) => [referenceKey(said), said]));
  byReference.delete(null);
  const given = data.transactions.map((one, index) => ({
    ...one,
    valueDate: one.valueDate ?? one.transactionDate,
    at: `transactions.${index}`,
  }));
  addMissing({
    stored,
    given,
    keyOfStored: keyOf,
    keyOf,
    add: ({ at, ...one }) => {
      const recorded = byReference.get(referenceKey(one));
      if (recorded) return void refused.push(...differences({ ...one, at }, recorded));
      const project = only(projects, one.project);
      added.push({ of: project, date: one.transactionDate, field: `${at}.transactionDate` });
      em.create(Transaction, {
        ...one,
        project,
        provider: onlyOrNull(organisations, one.provider),
        receiver: onlyOrNull(organisations, one.receiver),
        recordedAt: knownSince(one.recordedAt),
        provenance: provenance(one.provenance),
      });
    },
  });
};

const rateSaid = (
  from: string,
  to: string,
  { date, rate, source }: Pick<ExchangeRate, 'date' | 'rate' | 'source'>,
) => ({
  subject: joinKey(from, to, date),
  content: joinKey(rate, source),
});

/** Adds exchange rates that say something new. */
export const storeExchangeRates = async (load: Load): Promise<void> => {
  const { em, data } = load;
  if (!data.exchangeRates.length) return;
  const days = [...new Set(data.exchangeRates.map(({ date }) => date))];
  const stored = await em.find(ExchangeRate, { date: { $in: days } }, { orderBy: AS_RECORDED });
  addStatements(
    load,
    stored.map((row) => ({
      ...rateSaid(row.fromCurrency, row.toCurrency, row),
      recordedAt: row.recordedAt,
    })),
    data.exchangeRates.map(({ from, to, ...given }, index) => ({
      ...rateSaid(from, to, given),
      recordedAt: given.recordedAt,
      at: `exchangeRates.${index}`,
      add: (recordedAt) => em.create(ExchangeRate, { ...given, fromCurrency: from, toCurrency: to, recordedAt }),
    })),
  );
};
