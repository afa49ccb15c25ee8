export * from './dimensions.js';
export * from './indicatorRules.js';
export * from './progress.js';
export * from './rollUp.js';
export * from './scale.js';
export * from './standing.js';
export * from './status.js';
export * from './units.js';
