export * from './partialDate.js';
export * from './shares.js';
