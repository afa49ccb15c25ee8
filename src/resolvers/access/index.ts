import { AccountMutations } from './accountMutations.js';
import { AuditResolver } from './audit.js';
import { scopeResolvers } from './scope.js';
import { ViewerResolver } from './viewer.js';

/** Resolvers of viewers, tokens, roles and the audit. */
export const accessResolvers = [AccountMutations, AuditResolver, ...scopeResolvers, ViewerResolver];
