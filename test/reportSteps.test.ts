import { beforeAll, expect, test } from '@jest/globals';
import { loadGolden } from './support/golden.js';
import { people } from './support/people.js';
import { tracker } from './support/tracker.js';

const api = tracker({ template: 'empty' });
const { give, run: runAs } = people(api);

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the operations below.
type Any = any;

const run = (query: string, variables: object = {}, who = 'secretariat'): Promise<Any> => runAs(who, query, variables);

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
  await loadGolden(api.orm, (golden) => {
    golden.indicators = [];
    golden.pillars[0].actions = [{ code: 'A1.1', title: 'a', responsible: [{ organisation: 'KR', role: 'LEAD' }] }, 'A1.2'];
  });
  await give('secretariat', 'SECRETARIAT');
  await give('chair', 'CHAIR');
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

test('in a period that was reopened, what was approved can be sent back, mended and approved again', async () => {
  const { code, read } = await reportAfter(['save', 'submit', 'approve']);
  await run('mutation ($code: String!) { closeReportingPeriod(plan: "GOLDEN", code: $code) { userErrors { code } } }', { code });
  await run('mutation ($code: String!) { reopenReportingPeriod(plan: "GOLDEN", code: $code, reason: "a mistake") { userErrors { code } } }', { code });
  const states = [];
  for (const step of ['return', 'save', 'submit', 'approve'] as const) {
    const { id, version } = await read();
    expect((await run(STEPS[step], { id, version }, WHO[step])).userErrors).toEqual([]);
    states.push((await read()).state);
  }

  expect(states).toEqual(['RETURNED', 'RETURNED', 'SUBMITTED', 'APPROVED']);
});

test('reports are approved at the versions that were read, if they are given', async () => {
  const { read } = await reportAfter(['save', 'submit']);
  const { id, version } = await read();
  const approve = (versions: number[]) =>
    run(
      'mutation ($ids: [ID!]!, $versions: [Int!]) { approveProgressReports(ids: $ids, versions: $versions) { reports { state } userErrors { code field } } }',
      { ids: [id], versions },
      'chair',
    );

  expect((await approve([version - 1])).userErrors).toEqual([{ code: 'VERSION_CONFLICT', field: 'versions.0' }]);
  expect((await approve([version, version])).userErrors).toEqual([{ code: 'INVALID', field: 'versions' }]);
  expect(await approve([version])).toEqual({ reports: [{ state: 'APPROVED' }], userErrors: [] });
});

test('each step makes the version grow by one', async () => {
  const { read } = await reportAfter([]);
  const versions = [(await read()).version];
  for (const step of ['save', 'submit', 'withdraw', 'submit', 'return', 'save', 'submit', 'approve'] as const) {
    const { id, version } = await read();
    expect((await run(STEPS[step], { id, version }, WHO[step])).userErrors).toEqual([]);
    versions.push((await read()).version);
  }

  expect(versions.map((version) => version - (versions[0] ?? 0))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
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
  const nothing = await run('mutation ($ids: [ID!]!) { requestUpdates(ids: $ids) { requested userErrors { code field } } }', { ids: [due.id, 'nonsense'] });
  expect(nothing).toEqual({ requested: [], userErrors: [{ code: 'NOT_FOUND', field: 'ids.1' }] });
});
