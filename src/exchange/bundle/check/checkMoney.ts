import { laws } from '../../../domain/laws.js';
import type { Problem } from '../../../domain/problems.js';
import { duplicateProblems } from '../../../services/write/index.js';
import type { Check, CheckContext } from './CheckContext.js';
import { problemsAt } from './problems.js';

interface Naming {
  project: string;
  provider: string | null;
  receiver: string | null;
}

/** What a payment or a forecast names that is neither stored nor given. */
const missingNames = (
  { project, provider, receiver }: Naming,
  path: string,
  { missing }: CheckContext['references'],
): Problem[] => [
  ...missing('project', project, `${path}.project`),
  ...missing('organisation', provider, `${path}.provider`),
  ...missing('organisation', receiver, `${path}.receiver`),
];

/** Checks transactions. */
export const checkTransactions: Check = ({ data, references, today }) => {
  const externalRefs = data.transactions.map(({ project, externalRef, provider }) =>
    externalRef === null ? null : `${externalRef} of ${provider ?? 'an unknown provider'} for ${project}`,
  );
  return [
    ...data.transactions.flatMap((transaction, index) => {
      const path = `transactions.${index}`;
      return [
        ...problemsAt(path, [
          ...laws.paymentDays(transaction, today),
          ...laws.paymentMoney(transaction),
          ...laws.paymentKinds(transaction),
        ]),
        ...missingNames(transaction, path, references),
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
      ...missingNames(forecast, path, references),
      ...problemsAt(path, [...laws.forecastDays(forecast), ...laws.forecastMoney(forecast)]),
    ];
  });

/** Checks exchange rates. */
export const checkExchangeRates: Check = ({ data, today }) =>
  data.exchangeRates.flatMap((rate, index) =>
    problemsAt(`exchangeRates.${index}`, [...laws.ratePair(rate), ...laws.rateDay(rate, today)]),
  );
