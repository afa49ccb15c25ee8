export * from './columns.js';
export * from './out/exportPlan.js';
export * from './tables.js';
