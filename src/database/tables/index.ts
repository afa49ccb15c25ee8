export * from './checkTables.js';
export * from './describeTables.js';
export * from './differences.js';
export * from './readColumns.js';
