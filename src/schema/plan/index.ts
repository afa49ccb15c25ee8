export * from './computed.js';
export * from './connections.js';
export * from './inputs.js';
export * from './listArgs.js';
export * from './mutations.js';
export * from './planMutations.js';
