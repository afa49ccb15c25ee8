export * from './report.js';
export * from './reportingMutations.js';
export * from './reportRights.js';
