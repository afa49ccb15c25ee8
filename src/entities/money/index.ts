export * from './Budget.js';
export * from './ExchangeRate.js';
export * from './PlannedDisbursement.js';
export * from './Transaction.js';
