export * from './indicatorRules.js';
export * from './progress.js';
export * from './standing.js';
