import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { idempotencyMismatch, invalid, UserErrors } from '../../domain/userErrors.js';
import { IdempotencyKey } from '../../entities/access/index.js';

const KEY = /^[\x20-\x7e]{1,200}$/;

/** A write that is sent with a key of the client's own: sent again, it gets the first answer. */
interface Keyed {
  actor: string;
  key: string | null | undefined;
  /** What the first and the repeated write must have in common. */
  body: unknown;
}

/** The first answer under a key, and how to keep this one. */
interface Replay {
  /** Numbers of the rows that the first write answered with; null where this is the first. */
  ids: number[] | null;
  keep(ids: number[]): void;
}

/** Looks up the key of a write. Throws user errors for a key that cannot be used, or was used for other input. */
export const replayOf = async (em: EntityManager, { actor, key, body }: Keyed): Promise<Replay> => {
  if (key == null) return { ids: null, keep: () => {} };
  if (!KEY.test(key))
    throw new UserErrors([invalid('idempotencyKey', 'an idempotency key is 1 to 200 printable characters')]);
  const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const first = await em.findOne(IdempotencyKey, { actor, key });
  if (first && first.bodyHash !== bodyHash)
    throw new UserErrors([
      idempotencyMismatch('idempotencyKey', `the key "${key}" was used for other input; take a new one`),
    ]);
  return {
    ids: first?.answer ?? null,
    keep: (ids) => void em.create(IdempotencyKey, { actor, key, bodyHash, answer: ids }),
  };
};
