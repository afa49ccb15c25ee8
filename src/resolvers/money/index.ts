export * from './funding.js';
export * from './portfolio.js';
export * from './transaction.js';
