import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { giveTo, serverUser } from '../../src/database/embedded/user.js';
import { until } from './patience.js';
import { end } from './process.js';

const ROOT = '/usr/lib/postgresql';
const PROGRAMS = ['initdb', 'postgres', 'pg_dump', 'pg_restore', 'psql'];

const bin = () => {
  const [newest] = existsSync(ROOT) ? readdirSync(ROOT).sort((a, b) => Number(b) - Number(a)) : [];
  return join(ROOT, newest ?? 'none', 'bin');
};

/** The first program of Debian's PostgreSQL that this machine lacks; null if all are there. */
export const missingProgram = (): string | null => PROGRAMS.find((name) => !existsSync(join(bin(), name))) ?? null;

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

/** A server of Debian's PostgreSQL with its own programs, in a folder that goes with it. */
export const startDebianPostgres = async () => {
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'tracker-backup-'));
  giveTo(folder, user);
  const cluster = join(folder, 'cluster');
  const port = await freePort();
  const env = { PATH: process.env.PATH, PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: 'tracker' };
  const run = (program: string, ...given: string[]) =>
    execFileSync(join(bin(), program), given, { ...user, cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
  run('initdb', '-D', cluster, '-U', 'tracker', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8');
  const options = ['-D', cluster, '-p', String(port), '-c', 'unix_socket_directories='];
  const server = spawn(join(bin(), 'postgres'), options, { ...user, cwd: folder, env, stdio: 'ignore' });
  const urlOf = (database: string) => `postgresql://tracker@127.0.0.1:${port}/${database}`;

  /** Runs one statement and gives its rows. */
  const query = async (database: string, statement: string) => {
    const client = new Client({ connectionString: urlOf(database) });
    await client.connect();
    return client.query(statement).finally(() => client.end());
  };
  await until(() =>
    query('postgres', 'select 1').then(
      () => true,
      () => false,
    ),
  );
  return {
    folder,
    urlOf,
    query,
    run,
    stop: async () => {
      await end(server, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
