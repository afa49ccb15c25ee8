import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { REVISION_CHANNEL } from './revision.js';

/** Knows the revision of the data without asking: PostgreSQL tells it of each write, by whichever tracker. */
export class RevisionWatch {
  /** Null while the database cannot be heard: then nothing may be answered from memory. */
  current: string | null = null;
  #client: Client | null = null;
  #stopped = false;

  constructor(
    private readonly url: string,
    private readonly log: Logger,
  ) {}

  /** Takes note of a revision that this process has made, before the database tells of it. */
  saw(revision: string): void {
    if (this.current !== null && BigInt(revision) > BigInt(this.current)) this.current = revision;
  }

  /** Resolves once it hears the database; from then on it listens again after each lost connection, until stopped. */
  async start(): Promise<void> {
    if (this.#stopped) return;
    const { lost } = await this.#listen();
    void this.#keepUp(lost);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#client?.end().catch(() => {});
  }

  async #keepUp(lost: Promise<void>) {
    await lost;
    this.current = null;
    while (!this.#stopped) {
      try {
        return await this.start();
      } catch (error) {
        this.log.debug({ err: error }, 'not listening for revisions');
        await wait(500);
      }
    }
  }

  /** Connects and reads the current revision. Gives what resolves when the connection is lost. */
  async #listen(): Promise<{ lost: Promise<void> }> {
    const client = new Client({ connectionString: this.url, connectionTimeoutMillis: 5_000, keepAlive: true });
    this.#client = client;
    const lost = new Promise<void>((done) => client.once('end', done));
    client.on('error', () => {});
    client.on('notification', ({ payload }) => {
      if (payload) this.current = payload;
    });
    await client.connect();
    await client.query(`listen ${REVISION_CHANNEL}`);
    const { rows } = await client.query<{ number: string }>('select number::text from revision');
    this.current ??= rows[0]?.number ?? null;
    return { lost };
  }
}
