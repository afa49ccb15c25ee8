export * from './columns.js';
export * from './load/loadPlan.js';
export * from './load/readPlanFile.js';
export * from './out/exportPlan.js';
export * from './tables.js';
