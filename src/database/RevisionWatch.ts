import { setTimeout as wait } from 'node:timers/promises';
import { Client, type QueryResult } from 'pg';
import type { Logger } from 'pino';
import { ticks } from '../clock.js';
import { cutOff } from './cutOff.js';
import { REVISION_CHANNEL, REVISION_COLUMNS, type Revision } from './revision.js';

/** Between two questions, and how long each may take. */
const ASK_MS = 2_000;
const ANSWER_MS = 2_000;
/** What was heard longer ago is not known any more. */
const SURE_MS = ASK_MS + ANSWER_MS + 500;
const PAUSE_MS = 500;

/** Which version of the tracker the tables need, as the migrations that made them have recorded. */
const NEEDED = String.raw`(select array_to_string(max(string_to_array(substring(oldest_version from '^\d+\.\d+\.\d+'), '.')::int[]), '.') from compatibility)`;

/** A pooler may give the next question another connection: the limit is this one's alone. */
const QUESTION = `begin read only; set local statement_timeout = '2s';
  select ${REVISION_COLUMNS}, ${NEEDED} as needed from revision; commit`;

const isLater = (one: string, other: string) => BigInt(one) > BigInt(other);

/**
 * Knows the revision of the data without asking each time: PostgreSQL tells it of each write, by whichever tracker, and
 * it asks every two seconds, since a pooler or a broken network tells nothing. It has a connection of its own.
 */
export class RevisionWatch {
  /** Grows with each connection: what was known before it is not known any more. */
  epoch = 0;
  /** The oldest version of the tracker that works on the tables; null where none is recorded. */
  neededVersion: string | null = null;
  #known: Revision | null = null;
  #heardAt = 0;
  #client: Client | null = null;
  #asking: Promise<void> | null = null;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly url: string,
    private readonly log: Logger,
  ) {}

  /** Null while the database has not been heard of for some seconds: then nothing may be answered from memory. */
  get current(): Revision | null {
    return ticks() - this.#heardAt > SURE_MS ? null : this.#known;
  }

  /** Takes note of a revision that this process has made or read, before the database tells of it. */
  saw(number: string, history: string | undefined = this.#known?.history): void {
    if (this.#known?.history !== history || !this.#known) return;
    if (isLater(number, this.#known.number)) this.#known = { ...this.#known, number };
  }

  /** Resolves once it hears the database; from then on it asks, on a new connection after each lost one, until stopped. */
  async start(): Promise<void> {
    await this.#connect();
    this.#running = this.#goOn();
  }

  /** Whether the database answers now. Questions at the same time are one. */
  async isHeard(): Promise<boolean> {
    return this.#ask().then(
      () => true,
      () => false,
    );
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.#drop();
  }

  async #goOn(): Promise<void> {
    const { signal } = this.#stopping;
    let wasHeard = true;
    while (!signal.aborted) {
      const isHeard = (await this.isHeard()) || (await this.#reconnects());
      if (isHeard !== wasHeard) this.#tell(isHeard);
      wasHeard = isHeard;
      await wait(this.#client ? ASK_MS : PAUSE_MS, undefined, { ref: false, signal }).catch(() => {}); // it was stopped
    }
  }

  async #reconnects(): Promise<boolean> {
    try {
      await this.#connect();
      return true;
    } catch (error) {
      this.log.debug({ err: error }, 'no connection to the database');
      return false;
    }
  }

  #tell(isHeard: boolean): void {
    if (isHeard) this.log.info('the database is heard again');
    else this.log.warn('the database is not heard: nothing is answered from memory, and the service is not ready');
  }

  #ask(): Promise<void> {
    this.#asking ??= this.#question().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #question(): Promise<void> {
    const client = this.#client;
    if (!client) throw new Error('there is no connection');
    const askedAt = ticks();
    try {
      const answers = (await client.query(QUESTION)) as unknown as QueryResult<Revision & { needed: string | null }>[];
      const answer = answers.find(({ command }) => command === 'SELECT')?.rows[0];
      if (!answer) throw new Error('the revision row is missing');
      const { needed, ...revision } = answer;
      this.neededVersion = needed;
      this.#heard(revision, askedAt);
    } catch (error) {
      if (client === this.#client) this.#drop();
      throw error;
    }
  }

  /** Never goes back within one history: an answer may have been on its way while a later one came. */
  #heard(answer: Revision, askedAt: number): void {
    const { history } = answer;
    if (history.includes('standby')) throw new Error('the database is a standby');
    const isBack = this.#known?.history === history && !isLater(answer.number, this.#known.number);
    if (!isBack) this.#known = answer;
    this.#heardAt = askedAt;
  }

  #drop(): void {
    const client = this.#client;
    this.#client = null;
    this.#known = null;
    if (client) cutOff(client);
  }

  /** Connects, listens and asks once. Whatever was known is forgotten. */
  async #connect(): Promise<void> {
    this.#drop();
    this.epoch += 1;
    const client = new Client({
      connectionString: this.url,
      application_name: 'ap-is-tracker watch',
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    client.on('error', () => {}); // the next question finds it out
    client.on('notification', ({ payload }) => {
      if (payload && /^\d{1,18}$/.test(payload) && client === this.#client) this.saw(payload); // anybody may notify
    });
    try {
      await client.connect();
      await client.query(`listen ${REVISION_CHANNEL}`);
    } catch (error) {
      cutOff(client);
      throw error;
    }
    this.#client = client;
    await this.#ask();
  }
}
