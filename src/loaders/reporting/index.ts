export * from './obligations.js';
export * from './reportFacts.js';
export * from './reports.js';
export * from './reviews.js';
