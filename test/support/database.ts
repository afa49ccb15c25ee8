import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

const serverUrl = () => {
  const url = process.env.TEST_SERVER_URL;
  if (!url) throw new Error('tests run through jest, whose global setup starts the server');
  return url;
};

const onServer = async (statement: string) => {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};

/** What a test database begins with: nothing but tables, or the demo data. */
export type Template = 'empty' | 'demo';

/** A database of a test file's own, copied from a template. */
export const createDatabase = async (template: Template) => {
  const name = `tracker_test_${randomBytes(6).toString('hex')}`;
  // Two workers may copy the same template at once, which PostgreSQL refuses: the second tries again.
  for (let tries = 0; ; tries += 1) {
    try {
      await onServer(`create database ${name} template tracker_test_${template}`);
      break;
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || tries === 100) throw error;
    }
  }
  const url = Object.assign(new URL(serverUrl()), { pathname: `/${name}` }).href;
  return { url, drop: () => onServer(`drop database ${name} with (force)`) };
};

/** A database with nothing in it, in the locale of the server or another. */
export const createBareDatabase = async (locale = '') => {
  const name = `tracker_test_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name} template template0 ${locale}`);
  const url = Object.assign(new URL(serverUrl()), { pathname: `/${name}` }).href;
  return { url, drop: () => onServer(`drop database ${name} with (force)`) };
};

const nameOf = (url: string) => new URL(url).pathname.slice(1);

/** Gives two databases each other's name, as when one is put in the place of another. Nobody may be connected. */
export const swapDatabases = async (one: string, other: string): Promise<void> => {
  const [first, second] = [nameOf(one), nameOf(other)];
  await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname in ('${first}', '${second}')`);
  await onServer(`alter database ${first} rename to ${first}_aside`);
  await onServer(`alter database ${second} rename to ${first}`);
  await onServer(`alter database ${first}_aside rename to ${second}`);
};
