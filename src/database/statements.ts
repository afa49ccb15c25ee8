import { AsyncLocalStorage } from 'node:async_hooks';
import type { Client, Pool } from 'pg';
import { ticks } from '../clock.js';
import { Refusal } from '../domain/Refusal.js';

/** What one request has sent to the database, and until when it may send more. */
export interface DatabaseUse {
  statements: string[];
  /** In ticks of the clock; Infinity for no limit. */
  until: number;
}

const current = new AsyncLocalStorage<DatabaseUse>();

/** Runs something; every statement that it sends is kept in `use`, and none is sent after its time. */
export const recordUse = <T>(use: DatabaseUse, work: () => T): T => current.run(use, work);

const textOf = (query: unknown) =>
  typeof query === 'string' ? query : String((query as { text?: string } | null)?.text ?? '');

/** Never refused: a transaction that could not be opened or undone would hold its connection and its locks for ever. */
const opensOrUndoes = /^(begin|start transaction|rollback)\b/i;

/** Watches each connection of a pool, below the ORM, so that nothing it sends goes uncounted. */
export const watchStatements = (pool: Pool) => {
  pool.on('connect', (client: Client) => {
    const send = client.query;
    client.query = function (this: Client, ...call: unknown[]) {
      const use = current.getStore();
      if (use && ticks() > use.until && !opensOrUndoes.test(textOf(call[0])))
        return Promise.reject(new Refusal('DEADLINE_EXCEEDED', 'The request took too long; ask for less'));
      use?.statements.push(textOf(call[0]));
      return Reflect.apply(send, this, call);
    } as Client['query'];
  });
};
