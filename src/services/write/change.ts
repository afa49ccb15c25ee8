import { createHash } from 'node:crypto';
import { type EntityManager, type MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { type Actor, type Lineage, may, mayAnywhere, type Operation, rolesOf } from '../../domain/access/index.js';
import { Refusal } from '../../domain/Refusal.js';
import { type Mistake, Mistakes } from '../../domain/userErrors.js';
import { AuditEntry, IdempotencyKey } from '../../entities/access/index.js';
import { Provenance } from '../../entities/plan/index.js';
import { openProvenanceBook, type ProvenanceData } from './provenanceBook.js';
import { asText, write } from './write.js';

/** Who changes what, and how it can be found again in the log. */
export interface Change {
  orm: MikroORM;
  actor: Actor;
  requestId: string;
  operation: Operation;
  /** All of the input: what an idempotency key is checked against. */
  input: unknown;
  idempotencyKey?: string | null | undefined;
}

/** What a use case is asked with, whatever it does. */
export type Request = Omit<Change, 'operation' | 'input' | 'idempotencyKey'>;

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
  actor: Actor;
  /** Throws FORBIDDEN if the actor may not do this to what stands under all of these; null is for what stands under nothing. */
  allow(lineage: Lineage | null): void;
}

/** What came of a write: numbers of the rows that it answers with, or the mistakes for which nothing was written. */
export interface Outcome {
  ids: number[];
  mistakes: readonly Mistake[];
  /** The revision that the write made; null where it wrote nothing. */
  revision: string | null;
}

const entered: ProvenanceData = { kind: 'ENTERED', confidence: 'READ', sources: [], note: null, isSynthetic: false };

const KEY = /^[\x20-\x7e]{1,200}$/;

/** The first answer under this key, if there is one for the same input. */
const replayed = async (
  em: EntityManager,
  { actor, idempotencyKey, operation, input }: Change,
): Promise<{ hash: string; ids: number[] | null } | null> => {
  if (idempotencyKey == null) return null;
  if (!KEY.test(idempotencyKey))
    throw new Mistakes([
      { code: 'INVALID', field: 'idempotencyKey', message: 'an idempotency key is 1 to 200 printable characters' },
    ]);
  const hash = createHash('sha256')
    .update(JSON.stringify([operation, input]))
    .digest('hex');
  const first = await em.findOne(IdempotencyKey, { actor: actor.subject ?? '', key: idempotencyKey });
  if (first && first.bodyHash !== hash) {
    throw new Mistakes([
      {
        code: 'IDEMPOTENCY_MISMATCH',
        field: 'idempotencyKey',
        message: `the key "${idempotencyKey}" was used for other input; take a new one`,
      },
    ]);
  }
  return { hash, ids: first?.answer ?? null };
};

const asRoles = (actor: Actor) => `the role ${rolesOf(actor).join(', ')}`;

/**
 * Does one write: right, idempotency, the work itself, audit and revision, in one transaction. The work gives the numbers
 * of the rows to answer with, and throws Mistakes for what the caller can mend; then nothing is written.
 * Throws UNAUTHENTICATED or FORBIDDEN for who may not.
 */
export const change = async (given: Change, work: (writing: Writing) => Promise<number[]>): Promise<Outcome> => {
  const { orm, actor, operation, requestId, idempotencyKey } = given;
  if (actor.subject === null)
    throw new Refusal('UNAUTHENTICATED', `${operation} needs a token: send it as "Authorization: Bearer …"`);
  if (!mayAnywhere(actor, operation)) throw new Refusal('FORBIDDEN', `${asRoles(actor)} may not ${operation}`);
  const allow = (lineage: Lineage | null) => {
    if (!may(actor, operation, lineage))
      throw new Refusal(
        'FORBIDDEN',
        `${asRoles(actor)} may not ${operation} here: it lies outside what your role is for`,
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
            actor: actor.name ?? 'unknown',
            actorId: actor.subject,
            operation,
            field,
            from: asText(from),
            to: asText(to),
            reason,
            requestId,
          });
        const ids = await work({ em, audit, entered: book(entered), actor, allow });
        if (before && idempotencyKey != null)
          em.create(IdempotencyKey, {
            actor: actor.subject ?? '',
            key: idempotencyKey,
            bodyHash: before.hash,
            answer: ids,
          });
        return ids;
      });
      return { ids: result, mistakes: [], revision };
    } catch (error) {
      if (error instanceof Mistakes) return { ids: [], mistakes: error.mistakes, revision: null };
      // Somebody else wrote the same at the same time: done again, the work finds it and says so.
      if (!(error instanceof UniqueConstraintViolationException) || attempt === 2) throw error;
    }
  }
};
