export * from './buckets.js';
export * from './dataQuality.js';
