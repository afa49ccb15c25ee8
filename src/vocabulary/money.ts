import { type Member, published } from './published.js';

export const TransactionType = published('TransactionType', 'Kind of transaction (IATI TransactionType).', {
  INCOMING_FUNDS: 'Funds received by the reporting organisation. IATI 1.',
  OUTGOING_COMMITMENT: 'Firm promise by the provider. IATI 2.',
  DISBURSEMENT: 'Money paid to another organisation. IATI 3.',
  EXPENDITURE: 'Money spent on goods and services. IATI 4.',
  INTEREST_PAYMENT: 'Interest paid on a loan. IATI 5.',
  LOAN_REPAYMENT: 'Principal of a loan paid back. IATI 6.',
  REIMBURSEMENT: 'Money paid back after it was spent. IATI 7.',
  PURCHASE_OF_EQUITY: 'Shares bought. IATI 8.',
  SALE_OF_EQUITY: 'Shares sold. IATI 9.',
  CREDIT_GUARANTEE: 'Promise to pay a debt if the debtor does not. IATI 10.',
  INCOMING_COMMITMENT: 'Firm promise, as the receiver reports it. IATI 11.',
  OUTGOING_PLEDGE: 'Promise that is not yet firm. IATI 12.',
  INCOMING_PLEDGE: 'Promise that is not yet firm, as the receiver reports it. IATI 13.',
});
export type TransactionType = Member<typeof TransactionType>;

export const BudgetType = published(
  'BudgetType',
  'Whether a budget is the first one or a later one (IATI BudgetType).',
  {
    ORIGINAL: 'As first decided. IATI 1.',
    REVISED: 'As changed later. IATI 2.',
  },
);
export type BudgetType = Member<typeof BudgetType>;

export const BudgetStatus = published('BudgetStatus', 'How firm a budget is (IATI BudgetStatus).', {
  INDICATIVE: 'A non-binding estimate. IATI 1.',
  COMMITTED: 'A binding agreement. IATI 2.',
});
export type BudgetStatus = Member<typeof BudgetStatus>;

export const Attribution = published(
  'Attribution',
  'How the money of a project that serves several actions, pillars or countries counts for each of them.',
  {
    ALLOCATED: 'By share: the parts add up to the whole.',
    FULL: 'The whole amount counts for each. A project counts once at every level, and parts do not add up to the whole.',
  },
);
export type Attribution = Member<typeof Attribution>;

export const FlowType = published('FlowType', 'Whether money is official aid or another flow (IATI FlowType).', {
  ODA: 'Official Development Assistance. IATI 10.',
  OOF: 'Other official flows. IATI 20.',
  NON_EXPORT_CREDIT_OOF: 'Other official flows that are no export credits. IATI 21.',
  EXPORT_CREDITS: 'Export credits with official support. IATI 22.',
  PRIVATE_DEVELOPMENT_FINANCE: 'Finance from private sources for development. IATI 30.',
  PRIVATE_MARKET: 'Private long-term lending at market terms. IATI 35.',
  PRIVATE_FDI: 'Foreign direct investment from private sources. IATI 36.',
  OTHER_PRIVATE_FLOWS: 'Other private flows at market terms. IATI 37.',
  NON_FLOW: 'No flow of money, such as an estimate of a benefit. IATI 40.',
  OTHER_FLOWS: 'Any other flow. IATI 50.',
});
export type FlowType = Member<typeof FlowType>;

export const TiedStatus = published(
  'TiedStatus',
  'Whether the receiver must buy in certain countries (IATI TiedStatus).',
  {
    PARTIALLY_TIED: 'In some countries. IATI 3.',
    TIED: "In the provider's country. IATI 4.",
    UNTIED: 'Wherever it likes. IATI 5.',
  },
);
export type TiedStatus = Member<typeof TiedStatus>;
