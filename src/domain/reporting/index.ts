export * from './coverage.js';
export * from './reportStates.js';
