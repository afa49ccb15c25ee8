export * from './audit.js';
export * from './viewer.js';
