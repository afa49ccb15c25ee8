import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { readBundle } from '../src/exchange/bundle.js';
import { importDataset } from '../src/services/importDataset.js';
import { createToken } from '../src/services/token.js';
import { tracker } from './support/tracker.js';

const api = tracker({ template: 'empty' });
const tokens: Record<string, string> = {};

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the operations below.
type Any = any;

const run = async (query: string, variables: object = {}, who = 'secretariat'): Promise<Any> => {
  const { data, errors } = await api.send({ query, variables }, { authorization: `Bearer ${tokens[who]}` });
  expect(errors).toEqual([]);
  return Object.values(data)[0];
};

const OPEN = 'mutation ($input: ReportingPeriodInput!) { openReportingPeriod(input: $input) { created userErrors { code field message } } }';
const mutation = (name: string, given: string, answer = 'report { version state }') =>
  `mutation ($id: ID!, $version: Int!) { ${name}(${given}) { ${answer} userErrors { code field message } } }`;
const STEPS = {
  save: mutation('saveProgressReport', 'id: $id, version: $version, input: { narrative: "n", reportedStatus: ON_TRACK }'),
  submit: mutation('submitProgressReport', 'id: $id, version: $version'),
  withdraw: mutation('withdrawProgressReport', 'id: $id, version: $version'),
  return: mutation('returnProgressReport', 'id: $id, version: $version, note: "again"'),
  approve: 'mutation ($id: ID!) { approveProgressReports(ids: [$id]) { reports { version state } userErrors { code field message } } }',
  comment:
    'mutation ($id: ID!) { addReviewComment(report: $id, input: { text: "t", severity: NOTE }) { report { version state } userErrors { code field message } } }',
};
type Step = keyof typeof STEPS;
const WHO: Record<Step, string> = { save: 'secretariat', submit: 'secretariat', withdraw: 'secretariat', return: 'chair', approve: 'chair', comment: 'chair' };

beforeAll(async () => {
  const golden = JSON.parse(readFileSync(new URL('fixtures/golden.json', import.meta.url), 'utf8'));
  golden.indicators = [];
  golden.pillars[0].actions = [{ code: 'A1.1', title: 'a', responsible: [{ organisation: 'KR', role: 'LEAD' }] }, 'A1.2'];
  await importDataset(api.orm, readBundle(JSON.stringify(golden), 'golden').dataset, 'golden');
  for (const [name, role] of [
    ['secretariat', 'SECRETARIAT'],
    ['chair', 'CHAIR'],
  ] as const)
    tokens[name] = (await createToken(api.orm, { name, role, days: 1 })).secret;
});

let counter = 0;

/** A report of a new period, brought to where these steps lead. */
const reportAfter = async (steps: readonly Step[]) => {
  counter += 1;
  const code = `P${counter}`;
  await run(OPEN, { input: { plan: 'GOLDEN', code, start: '2026-01-01', end: '2026-06-30', dueOn: '2026-07-31' } });
  const read = async () =>
    (await run('query ($period: String) { progressReports(filter: { period: $period }) { nodes { id version state } } }', { period: code })).nodes[0];
  for (const step of steps) {
    const { id, version } = await read();
    expect((await run(STEPS[step], { id, version }, WHO[step])).userErrors).toEqual([]);
  }
  return { code, read };
};

const PATHS: Record<string, readonly Step[]> = {
  DUE: [],
  DRAFT: ['save'],
  SUBMITTED: ['save', 'submit'],
  RETURNED: ['save', 'submit', 'return'],
  APPROVED: ['save', 'submit', 'approve'],
};
const POSSIBLE: Record<string, readonly Step[]> = {
  DUE: ['save'],
  DRAFT: ['save', 'submit'],
  SUBMITTED: ['withdraw', 'return', 'approve', 'comment'],
  RETURNED: ['save', 'submit'],
  APPROVED: [],
};
const illegal = Object.keys(PATHS).flatMap((state) =>
  (Object.keys(STEPS) as Step[]).filter((step) => !POSSIBLE[state]?.includes(step)).map((step) => [state, step] as const),
);

test('there are enough illegal steps to try', () => expect(illegal.length).toBeGreaterThanOrEqual(17));

test.each(illegal)('a report that is %s refuses: %s, and says what is possible', async (state, step) => {
  const { read } = await reportAfter(PATHS[state] ?? []);
  const before = await read();
  const { userErrors } = await run(STEPS[step], { id: before.id, version: before.version }, WHO[step]);

  expect(before.state).toBe(state);
  expect(userErrors).toEqual([
    { code: 'INVALID_TRANSITION', field: step === 'approve' ? 'ids.0' : 'id', message: expect.stringMatching(/from here (only: |nothing)/) },
  ]);
  expect(await read()).toEqual(before);
});

test.each(['save', 'submit', 'withdraw', 'return', 'approve', 'comment'] as const)('a report of a closed period refuses: %s', async (step) => {
  const { code, read } = await reportAfter(['save', 'submit']);
  await run('mutation ($code: String!) { closeReportingPeriod(plan: "GOLDEN", code: $code) { userErrors { code } } }', { code });
  const { id, version } = await read();

  expect((await run(STEPS[step], { id, version }, WHO[step])).userErrors.map((error: Any) => error.code)).toEqual(['PERIOD_CLOSED']);
});

test('a withdrawn report is a draft again, and can be handed in anew', async () => {
  const { read } = await reportAfter(['save', 'submit', 'withdraw', 'save', 'submit']);

  expect((await read()).state).toBe('SUBMITTED');
});

test('updates are asked for once in five days, and only where something is due', async () => {
  const due = await (await reportAfter([])).read();
  const done = await (await reportAfter(['save', 'submit'])).read();
  const ask = () => run('mutation ($ids: [ID!]!) { requestUpdates(ids: $ids) { requested skipped userErrors { code } } }', { ids: [due.id, done.id] });

  expect(await ask()).toEqual({ requested: [due.id], skipped: [done.id], userErrors: [] });
  expect(await ask()).toEqual({ requested: [], skipped: [due.id, done.id], userErrors: [] });
});
