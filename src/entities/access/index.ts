export * from './ApiToken.js';
export * from './AuditEntry.js';
export * from './IdempotencyKey.js';
export * from './RoleGrant.js';
export * from './Upload.js';
