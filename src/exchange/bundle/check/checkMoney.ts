import { duplicateProblems } from '../../../services/write/index.js';
import type { Check } from './CheckContext.js';
import { futureProblem, orderProblem, problemIf } from './problems.js';

/** Checks transactions. */
export const checkTransactions: Check = ({ data, references, today }) => {
  const externalRefs = data.transactions.map(({ externalRef, provider }) =>
    externalRef === null ? null : `${externalRef} of ${provider ?? 'an unknown provider'}`,
  );
  return [
    ...data.transactions.flatMap(({ transactionDate, project, provider, receiver }, index) => {
      const path = `transactions.${index}`;
      return [
        ...futureProblem(transactionDate, today, `${path}.transactionDate`),
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
  data.budgets.flatMap(({ project, periodStart, periodEnd }, index) => [
    ...references.missing('project', project, `budgets.${index}.project`),
    ...orderProblem(periodStart, periodEnd, `budgets.${index}.periodEnd`),
  ]);

/** Checks exchange rates. */
export const checkExchangeRates: Check = ({ data, today }) =>
  data.exchangeRates.flatMap(({ from, to, date }, index) => [
    ...futureProblem(date, today, `exchangeRates.${index}.date`),
    ...problemIf(from === to, `exchangeRates.${index}.to`, `a rate from ${from} to itself says nothing; leave it out`),
  ]);
