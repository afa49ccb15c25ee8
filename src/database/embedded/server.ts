import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { ticks } from '../../clock.js';
import { programEnvironment } from '../../config.js';
import { TrackerError } from '../../domain/errors.js';
import { faultOf } from '../faults.js';
import { EVERYDAY, everydayPassword, prepareEverydayRole } from './everydayRole.js';
import { type Home, openHome, recordedPort, USER } from './home.js';

/** A PostgreSQL that this process can use: its own, or that of another running tracker that it joined. */
export interface DatabaseServer {
  url: string;
  /** The same server with all powers: for tests, which make databases of their own. */
  adminUrl: string;
  stop(): Promise<void>;
}

const START_LIMIT_MS = 240_000;

/**
 * Stops the server when the process that started it is gone, even by `kill -9`: the shell holds the
 * other end of that process's pipe and reads end-of-file when it dies.
 */
const KEEPER =
  'exec 3<&0; "$@" 3<&- </dev/null & server=$!; (read -r _ <&3; kill -INT $server) & keeper=$!; exec 3<&-; wait $server; code=$?; kill $keeper 2>/dev/null; exit $code';

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer().on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

/** As the superuser, whom only the preparation of the server needs. */
const adminUrlOf = ({ password }: Home, port: number, database: string) =>
  `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;

const urlOf = ({ password }: Home, port: number) =>
  `postgresql://${EVERYDAY}:${everydayPassword(password)}@127.0.0.1:${port}/tracker`;

const open = async (connectionString: string): Promise<Client> => {
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  client.on('error', () => {});
  await client.connect().catch(async (error: unknown) => {
    await client.end().catch(() => {});
    throw error;
  });
  return client;
};

const isWelcome = async (url: string): Promise<boolean> => {
  try {
    await (await open(url)).end();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') return false;
    throw error;
  }
};

/** A connection to the server, once its database and account exist; null while it takes none. */
const connect = async (home: Home, port: number): Promise<Client | null> => {
  let client: Client | null = null;
  try {
    client = await open(adminUrlOf(home, port, 'postgres'));
    await prepareEverydayRole(
      client,
      (database) => open(adminUrlOf(home, port, database)),
      home.password,
      () => isWelcome(urlOf(home, port)),
    );
    return client;
  } catch (error) {
    await client?.end().catch(() => {});
    if ((error as { code?: string }).code === '28P01')
      throw new TrackerError(
        'SETTINGS',
        `${join(home.folder, 'password')} is not the password of ${home.cluster}: put the right one back, or move both away`,
      );
    if (faultOf(error) === null) throw error;
    return null;
  }
};

const answers = async (home: Home, port: number): Promise<boolean> => {
  const client = await connect(home, port);
  await client?.end().catch(() => {});
  return client !== null;
};

const run = ({ cluster, programs, user }: Home, port: number, log: Logger): ChildProcess => {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=120'];
  const server = [
    join(programs, 'postgres'),
    '-D',
    cluster,
    '-p',
    String(port),
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
  const child = spawn('/bin/sh', ['-c', KEEPER, 'sh', ...server], {
    ...user,
    cwd: cluster,
    env: programEnvironment(),
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  child.stdin?.on('error', () => {});
  child.stderr?.setEncoding('utf8').on('data', (text: string) => log.debug({ postgres: text.trim() }, 'postgres'));
  return child;
};

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

const stopChild = async (child: ChildProcess) => {
  if (hasEnded(child)) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.stdin?.destroy(); // the keeper stops the server
  await ended;
};

/**
 * Resolves to true once the server answers; to false if it ended before that (port taken, another server on the
 * folder).
 */
const answersInTime = async (home: Home, child: ChildProcess, port: number, until: number): Promise<boolean> => {
  while (!hasEnded(child) && ticks() < until) {
    if (await answers(home, port)) return true;
    await wait(100);
  }
  await stopChild(child);
  return false;
};

/** What this process has of the server: the one it runs, or a connection that tells when another's goes away. */
type Hold = { port: number; child: ChildProcess } | { port: number; client: Client };

/** Joins the server that runs, else starts one, on the given port if there is one. */
const take = async (home: Home, log: Logger, wanted: number | null): Promise<Hold> => {
  const until = ticks() + START_LIMIT_MS;
  while (ticks() < until) {
    const running = recordedPort(home);
    const client = running && (wanted === null || running === wanted) ? await connect(home, running) : null;
    if (running && client) return { port: running, client };
    const port = wanted ?? (await freePort());
    const child = run(home, port, log);
    if (await answersInTime(home, child, port, until)) return { port, child };
    await wait(300);
  }
  throw new Error(
    `The embedded PostgreSQL in ${home.folder} did not start within ${START_LIMIT_MS / 1000} s; LOG_LEVEL=debug shows its log. Or set DATABASE_URL`,
  );
};

const lost = (hold: Hold) =>
  new Promise<void>((done) =>
    'child' in hold ? hold.child.once('exit', () => done()) : hold.client.once('end', done),
  );

/** Says of a cluster of an earlier version that a search for words in most scripts reads every row there. */
const warnOfCtype = async (home: Home, port: number, log: Logger): Promise<void> => {
  const client = await open(adminUrlOf(home, port, 'postgres')).catch(() => null); // gone again: it is taken up below
  if (!client) return;
  try {
    const { rows } = await client.query("select from pg_database where datname = 'tracker' and datctype = 'C'");
    if (rows.length)
      log.warn(
        `the cluster in ${home.folder} was made with LC_CTYPE C: searches beyond ASCII are slower; dump it, and restore into a new DATA_DIR (docs/operating.md)`,
      );
  } finally {
    await client.end().catch(() => {});
  }
};

/**
 * The embedded PostgreSQL of a data folder: joins the one that another tracker runs there, else starts it. Recovers
 * from a killed predecessor (stale pid file, a server still shutting down, a port taken since). When the server goes
 * away, by a crash or because the tracker that started it stopped, it is started again on the same port.
 */
export const openEmbeddedServer = async (dataDir: string, log: Logger): Promise<DatabaseServer> => {
  const home = await openHome(resolve(dataDir));
  let hold = await take(home, log, null);
  const { port } = hold;
  await warnOfCtype(home, port, log);
  let stopping = false;
  const keep = async () => {
    for (;;) {
      await lost(hold);
      if (stopping) return;
      log.warn('the embedded PostgreSQL went away; taking it up again');
      hold = await take(home, log, port);
      if (stopping) return release(hold);
    }
  };
  const kept = keep().catch((error: unknown) => log.error({ err: error }, 'the embedded PostgreSQL is lost'));
  return {
    url: urlOf(home, port),
    adminUrl: adminUrlOf(home, port, 'tracker'),
    stop: async () => {
      stopping = true;
      await release(hold);
      await kept;
    },
  };
};

const release = (hold: Hold) => ('child' in hold ? stopChild(hold.child) : hold.client.end().catch(() => {}));
