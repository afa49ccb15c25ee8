export * from './obligations.js';
export * from './periods.js';
export * from './reportFacts.js';
export * from './reportLists.js';
export * from './reportParts.js';
export * from './reportStates.js';
export * from './reports.js';
export * from './reportsThrough.js';
