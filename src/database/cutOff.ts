import type { Client, PoolClient } from 'pg';

/** Closes a connection at once, without a word to a server that may not hear it. */
export const cutOff = (client: Client | PoolClient): void =>
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
