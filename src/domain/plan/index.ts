export * from './partialDate.js';
export * from './rules.js';
export * from './shares.js';
