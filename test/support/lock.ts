import { Client } from 'pg';

/** Holds a table of a database, so that whoever reads it waits, until what is done meanwhile has ended. */
export const whileLocked = async <T>(url: string, table: string, work: (holder: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`begin; lock table ${table}`);
    return await work(client);
  } finally {
    await client.end();
  }
};

/** How many statements of a database wait for a lock. */
export const waitingIn = async (url: string): Promise<number> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client
    .query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    .finally(() => client.end());
  return rows[0]?.waiting ?? 0;
};
