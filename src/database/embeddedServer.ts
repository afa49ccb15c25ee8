import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { installPostgres } from './postgresBinaries.js';
import { canEnter, giveTo, type ServerUser, serverUser } from './serverUser.js';

/** A PostgreSQL that this process can use: its own, or that of another running tracker that it joined. */
export interface DatabaseServer {
  url: string;
  /** True if this process started it and will stop it. */
  owned: boolean;
  stop(): Promise<void>;
}

const USER = 'tracker';
const START_LIMIT_MS = 240_000;

/**
 * Stops the server when the process that started it is gone, even by `kill -9`: the shell holds the
 * other end of that process's pipe and reads end-of-file when it dies.
 */
const KEEPER =
  'exec 3<&0; "$@" 3<&- </dev/null & server=$!; (read -r _ <&3; kill -INT $server) & keeper=$!; exec 3<&-; wait $server; code=$?; kill $keeper 2>/dev/null; exit $code';

interface Home {
  folder: string;
  cluster: string;
  programs: string;
  password: string;
  user: ServerUser;
}

/** Folder of the embedded server: in DATA_DIR, or, where the server's account may not enter that, linked from there. */
const openHome = (dataDir: string): Home => {
  const user = serverUser();
  mkdirSync(dataDir, { recursive: true });
  const link = join(dataDir, 'postgres');
  if (!existsSync(link)) {
    if (canEnter(dataDir, user)) mkdirSync(link, { recursive: true });
    else {
      const elsewhere = join('/var/lib/ap-is-tracker', createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
      mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
      symlinkSync(elsewhere, link);
    }
  }
  const folder = realpathSync(link);
  const passwordFile = join(folder, 'password');
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' });
  return {
    folder,
    cluster: join(folder, 'cluster'),
    programs: installPostgres(folder),
    password: readFileSync(passwordFile, 'utf8'),
    user,
  };
};

/** Creates the cluster in a draft folder and moves it into place: a killed start leaves nothing half made. */
const createCluster = ({ folder, cluster, programs, password, user }: Home) => {
  if (existsSync(cluster)) return;
  for (const name of readdirSync(folder)) if (name.startsWith('draft-')) rmSync(join(folder, name), { recursive: true, force: true });
  const draft = join(folder, `draft-${process.pid}`);
  mkdirSync(draft);
  const passwordCopy = join(draft, 'password');
  writeFileSync(passwordCopy, password, { mode: 0o600 });
  giveTo(passwordCopy, user);
  giveTo(draft, user);
  const made = join(draft, 'cluster');
  const { status, stderr, error } = spawnSync(
    join(programs, 'initdb'),
    ['-D', made, '-U', USER, '-A', 'scram-sha-256', '--pwfile', passwordCopy, '-E', 'UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und'],
    { ...user, cwd: draft, encoding: 'utf8', env: { LC_ALL: 'C', PATH: process.env.PATH } },
  );
  if (status !== 0) throw new Error(`initdb failed: ${stderr || error}`);
  try {
    renameSync(made, cluster);
  } catch (error) {
    if (!existsSync(cluster)) throw error; // otherwise another process was quicker
  }
  rmSync(draft, { recursive: true, force: true });
};

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer().on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

const urlOf = (password: string, port: number, database = 'tracker') => `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;

/** Port in the pid file of a server that runs or was killed; null where there is none. */
const recordedPort = ({ cluster }: Home): number | null => {
  try {
    return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3]) || null;
  } catch {
    return null;
  }
};

/** Makes sure that the database exists; false while the server does not take connections. */
const answers = async ({ password }: Home, port: number): Promise<boolean> => {
  const client = new Client({ connectionString: urlOf(password, port, 'postgres'), connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rowCount } = await client.query("select from pg_database where datname = 'tracker'");
    if (!rowCount) await client.query('create database tracker').catch((error) => ignore(error, '42P04', '23505'));
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
};

const ignore = (error: { code?: string }, ...codes: string[]) => {
  if (!codes.includes(error.code ?? '')) throw error;
};

const run = ({ cluster, programs, user }: Home, port: number, log: Logger): ChildProcess => {
  const flags = ['-D', cluster, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=120'];
  const server = join(programs, 'postgres');
  const [command, ...rest] = process.platform === 'win32' ? [server, ...flags] : ['/bin/sh', '-c', KEEPER, 'sh', server, ...flags];
  const child = spawn(command as string, rest, {
    ...user,
    cwd: cluster,
    env: { LC_ALL: 'C', PATH: process.env.PATH },
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  child.stdin?.on('error', () => {});
  child.stderr?.setEncoding('utf8').on('data', (text: string) => log.debug({ postgres: text.trim() }, 'postgres'));
  return child;
};

/** Resolves to true once the server answers, to false if it ended before that (port taken, another server on the folder). */
const settled = async (home: Home, child: ChildProcess, port: number): Promise<boolean> => {
  while (child.exitCode === null && child.signalCode === null) {
    if (await answers(home, port)) return true;
    await wait(100);
  }
  return false;
};

/** Runs the server and starts it again, on the same port, if it ends without being asked to. */
const own = (home: Home, first: ChildProcess, port: number, log: Logger): DatabaseServer => {
  let child = first;
  let stopping = false;
  const watch = () =>
    child.once('exit', async () => {
      if (stopping) return;
      log.error('the embedded PostgreSQL ended; starting it again');
      await wait(500);
      if (stopping) return;
      child = run(home, port, log);
      watch();
    });
  watch();
  return {
    url: urlOf(home.password, port),
    owned: true,
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((done) => child.once('exit', done));
      child.stdin?.destroy(); // the keeper stops the server
      if (process.platform === 'win32') child.kill();
      await ended;
    },
  };
};

/**
 * The embedded PostgreSQL of a data folder: joins the one that another tracker runs there, else starts it.
 * Recovers from a killed predecessor (stale pid file, a server still shutting down, a port taken since).
 */
export const openEmbeddedServer = async (dataDir: string, log: Logger): Promise<DatabaseServer> => {
  const home = openHome(resolve(dataDir));
  createCluster(home);
  const until = Date.now() + START_LIMIT_MS;
  while (Date.now() < until) {
    const running = recordedPort(home);
    if (running && (await answers(home, running))) return { url: urlOf(home.password, running), owned: false, stop: async () => {} };
    const port = await freePort();
    const child = run(home, port, log);
    if (await settled(home, child, port)) return own(home, child, port, log);
    await wait(300);
  }
  throw new Error(
    `The embedded PostgreSQL in ${home.folder} did not start within ${START_LIMIT_MS / 1000} s; run with LOG_LEVEL=debug to see its log, or set DATABASE_URL`,
  );
};
