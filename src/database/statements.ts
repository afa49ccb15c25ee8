import { AsyncLocalStorage } from 'node:async_hooks';
import type { Client, Pool } from 'pg';

/** The SQL that one operation sent, in order. */
export type StatementLog = string[];

const current = new AsyncLocalStorage<StatementLog>();

/** Runs something and keeps every statement that it sends to the database in the log. */
export const recordStatements = <T>(log: StatementLog, work: () => T): T => current.run(log, work);

const textOf = (query: unknown) => (typeof query === 'string' ? query : String((query as { text?: string } | null)?.text ?? ''));

/** Watches each connection of a pool, below the ORM, so that nothing it sends goes uncounted. */
export const watchStatements = (pool: Pool) => {
  pool.on('connect', (client: Client) => {
    const send = client.query;
    client.query = function (this: Client, ...call: unknown[]) {
      current.getStore()?.push(textOf(call[0]));
      return Reflect.apply(send, this, call);
    } as Client['query'];
  });
};
