import { Client } from 'pg';
import { TrackerError } from '../domain/errors.js';

const LIMIT_MS = 10_000;

/** A database that the tracker cannot use: the message says which one to give instead. */
class UnusableServer extends TrackerError {
  constructor(message: string, setting = 'DATABASE_URL') {
    super('SETTINGS', `${setting}: ${message}`);
  }
}

const OLDEST = 15;

/**
 * Throws a TrackerError that says in one line why a tracker cannot work on the database of this address, if so. Gives
 * which database it is.
 */
export const checkServer = async (url: string): Promise<string> => {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: LIMIT_MS,
    query_timeout: LIMIT_MS,
    keepAlive: true,
  });
  client.on('error', () => {}); // the query that it breaks says so
  await client.connect();
  try {
    const { rows } = await client.query<{ version: number; standby: boolean; encoding: string; identity: string }>(
      `select (select system_identifier from pg_control_system()) || '/' || oid as identity,
         current_setting('server_version_num')::int / 10000 as version, pg_is_in_recovery() as standby,
         pg_encoding_to_char(encoding) as encoding
       from pg_database where datname = current_database()`,
    );
    const [server] = rows;
    if (!server) return '';
    if (server.version < OLDEST)
      throw new UnusableServer(`this is PostgreSQL ${server.version}; the tracker needs ${OLDEST} or newer`);
    if (server.standby)
      throw new UnusableServer('this is a hot standby, which takes no writes; give the address of its primary');
    if (server.encoding !== 'UTF8')
      throw new UnusableServer(
        `this database holds text as ${server.encoding}; give one made with "createdb --encoding UTF8 --template template0"`,
      );
    return server.identity;
  } finally {
    await client.end().catch(() => {});
  }
};

/** Throws a TrackerError where two addresses, one with a pooler and one without, are not of one database. */
export const checkSame = async (url: string, direct: string): Promise<void> => {
  if ((await checkServer(url)) !== (await checkServer(direct)))
    throw new UnusableServer('this is another database than that of DATABASE_URL', 'DATABASE_URL_DIRECT');
};
