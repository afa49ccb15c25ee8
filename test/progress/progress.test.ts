import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { importDataset, readBundle } from '../../src/exchange/bundle/index.js';
import { tracker } from '../support/tracker.js';

const golden = tracker({ template: 'empty' });
const text = readFileSync(new URL('../fixtures/golden.json', import.meta.url), 'utf8');
const { expect: answers } = JSON.parse(text);

beforeAll(async () => {
  await importDataset(golden.orm, readBundle(text, 'golden.json').dataset, 'golden.json');
});

const PROGRESS =
  'status computedStatus statusSource value raw expected regressed method coverage { expected reported approved onTime rate } isSynthetic';

interface Shown {
  status: string;
  value: number | null;
  raw: number | null;
  expected: number | null;
  regressed: boolean;
  method: string;
  coverage: { expected: number; reported: number };
}

/** An indicator of an action through a lens. */
const indicator = async (action: string, lens: string) => {
  const { data, errors } = await golden.ask(
    `query @lens(${lens}) { action(plan: "GOLDEN", code: "${action}") { indicators { code actual progress { ${PROGRESS} } } progress { ${PROGRESS} } } }`,
  );
  expect(errors).toEqual([]);
  const found = data.action as {
    indicators: { code: string; actual: string | null; progress: Shown }[];
    progress: Shown;
  };
  return { ...(found.indicators[0] as (typeof found.indicators)[0]), ofAction: found.progress };
};

test('IND-1: the latest of each unit, added; a later lens and a wider basis see more', async () => {
  const expected = answers['IND-1'];
  const [approved, submitted, early] = [
    await indicator('A1.1', 'asOf: "2024-12-31"'),
    await indicator('A1.1', 'asOf: "2025-12-31", basis: SUBMITTED'),
    await indicator('A1.1', 'asOf: "2023-12-31"'),
  ];

  const { actual, value, coverage } = expected['asOf 2024-12-31 APPROVED'];
  expect([approved.actual, approved.progress.value]).toEqual([actual, value]);
  expect(`${approved.progress.coverage.reported}/${approved.progress.coverage.expected}`).toBe(coverage);
  expect([submitted.actual, submitted.progress.value]).toEqual([
    expected['asOf 2025-12-31 SUBMITTED'].actual,
    expected['asOf 2025-12-31 SUBMITTED'].value,
  ]);
  expect([early.actual, early.progress.value]).toEqual([
    expected['asOf 2023-12-31 APPROVED'].actual,
    expected['asOf 2023-12-31 APPROVED'].value,
  ]);
  // PRJ-2 had no data yet: the coverage says so, the figure does not change
  expect(early.progress.coverage).toMatchObject({ expected: 2, reported: 1, rate: 0.5 });
  expect(submitted.progress.coverage).toMatchObject({ expected: 2, reported: 2, approved: 1 });
  expect(approved.ofAction).toMatchObject({ value, method: 'INDICATORS', coverage: { expected: 1, reported: 1 } });
});

test('IND-2: a falling target; IND-3: a ratio of sums, never a mean of ratios', async () => {
  const falling = await indicator('A1.2', 'asOf: "2024-12-31"');
  const ratio = await indicator('A2.1', 'asOf: "2024-12-31"');

  expect([falling.actual, falling.progress.value, falling.progress.raw]).toEqual([
    answers['IND-2'].actual,
    answers['IND-2'].value,
    0.5,
  ]);
  expect([ratio.actual, ratio.progress.value]).toEqual([answers['IND-3'].actual, answers['IND-3'].value]);
  expect(ratio.progress.value).not.toBe(answers['IND-3'].never);
});

test('nothing known is NO_DATA, with figures that are null', async () => {
  const { data } =
    await golden.ask(`query @lens(asOf: "2024-12-31") { action(plan: "GOLDEN", code: "A3.1") { progress { ${PROGRESS} } }
    plan(code: "GOLDEN") { progress { ${PROGRESS} } statusCounts { status count } pillars { code progress { value status coverage { expected reported } } statusCounts { status count } } } }`);
  const counts = (rows: { status: string; count: number }[]) =>
    Object.fromEntries(rows.filter(({ count }) => count).map(({ status, count }) => [status, count]));
  const plan = data.plan as {
    progress: Shown;
    statusCounts: never[];
    pillars: { code: string; progress: Shown; statusCounts: never[] }[];
  };

  expect((data.action as { progress: Shown }).progress).toMatchObject({
    status: 'NO_DATA',
    value: null,
    raw: null,
    method: 'NONE',
    regressed: false,
  });
  expect(plan.progress).toMatchObject({
    value: 0.45,
    status: 'AT_RISK',
    method: 'ACTIONS',
    coverage: { expected: 4, reported: 3 },
  });
  expect(plan.pillars.map(({ code, progress }) => [code, progress.value, progress.status])).toEqual([
    ['P1', 0.475, 'AT_RISK'],
    ['P2', 0.4, 'AT_RISK'],
    ['P3', null, 'NO_DATA'],
  ]);
  expect(counts(plan.statusCounts)).toEqual({ NO_DATA: 1, AT_RISK: 3 });
  expect(plan.pillars.map((pillar) => counts(pillar.statusCounts))).toEqual([
    { AT_RISK: 2 },
    { AT_RISK: 1 },
    { NO_DATA: 1 },
  ]);
});

interface ChangeNode {
  kind: string;
  title: string;
  from: string | null;
  to: string | null;
  at: string;
  effectiveOn: string;
}

const changes = async (given: string, lens = '') => {
  const { data, errors } = await golden.ask(
    `query ${lens} { changes(plan: "GOLDEN", ${given}) { nodes { kind title from to at effectiveOn reason node { __typename } } edges { cursor } pageInfo { hasNextPage endCursor } } }`,
  );
  expect(errors).toEqual([]);
  return data.changes as {
    nodes: ChangeNode[];
    edges: { cursor: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
};

test('what changed: by the day that it happened, and by the moment that it became known', async () => {
  const effective = await changes('since: "2024-06-30", by: EFFECTIVE, kinds: [MONEY]');
  const recorded = await changes('since: "2024-06-30", kinds: [MONEY]');

  expect(effective.nodes.map(({ title, to, effectiveOn }) => `${title} of ${to} on ${effectiveOn}`)).toEqual([
    'PRJ-4: outgoing commitment of 100000.00 AUD on 2024-07-01',
  ]);
  expect(recorded.nodes.map(({ title, effectiveOn, at }) => [title, effectiveOn, at.slice(0, 10)])).toEqual([
    ['PRJ-4: outgoing commitment', '2024-07-01', '2024-07-02'],
    ['PRJ-2: disbursement', '2024-03-31', '2024-08-15'],
  ]);
});

test('statuses that moved are found by evaluating both ends, and say why', async () => {
  const moves = await changes('since: "2023-12-31", until: "2024-12-31", by: EFFECTIVE, kinds: [STATUS]');

  expect(moves.nodes).toEqual([
    expect.objectContaining({
      title: 'A1.1: A1.1',
      from: 'OFF_TRACK',
      to: 'AT_RISK',
      reason: expect.stringContaining('progress 0.2 where 0.3995'),
      node: { __typename: 'Action' },
    }),
    expect.objectContaining({ title: 'A1.2: A1.2', from: 'NO_DATA', to: 'AT_RISK' }),
    expect.objectContaining({ title: 'A2.1: A2.1', from: 'NO_DATA', to: 'AT_RISK' }),
  ]);
});

test('changes come in pages that leave nothing out, in a stable order', async () => {
  const all = await changes('since: "2021-12-31", by: EFFECTIVE, first: 100');
  const found: ChangeNode[] = [];
  for (let after = ''; ; ) {
    const page = await changes(`since: "2021-12-31", by: EFFECTIVE, first: 2${after}`);
    found.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) break;
    after = `, after: "${page.pageInfo.endCursor}"`;
  }

  expect(all.nodes.length).toBeGreaterThan(8);
  expect(found).toEqual(all.nodes);
});

test('laggards name each reason', async () => {
  const { data, errors } = await golden.ask(
    'query @lens(asOf: "2024-12-31") { plan(code: "GOLDEN") { actions(filter: { lagging: true }) { code lagging { code severity message node { ... on Action { code } } } } unfunded: actions(filter: { issues: ["NO_FUNDING"] }) { code } } }',
  );
  const plan = data.plan as { actions: { code: string; lagging: { code: string }[] }[]; unfunded: { code: string }[] };

  expect(errors).toEqual([]);
  expect(
    Object.fromEntries(plan.actions.map(({ code, lagging }) => [code, lagging.map((issue) => issue.code)])),
  ).toEqual({
    ...answers.laggards,
    'A3.1': ['NO_DATA'],
  });
  expect(plan.unfunded).toEqual([{ code: 'A1.2' }]);
});
