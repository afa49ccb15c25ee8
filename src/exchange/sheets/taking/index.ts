export type { ImportResult, RowResult } from './ImportResult.js';
export { isOnlyClosed } from './ImportResult.js';
export { importFile } from './importFile.js';
export { importSheet } from './importSheet.js';
