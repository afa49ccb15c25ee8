export * from './apiTokenInput.js';
export * from './auditArgs.js';
export * from './auditConnection.js';
export * from './roleGrantInput.js';
export * from './viewer.js';
