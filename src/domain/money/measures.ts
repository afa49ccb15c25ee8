/**
 * Measures of money, and the transaction types (IATI) that each adds up. Disbursed and spent are never added together.
 */
export const moneyMeasures = {
  PLEDGED: ['OUTGOING_PLEDGE', 'INCOMING_PLEDGE'],
  COMMITTED: ['OUTGOING_COMMITMENT', 'INCOMING_COMMITMENT'],
  DISBURSED: ['DISBURSEMENT'],
  SPENT: ['EXPENDITURE'],
  RECEIVED: ['INCOMING_FUNDS'],
} as const;

/** A measure of money. */
export type MoneyMeasure = keyof typeof moneyMeasures;

/** How each measure, and the budget, is computed, in a sentence. */
export const rules: Record<MoneyMeasure | 'BUDGET', string> = {
  BUDGET:
    'Budget is the sum of budgets, each with the part of its days on which it counts: of those that cover a day the revised one recorded last, else the original one; of two recorded at the same moment the larger.',
  PLEDGED: 'Pledged is the sum of outgoing and incoming pledges (IATI 12, 13).',
  COMMITTED: 'Committed is the sum of outgoing and incoming commitments (IATI 2, 11).',
  DISBURSED: 'Disbursed is the sum of disbursements (IATI 3).',
  SPENT: 'Spent is the sum of expenditure (IATI 4).',
  RECEIVED: 'Received is the sum of incoming funds (IATI 1).',
};
