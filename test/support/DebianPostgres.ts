import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { giveTo, serverUser } from '../../src/database/embedded/user.js';
import { present } from './certain.js';
import { until } from './patience.js';
import { end, signalTree } from './process.js';
import { findProgram } from './programs.js';

/** The programs of Debian's PostgreSQL that tests use. */
export const POSTGRES_PROGRAMS = ['initdb', 'postgres', 'pg_dump', 'pg_restore', 'psql', 'pg_basebackup'];

export const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

/** A folder that the account of servers may write in. */
export const serverFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'tracker-server-'));
  giveTo(folder, serverUser());
  return folder;
};

const environment = (port: number) => ({
  PATH: process.env.PATH,
  PGHOST: '127.0.0.1',
  PGPORT: String(port),
  PGUSER: 'tracker',
});

/** A server of Debian's PostgreSQL with its own programs, in a folder that goes with it. */
export class DebianPostgres {
  #server: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    readonly folder = serverFolder(),
    readonly cluster = join(folder, 'cluster'),
  ) {}

  /** A new server, empty. */
  static async start(): Promise<DebianPostgres> {
    const server = new DebianPostgres(await freePort());
    const options = ['-U', 'tracker', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
    server.run('initdb', '-D', server.cluster, ...options);
    await server.begin();
    return server;
  }

  /** A server on the files of another. */
  static async of(cluster: string): Promise<DebianPostgres> {
    const server = new DebianPostgres(await freePort(), serverFolder(), cluster);
    await server.begin();
    return server;
  }

  /** A hot standby of this server. */
  async standby(): Promise<DebianPostgres> {
    const copy = new DebianPostgres(await freePort());
    this.run('pg_basebackup', '-D', copy.cluster, '--write-recovery-conf', '--checkpoint=fast');
    await copy.begin();
    return copy;
  }

  urlOf(database: string): string {
    return `postgresql://tracker@127.0.0.1:${this.port}/${database}`;
  }

  /** Runs one of its programs to its end; gives what it printed. */
  run(program: string, ...given: string[]): string {
    return execFileSync(present(findProgram(program)), given, {
      ...serverUser(),
      cwd: this.folder,
      env: environment(this.port),
      encoding: 'utf8',
      stdio: 'pipe',
    });
  }

  /** Runs one statement and gives its rows. */
  async query(database: string, statement: string) {
    const client = new Client({ connectionString: this.urlOf(database) });
    await client.connect();
    return client.query(statement).finally(() => client.end());
  }

  /** Copies a database, once nobody is connected to it any more. */
  async copyDatabase(from: string, to: string): Promise<void> {
    await until(() =>
      this.query('postgres', `create database ${to} template ${from}`).then(
        () => true,
        (error: { code?: string }) => {
          if (error.code !== '55006') throw error; // somebody is still leaving
          return false;
        },
      ),
    );
  }

  /** Starts it; resolves once it answers. */
  async begin(): Promise<void> {
    const options = ['-D', this.cluster, '-p', String(this.port), '-c', 'unix_socket_directories='];
    this.#server = spawn(present(findProgram('postgres')), options, {
      ...serverUser(),
      cwd: this.folder,
      env: environment(this.port),
      stdio: 'ignore',
    });
    await until(() =>
      this.query('postgres', 'select 1').then(
        () => true,
        () => false,
      ),
    );
  }

  /** Stops it, as an operator does. */
  async halt(): Promise<void> {
    if (this.#server) await end(this.#server, 'SIGINT');
  }

  /** Lets none of its processes run, until they are told to go on. */
  pause(): void {
    this.#signalAll('SIGSTOP');
  }

  goOn(): void {
    this.#signalAll('SIGCONT');
  }

  /** Stops it and removes its folder. */
  async remove(): Promise<void> {
    this.goOn();
    await this.halt();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #signalAll(signal: NodeJS.Signals): void {
    const pid = this.#server?.pid;
    if (!pid || this.#server?.exitCode !== null) return;
    signalTree(pid, signal);
  }
}
