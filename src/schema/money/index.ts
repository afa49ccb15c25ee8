export * from './money.js';
export * from './portfolio.js';
