import type { EntityManager } from '@mikro-orm/postgresql';
import type { Permission } from '../../domain/access/index.js';
import { AuditEntry } from '../../entities/access/index.js';

/** One change, as a service tells the audit: of one field, or of the whole thing. */
interface Audited {
  subjectType: string;
  subjectId: number | null;
  field?: string | null;
  from?: unknown;
  to?: unknown;
  reason?: string | null;
}

/** Enters a change into the audit, with the write that makes it. */
export type Audit = (entry: Audited) => void;

/** Who writes, and by what: as the audit names it. */
export interface AuditedBy {
  actor: string;
  actorId?: string | null;
  requestId: string;
  /** Name of the mutation or command. */
  operation: string;
}

/** The actor of what is done from the command line. */
export const fromCli = { actor: 'command line', requestId: 'cli' };

/** A value as the audit keeps it. */
export const asText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/**
 * The audit of one write: by whom, and doing what. The database itself chains each entry to the one before it, by the
 * trigger chain_audit (migration of reporting); services/access/auditChain.ts verifies the chain.
 */
export const auditOf =
  (
    em: EntityManager,
    by: { actor: string; actorId?: string | null; requestId: string },
    operation: Permission,
  ): Audit =>
  ({ from, to, field = null, reason = null, ...subject }) =>
    void em.create(AuditEntry, { ...by, ...subject, operation, field, from: asText(from), to: asText(to), reason });
