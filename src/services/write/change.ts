import { createHash } from 'node:crypto';
import { type EntityManager, type MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { type Lineage, may, mayAnywhere, type Permission, rolesOf, type Viewer } from '../../domain/access/index.js';
import { Refusal } from '../../domain/Refusal.js';
import { type UserError, UserErrors } from '../../domain/userErrors.js';
import { AuditEntry, IdempotencyKey } from '../../entities/access/index.js';
import { Provenance } from '../../entities/plan/index.js';
import { openProvenanceBook, type ProvenanceData } from './provenanceBook.js';
import { asText, write } from './write.js';

/** Who changes what, and how it can be found again in the log. */
export interface Change {
  orm: MikroORM;
  viewer: Viewer;
  requestId: string;
  permission: Permission;
  /** All of the input: what an idempotency key is checked against. */
  input: unknown;
  idempotencyKey?: string | null | undefined;
}

/** What a use case is asked with, whatever it does. */
export type WriteRequest = Omit<Change, 'permission' | 'input' | 'idempotencyKey'>;

/** What a write may use: the transaction's entity manager, the audit, and where what it enters comes from. */
export interface Writing {
  em: EntityManager;
  audit(entry: {
    subjectType: string;
    subjectId: number | null;
    field?: string | null;
    from?: unknown;
    to?: unknown;
    reason?: string | null;
  }): void;
  entered: Provenance;
  viewer: Viewer;
  /** Throws FORBIDDEN if the viewer may not do this to what stands under all of these; null is for what stands under nothing. */
  allow(lineage: Lineage | null): void;
}

/** What came of a write: numbers of the rows that it answers with, or the errors for which nothing was written. */
export interface Outcome {
  ids: number[];
  userErrors: readonly UserError[];
  /** The revision that the write made; null where it wrote nothing. */
  revision: string | null;
}

const entered: ProvenanceData = { kind: 'ENTERED', confidence: 'READ', sources: [], note: null, isSynthetic: false };

const KEY = /^[\x20-\x7e]{1,200}$/;

/** The first answer under this key, if there is one for the same input. */
const replayed = async (
  em: EntityManager,
  { viewer, idempotencyKey, permission, input }: Change,
): Promise<{ hash: string; ids: number[] | null } | null> => {
  if (idempotencyKey == null) return null;
  if (!KEY.test(idempotencyKey))
    throw new UserErrors([
      { code: 'INVALID', field: 'idempotencyKey', message: 'an idempotency key is 1 to 200 printable characters' },
    ]);
  const hash = createHash('sha256')
    .update(JSON.stringify([permission, input]))
    .digest('hex');
  const first = await em.findOne(IdempotencyKey, { actor: viewer.subject ?? '', key: idempotencyKey });
  if (first && first.bodyHash !== hash) {
    throw new UserErrors([
      {
        code: 'IDEMPOTENCY_MISMATCH',
        field: 'idempotencyKey',
        message: `the key "${idempotencyKey}" was used for other input; take a new one`,
      },
    ]);
  }
  return { hash, ids: first?.answer ?? null };
};

const asRoles = (viewer: Viewer) => `the role ${rolesOf(viewer).join(', ')}`;

/**
 * Does one write: right, idempotency, the work itself, audit and revision, in one transaction. The work gives the numbers
 * of the rows to answer with, and throws Mistakes for what the caller can mend; then nothing is written.
 * Throws UNAUTHENTICATED or FORBIDDEN for who may not.
 */
export const change = async (given: Change, work: (writing: Writing) => Promise<number[]>): Promise<Outcome> => {
  const { orm, viewer, permission, requestId, idempotencyKey } = given;
  if (viewer.subject === null)
    throw new Refusal('UNAUTHENTICATED', `${permission} needs a token: send it as "Authorization: Bearer …"`);
  if (!mayAnywhere(viewer, permission)) throw new Refusal('FORBIDDEN', `${asRoles(viewer)} may not ${permission}`);
  const allow = (lineage: Lineage | null) => {
    if (!may(viewer, permission, lineage))
      throw new Refusal(
        'FORBIDDEN',
        `${asRoles(viewer)} may not ${permission} here: it lies outside what your role is for`,
      );
  };
  for (let attempt = 0; ; attempt += 1) {
    try {
      const { result, revision } = await write(orm, async (em) => {
        const before = await replayed(em, given);
        if (before?.ids) return before.ids;
        const book = await openProvenanceBook(em, [entered], new Map());
        const audit: Writing['audit'] = ({ from, to, field = null, reason = null, ...subject }) =>
          void em.create(AuditEntry, {
            ...subject,
            actor: viewer.name ?? 'unknown',
            actorId: viewer.subject,
            operation: permission,
            field,
            from: asText(from),
            to: asText(to),
            reason,
            requestId,
          });
        const ids = await work({ em, audit, entered: book(entered), viewer, allow });
        if (before && idempotencyKey != null)
          em.create(IdempotencyKey, {
            actor: viewer.subject ?? '',
            key: idempotencyKey,
            bodyHash: before.hash,
            answer: ids,
          });
        return ids;
      });
      return { ids: result, userErrors: [], revision };
    } catch (error) {
      if (error instanceof UserErrors) return { ids: [], userErrors: error.errors, revision: null };
      // Somebody else wrote the same at the same time: done again, the work finds it and says so.
      if (!(error instanceof UniqueConstraintViolationException) || attempt === 2) throw error;
    }
  }
};
