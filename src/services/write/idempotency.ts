import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { now } from '../../clock.js';
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

/** How long a key is good for. */
const HOURS = 72;

/** Forgets the keys whose time is over. Those that another write forgets at the same time are left to it. */
const forgetOld = (em: EntityManager): Promise<unknown> =>
  em.execute(
    `delete from idempotency_key where id in (
       select id from idempotency_key where created_at < ? for update skip locked)`,
    [new Date(now().getTime() - HOURS * 3_600_000)],
  );

/** Looks up the key of a write. Throws user errors for a key that cannot be used, or was used for other input. */
export const replayOf = async (em: EntityManager, { actor, key, body }: Keyed): Promise<Replay> => {
  if (key == null) return { ids: null, keep: () => {} };
  if (!KEY.test(key))
    throw new UserErrors([invalid('idempotencyKey', 'an idempotency key is 1 to 200 printable characters')]);
  await forgetOld(em);
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
