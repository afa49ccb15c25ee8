export * from './commonNames.js';
export * from './completeShares.js';
export * from './partialDate.js';
export * from './rules.js';
export * from './sectors.js';
