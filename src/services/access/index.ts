export * from './accessFromCli.js';
export * from './auditChain.js';
export * from './lineage.js';
export * from './scopes.js';
export * from './token.js';
