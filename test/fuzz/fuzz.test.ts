import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type GraphQLSchema, parse } from 'graphql';
import pino from 'pino';
import { readConfig } from '../../src/config.js';
import { checkDocument } from '../../src/http/documentLimits.js';
import { createSchema } from '../../src/http/schema.js';
import { type Service, startService } from '../../src/http/service.js';
import { createToken, findScope } from '../../src/services/access/index.js';
import { Role } from '../../src/vocabulary/index.js';
import { createDatabase } from '../support/database.js';
import { PATIENCE } from '../support/patience.js';
import type { Request } from './Documents.js';
import { faults } from './faults.js';
import { type Answered, type Fuzzing, fuzzFaulty, fuzzValid, type Surprise } from './fuzz.js';
import type { Pools } from './Values.js';

// Documents made at random, as every role: none is answered with a fault of ours. `npm run fuzz` makes many, from
// another seed each time; here are a few, always the same.

const VALID = Number(process.env.FUZZ_VALID ?? 100);
const FAULTY = Number(process.env.FUZZ_FAULTY ?? 60);
const SEED = Number(process.env.FUZZ_SEED ?? 1);

const config = readConfig({
  PORT: '0',
  ANSWER_CACHE_BYTES: '0',
  RATE_LIMIT: '1000000',
  REQUEST_DEADLINE_MS: '600000', // however slow the machine is
});

/** What was logged as a fault. */
const faultsLogged: string[] = [];
const log = pino(
  { level: 'error' },
  new Writable({
    write(line: Buffer, _, done) {
      faultsLogged.push(line.toString());
      done();
    },
  }),
);

let database: Awaited<ReturnType<typeof createDatabase>>;
let service: Service;
let schema: GraphQLSchema;
let pools: Pools;

const post = async (request: Request, authorization?: string): Promise<Answered & { data: unknown }> => {
  const response = await fetch(`${service.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as { data: unknown; errors?: { extensions: { code: string } }[] };
  return { status: response.status, codes: errors.map(({ extensions }) => extensions.code), text, data };
};

/** Ids, codes and cursors of the demonstration, for documents to name. */
const poolsOf = async (): Promise<Pools> => {
  const page = '(first: 20) { nodes { id } pageInfo { endCursor } }';
  const { data } = await post({
    query: `{ plans { id code pillars { id code } workingGroups { id } reportingPeriods { id code } actions { id code indicators { id } milestones { id } } }
      projects(first: 20) { nodes { id code transactions(first: 2) { nodes { id } } } pageInfo { endCursor } }
      organisations${page.replace('id }', 'id code }')} events${page} publications${page} progressReports${page} }`,
    variables: {},
  });
  const found = JSON.stringify(data);
  const all = (key: string) => [...found.matchAll(new RegExp(`"${key}":"([^"]+)"`, 'g'))].map(([, one = '']) => one);
  return { ids: all('id'), codes: all('code'), cursors: all('endCursor') };
};

beforeAll(async () => {
  database = await createDatabase('demo');
  service = await startService(config, database.url, log);
  await service.prepared;
  schema = await createSchema();
  pools = await poolsOf();
});
afterAll(async () => {
  await service?.stop();
  await database?.drop();
});

/** Roles, each as somebody with a scope where the role usually has one. */
const people: [role: string, scope: string | null][] = [
  ['PUBLIC', null],
  ['MEMBER_STATE', null],
  ['DONOR', 'organisation:KOR-MSIT'],
  ['FOCAL_POINT', 'pillar:APIS-2022-2026/P1'],
  ['CHAIR', 'pillar:APIS-2022-2026/P1'],
  ['SECRETARIAT', null],
  ['ADMIN', null],
];

/** Roles whose mutations go through for the most part: what they name may be wrong, and is a user error. */
const WRITERS = ['SECRETARIAT', 'ADMIN'];

const authorizationOf = async (role: string, scope: string | null): Promise<string | undefined> => {
  if (role === 'PUBLIC') return undefined;
  const found = scope && (await service.database.read((em) => findScope(em, scope)));
  const token = { name: `fuzz ${role}`, role: role as Role, days: 2, scope: found || null };
  return `Bearer ${(await createToken(service.database, token)).secret}`;
};

const fuzzingAs = async (role: string, scope: string | null): Promise<Fuzzing> => {
  const authorization = await authorizationOf(role, scope);
  return {
    schema,
    seed: SEED + Object.keys(Role).indexOf(role),
    pools,
    isWithin: ({ query, variables }) =>
      typeof checkDocument(schema, config, parse(query), { variables, operationName: undefined }) === 'number',
    send: (request) => post(request, authorization),
  };
};

/** Surprises in words, each with what repeats it. */
const told = (surprises: readonly Surprise[]) =>
  surprises.slice(0, 3).map(({ what, request, answered: { status, codes, text } }) => ({
    seed: SEED,
    what,
    ...request,
    answered: `${status} ${codes} ${text.slice(0, 300)}`,
  }));

/** What the log says since the last look. */
const newFaults = () => faultsLogged.splice(0).slice(0, 5);

test.each(people)(
  'answers valid documents as %s, or refuses them for the role or what they name',
  async (role, scope) => {
    const { surprises, answered } = await fuzzValid(await fuzzingAs(role, scope), VALID);

    expect(told(surprises)).toEqual([]);
    expect(answered.query).toBeGreaterThan(VALID / 5);
    if (WRITERS.includes(role)) expect(answered.mutation).toBeGreaterThan(VALID / 20);
    expect(newFaults()).toEqual([]);
  },
  PATIENCE * 4,
);

test.each(people)(
  'refuses documents with one fault as %s, with the code of that fault',
  async (role, scope) => {
    const { surprises, tried } = await fuzzFaulty(await fuzzingAs(role, scope), FAULTY);

    expect(told(surprises)).toEqual([]);
    if (FAULTY > 40 * faults.length) expect([...tried.keys()].sort()).toEqual(faults.map(({ name }) => name).sort());
    else expect(tried.size).toBeGreaterThan(faults.length / 2);
    expect(newFaults()).toEqual([]);
  },
  PATIENCE * 4,
);

test('counts no answer as a fault of the service', async () => {
  const metrics = await (await fetch(`${service.address}/metrics`)).text();

  const faulty = [...metrics.matchAll(/^http_requests_total\{.*status="5\d\d"\} (\d+)$/gm)];
  expect(faulty.map(([line]) => line)).toEqual([]);
});
