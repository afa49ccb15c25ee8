import type { EntityManager } from '@mikro-orm/postgresql';
import type { Writer } from './Writer.js';

/** What a rehearsed write gave is carried out of its transaction, which is undone. */
class Rehearsed extends Error {
  constructor(readonly result: unknown) {
    super('rehearsed');
  }
}

/** A writer that does everything, the database's own checks included, and keeps nothing of it. */
export const rehearsal = (writer: Writer): Writer => ({
  write: async <T>(work: (em: EntityManager) => Promise<T>): Promise<T> => {
    try {
      return await writer.write(async (em) => {
        const result = await work(em);
        await em.flush();
        throw new Rehearsed(result);
      });
    } catch (error) {
      if (error instanceof Rehearsed) return error.result as T;
      throw error;
    }
  },
});
