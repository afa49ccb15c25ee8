export * from './currencies.js';
export * from './donorShares.js';
export * from './explanation.js';
export * from './funding.js';
export * from './measures.js';
export * from './money.js';
export * from './reference.js';
export * from './rules.js';
