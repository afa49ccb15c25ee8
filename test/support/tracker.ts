import { afterAll, beforeAll } from '@jest/globals';
import pino from 'pino';
import { type Config, readConfig } from '../../src/config.js';
import { type Service, type ServiceOptions, startService } from '../../src/http/service.js';
import type { TypedDocumentString } from '../generated/graphql.js';
import { createDatabase, type Template } from './database.js';
import { sqlSent, watchSql } from './sql.js';

/** An answer as it came over HTTP, and the SQL that it took. */
export interface Answer<D = Record<string, unknown>> {
  status: number;
  headers: Record<string, unknown>;
  data: D;
  errors: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; requestId: string; limit?: number; asked?: number };
  }[];
  sql: string[];
}

/** The variables of an operation: they may be left out only where none is required. */
export type Given<V> = Record<string, never> extends V ? [variables?: V] : [variables: V];

interface Options {
  template?: Template;
  settings?: Record<string, string>;
  /** Where the service finds its database, where something stands between them. */
  through?: (url: string) => Promise<string>;
  service?: ServiceOptions;
}

/** A running tracker on a database of this test file's own, started before its tests and removed after them. */
export const tracker = ({ template = 'demo', settings = {}, through, service: options }: Options = {}) => {
  let service: Service;
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let config: Config;

  beforeAll(async () => {
    database = await createDatabase(template);
    config = readConfig({
      PORT: '0',
      ANSWER_CACHE_BYTES: '0',
      LOG_LEVEL: 'silent',
      RATE_LIMIT: '1000000',
      ...settings,
    });
    const url = (await through?.(database.url)) ?? database.url;
    service = await startService(config, url, pino({ level: config.LOG_LEVEL }), options);
    await service.prepared;
    watchSql(service.database.pool);
  });
  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  const send = async (body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
    const before = sqlSent().length;
    const response = await fetch(`${service.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const answer = (text.startsWith('{') ? JSON.parse(text) : {}) as Partial<Answer>;
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      data: answer.data ?? {},
      errors: answer.errors ?? [],
      sql: sqlSent().slice(before),
    };
  };

  return {
    /** Sends a query as text: for those that are wrong on purpose, or are read from a page. */
    ask: (query: string, variables: Record<string, unknown> = {}) => send({ query, variables }),
    /** Sends a typed operation of test/operations, without a token. */
    run: async <D, V>(operation: TypedDocumentString<D, V>, ...[variables]: Given<V>): Promise<Answer<D>> =>
      (await send({ query: operation.toString(), variables })) as Answer<D>,
    /** Sends any body, with any headers. */
    send,
    /** Any other request. */
    get: (path: string, init?: RequestInit) => fetch(`${service.address}${path}`, init),
    get address() {
      return service.address;
    },
    get database() {
      return service.database;
    },
    get orm() {
      return service.database.orm;
    },
    get url() {
      return database.url;
    },
  };
};

export type Tracker = ReturnType<typeof tracker>;
