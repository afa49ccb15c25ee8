export * from './audit.js';
export * from './change.js';
export * from './checks.js';
export * from './duplicates.js';
export * from './fields.js';
export * from './provenanceBook.js';
export * from './stored.js';
export * from './write.js';
