export * from './budgets.js';
export * from './exclusions.js';
export * from './flows.js';
export * from './funding.js';
export * from './portfolio.js';
export * from './transactions.js';
export * from './weights.js';
