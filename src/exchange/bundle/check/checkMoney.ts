import { laws } from '../../../domain/laws.js';
import { duplicateProblems } from '../../../services/write/index.js';
import type { Check } from './CheckContext.js';
import { problemsAt } from './problems.js';

/** Checks transactions. */
export const checkTransactions: Check = ({ data, references, today }) => {
  const externalRefs = data.transactions.map(({ project, externalRef, provider }) =>
    externalRef === null ? null : `${externalRef} of ${provider ?? 'an unknown provider'} for ${project}`,
  );
  return [
    ...data.transactions.flatMap((transaction, index) => {
      const path = `transactions.${index}`;
      const { project, provider, receiver } = transaction;
      return [
        ...problemsAt(path, [
          ...laws.paymentDays(transaction, today),
          ...laws.paymentMoney(transaction),
          ...laws.paymentKinds(transaction),
        ]),
        ...references.missing('project', project, `${path}.project`),
        ...references.missing('organisation', provider, `${path}.provider`),
        ...references.missing('organisation', receiver, `${path}.receiver`),
      ];
    }),
    ...duplicateProblems('transactions', externalRefs, 'externalRef'),
  ];
};

/** Checks budgets. */
export const checkBudgets: Check = ({ data, references }) =>
  data.budgets.flatMap((budget, index) => [
    ...references.missing('project', budget.project, `budgets.${index}.project`),
    ...problemsAt(`budgets.${index}`, [...laws.budgetDays(budget), ...laws.budgetMoney(budget)]),
  ]);

/** Checks planned disbursements. */
export const checkPlannedDisbursements: Check = ({ data, references }) =>
  data.plannedDisbursements.flatMap((forecast, index) => {
    const path = `plannedDisbursements.${index}`;
    return [
      ...references.missing('project', forecast.project, `${path}.project`),
      ...references.missing('organisation', forecast.provider, `${path}.provider`),
      ...references.missing('organisation', forecast.receiver, `${path}.receiver`),
      ...problemsAt(path, [...laws.forecastDays(forecast), ...laws.forecastMoney(forecast)]),
    ];
  });

/** Checks exchange rates. */
export const checkExchangeRates: Check = ({ data, today }) =>
  data.exchangeRates.flatMap((rate, index) =>
    problemsAt(`exchangeRates.${index}`, [...laws.ratePair(rate), ...laws.rateDay(rate, today)]),
  );
