import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import pino from 'pino';
import { ticks } from '../../src/clock.js';
import { readConfig } from '../../src/config.js';
import { type Service, startService } from '../../src/http/service.js';
import { present } from '../support/certain.js';
import { until } from '../support/patience.js';
import { end } from '../support/process.js';
import { findProgram, testWith } from '../support/programs.js';
import { tracker } from '../support/tracker.js';

// A cache as operators put it before two instances, with the settings of docs/operating.md.

const { canRun, test, named } = testWith('nginx');
const api = tracker({ settings: { ANSWER_CACHE_BYTES: '4000000', RATE_LIMIT: '1000000' } });
const PORT = 20_000 + (process.pid % 20_000);

const folder = mkdtempSync(join(tmpdir(), 'cache-'));
let other: Service;
let nginx: ReturnType<typeof spawn> | undefined;

beforeAll(async () => {
  if (!canRun) return;
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', ANSWER_CACHE_BYTES: '4000000', RATE_LIMIT: '1000000' });
  other = await startService(config, api.url, pino({ level: 'silent' }));
  await other.prepared;
  const page = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
  const [, shown = ''] = /## A cache.*?```nginx\n(.*?)```/s.exec(page) ?? [];
  const settings = shown
    .replace('/var/cache/tracker', join(folder, 'kept'))
    .replace('127.0.0.1:4000', new URL(api.address).host)
    .replace('127.0.0.1:4001', new URL(other.address).host)
    .replace('listen 8081', `listen 127.0.0.1:${PORT}`);
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; pid ${folder}/nginx.pid; error_log stderr; user root; events {} http { access_log off; ${settings} }`,
  );
  nginx = spawn(present(findProgram('nginx')), ['-c', file], { stdio: 'ignore' });
});
afterAll(async () => {
  if (nginx) await end(nginx, 'SIGTERM');
  await other?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const QUERY = encodeURIComponent('{ plan(code: "APIS-2022-2026") { pillars { title } } }');
const ask = () => fetch(`http://127.0.0.1:${PORT}/graphql?query=${QUERY}`);

const REQUESTS = 3_000;
const READERS = 8;
const WRITES_AFTER = 400; // requests between two writes

test(named('a cache before two instances answers most requests, and forgets after a write'), async () => {
  await until(() =>
    ask().then(
      ({ status }) => status === 200,
      () => false,
    ),
  );
  const written = new Map<number, number>(); // when each revision was there
  let [asked, hits, longest] = [0, 0, 0];
  let last = Number((await ask()).headers.get('x-revision'));

  const read = async () => {
    while (asked < REQUESTS) {
      asked += 1;
      const begun = ticks();
      const answer = await ask();
      await answer.arrayBuffer();
      expect(answer.status).toBe(200);
      if (answer.headers.get('x-cache') === 'HIT') hits += 1;
      const shown = Number(answer.headers.get('x-revision'));
      const replaced = written.get(shown + 1);
      if (replaced !== undefined) longest = Math.max(longest, begun - replaced);
    }
  };
  const write = async () => {
    for (let next = WRITES_AFTER; next < REQUESTS; next += WRITES_AFTER) {
      await until(async () => asked >= next);
      await api.database.write((em) => em.execute('update revision set number = number + 1'));
      last += 1;
      written.set(last, ticks());
    }
  };
  await Promise.all([write(), ...Array.from({ length: READERS }, read)]);

  process.stderr.write(
    `cache: ${((100 * hits) / asked).toFixed(1)} % of ${asked} requests answered by it, longest staleness ${Math.round(longest)} ms\n`,
  );
  expect(hits).toBeGreaterThan(asked / 2);
  await until(async () => Number((await ask()).headers.get('x-revision')) === last);
});
