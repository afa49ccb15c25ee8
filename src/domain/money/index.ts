export * from './currencies.js';
export * from './measures.js';
export * from './money.js';
export * from './rules.js';
