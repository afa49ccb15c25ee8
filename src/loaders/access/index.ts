export * from './audit.js';
export * from './lineage.js';
export * from './lineageLoaders.js';
