export * from './closedPeriods.js';
export * from './evidence.js';
export * from './progressReport.js';
export * from './reportingPeriod.js';
export * from './review.js';
export * from './snapshot.js';
export * from './steps.js';
export * from './values.js';
