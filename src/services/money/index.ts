export * from './budgets.js';
export * from './plannedDisbursements.js';
export * from './rates.js';
export * from './reversals.js';
export * from './transactions.js';
