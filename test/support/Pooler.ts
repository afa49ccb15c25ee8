import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { serverUser } from '../../src/database/embedded/user.js';
import { present } from './certain.js';
import { freePort, serverFolder } from './DebianPostgres.js';
import { until } from './patience.js';
import { end } from './process.js';
import { findProgram } from './programs.js';

/** Debian's pgbouncer in front of a database. */
export class Pooler {
  readonly #folder = serverFolder();
  #child: ChildProcess | null = null;

  private constructor(
    private readonly target: string,
    private readonly port: number,
  ) {}

  /** Starts one with these settings; its port, its target and its way of signing in are put in. */
  static async start(target: string, settings: string): Promise<Pooler> {
    const pooler = new Pooler(target, await freePort());
    await pooler.#begin(settings);
    return pooler;
  }

  /** Address of the database through the pooler. */
  get url(): string {
    const { username, pathname } = new URL(this.target);
    return `postgresql://${username}@127.0.0.1:${this.port}${pathname}`;
  }

  async stop(): Promise<void> {
    if (this.#child) await end(this.#child, 'SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #begin(settings: string): Promise<void> {
    const { hostname, port, pathname, username } = new URL(this.target);
    const database = pathname.slice(1);
    const users = join(this.#folder, 'users');
    writeFileSync(users, `"${username}" ""\n`, { mode: 0o644 });
    const file = join(this.#folder, 'pgbouncer.ini');
    const text = settings
      .replace(/^tracker = .*$/m, `${database} = host=${hostname} port=${port} dbname=${database}`)
      .replace(/^listen_port = .*$/m, `listen_port = ${this.port}`)
      .replace(/^(pid|log)file = .*$/gm, '')
      .replace(/^auth_type = .*$/m, 'auth_type = trust')
      .replace(/^auth_file = .*$/m, `auth_file = ${users}\nunix_socket_dir =`);
    writeFileSync(file, text, { mode: 0o644 });
    this.#child = spawn(present(findProgram('pgbouncer')), ['-q', file], { ...serverUser(), stdio: 'ignore' });
    await until(() => this.#answers());
  }

  async #answers(): Promise<boolean> {
    const client = new Client({ connectionString: this.url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('select 1');
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => {});
    }
  }
}
