export * from './csv.js';
export * from './rates.js';
export * from './wording.js';
