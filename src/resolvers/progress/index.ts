export * from './indicator.js';
export * from './progress.js';
export * from './results.js';
