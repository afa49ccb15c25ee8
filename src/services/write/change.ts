import type { EntityManager } from '@mikro-orm/postgresql';
import type { Writer } from '../../database/Writer.js';
import { type Lineage, may, mayAnywhere, type Permission, rolesOf, type Viewer } from '../../domain/access/index.js';
import { Refusal } from '../../domain/Refusal.js';
import { type UserError, UserErrors } from '../../domain/userErrors.js';
import type { Provenance } from '../../entities/plan/index.js';
import { type Audit, auditOf } from './audit.js';
import { replayOf } from './idempotency.js';
import { openProvenanceBook, type ProvenanceData } from './provenanceBook.js';
import { isPassing, isTaken, retrying } from './retrying.js';
import { writeOnce } from './write.js';

/** Who changes what, and how it can be found again in the log. */
export interface Change {
  database: Writer;
  viewer: Viewer;
  requestId: string;
  permission: Permission;
  /** All of the input: an idempotency key is good for this input only. */
  input: unknown;
  idempotencyKey?: string | null | undefined;
}

/** What every use case is called with, whatever it does. */
export type WriteRequest = Omit<Change, 'permission' | 'input' | 'idempotencyKey'>;

/** What the work of a write may use. */
export interface Writing {
  /** Entity manager of the transaction. */
  em: EntityManager;
  audit: Audit;
  /** Provenance of what is entered by hand. */
  entered: Provenance;
  viewer: Viewer;
  /**
   * Throws FORBIDDEN if the viewer may not do this to a thing with this lineage; null is for what belongs to nothing.
   */
  allow(lineage: Lineage | null): void;
}

/** What the work of a write gives: numbers of the rows to answer with, and whatever else the answer needs. */
export interface Done<T> {
  ids: number[];
  extra: T;
}

/** What came of a write: what its work gave, or the user errors for which nothing was written. */
export interface Outcome<T = unknown> {
  ids: number[];
  /** What the work gave beside the numbers; null where it gave nothing, or nothing was written. */
  extra: T | null;
  userErrors: readonly UserError[];
  /** The revision that the write made; null where it wrote nothing. */
  revision: string | null;
}

const byHand: ProvenanceData = { kind: 'ENTERED', confidence: 'READ', sources: [], note: null, isSynthetic: false };

/** Checks that the viewer may do this at all. Gives the check of the things that it is done to. */
const permit = ({ viewer, permission }: Change): Writing['allow'] => {
  if (viewer.subject === null)
    throw new Refusal('UNAUTHENTICATED', `${permission} needs a token: send it as "Authorization: Bearer …"`);
  const refused = `the role ${rolesOf(viewer).join(', ')} may not ${permission}`;
  if (!mayAnywhere(viewer, permission)) throw new Refusal('FORBIDDEN', refused);
  return (lineage) => {
    if (!may(viewer, permission, lineage))
      throw new Refusal('FORBIDDEN', `${refused} here: this is outside the scope of your role`);
  };
};

/**
 * Does one write: permission, idempotency, the work itself, audit and revision, in one transaction. The work throws
 * UserErrors for what the caller can fix; then nothing is written. Where somebody writes the same row at the same time,
 * the work is done again: it finds that row, and says so. Throws UNAUTHENTICATED or FORBIDDEN where the viewer may not
 * do it.
 */
export const change = async <T>(
  given: Change,
  work: (writing: Writing) => Promise<number[] | Done<T>>,
): Promise<Outcome<T>> => {
  const { database, viewer, permission, requestId, input, idempotencyKey } = given;
  const allow = permit(given);
  const attempt = async (em: EntityManager): Promise<{ ids: number[]; extra: T | null }> => {
    const keyed = { actor: viewer.subject ?? '', key: idempotencyKey, body: [permission, input] };
    const replay = await replayOf(em, keyed);
    if (replay.ids) return { ids: replay.ids, extra: null };
    const book = await openProvenanceBook(em, [byHand], new Map());
    const audit = auditOf(em, { actor: viewer.name ?? 'unknown', actorId: viewer.subject, requestId }, permission);
    try {
      const done = await work({ em, audit, entered: book(byHand), viewer, allow });
      const { ids, extra } = Array.isArray(done) ? { ids: done, extra: null } : done;
      replay.keep(ids);
      return { ids, extra };
    } catch (error) {
      // The same write may have been done meanwhile, and be in its own way.
      em.clear();
      const { ids } = error instanceof UserErrors ? await replayOf(em, keyed) : { ids: null };
      if (ids) return { ids, extra: null };
      throw error;
    }
  };
  try {
    const { result, revision } = await retrying(
      (error) => isPassing(error) || isTaken(error),
      () => writeOnce(database, attempt),
    );
    return { ...result, userErrors: [], revision };
  } catch (error) {
    if (error instanceof UserErrors) return { ids: [], extra: null, userErrors: error.errors, revision: null };
    throw error;
  }
};
