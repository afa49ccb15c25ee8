import type { Pool, PoolClient } from 'pg';

/**
 * Gives back connections that were lost while somebody held them. Kysely keeps the connection of a transaction whose
 * end fails with it (kysely-org/kysely#1990), and a pool full of dead ones answers nobody.
 */
export const releaseLost = (pool: Pool): void => {
  const held = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => void held.add(client));
  pool.on('release', (_, client) => void held.delete(client));
  pool.on('connect', (client) =>
    client.once('end', () => {
      if (!held.has(client)) return;
      client.release(true);
      client.release = () => {}; // its holder may still do what it should
    }),
  );
};
