import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { importDataset, readBundle } from '../../src/exchange/bundle/index.js';
import { createToken } from '../../src/services/access/index.js';
import { tracker } from '../support/tracker.js';

const api = tracker({ template: 'empty' });
const text = readFileSync(new URL('../fixtures/golden.json', import.meta.url), 'utf8');
const { expect: answers } = JSON.parse(text);
let token = '';

beforeAll(async () => {
  await importDataset(api.orm, readBundle(text, 'golden.json').dataset, 'golden.json');
  token = (await createToken(api.orm, { name: 'secretariat', role: 'SECRETARIAT', days: 1 })).secret;
});

interface UserError {
  code: string;
  field: string;
  message: string;
}

/** The payload of the only mutation in a document. */
const write = async (document: string, variables: object = {}) => {
  const { data, errors } = await api.send({ query: document, variables }, { authorization: `Bearer ${token}` });
  expect(errors).toEqual([]);
  return Object.values(data)[0] as { userErrors: UserError[] } & Record<string, never>;
};
const ask = async (query: string) => {
  const { data, errors } = await api.ask(query);
  expect(errors).toEqual([]);
  // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the query given.
  return data as any;
};
const mistakes = (errors: readonly UserError[]) => errors.map(({ code, field }) => [code, field]);
const action = (code: string, fields: string, lens = 'asOf: "2024-12-31"') =>
  ask(`query @lens(${lens}) { action(plan: "GOLDEN", code: "${code}") { id version ${fields} } }`).then(
    (data) => data.action,
  );

const INDICATOR =
  'mutation ($input: IndicatorInput!) { createIndicator(input: $input) { indicator { id code progress { status value raw expected } } userErrors { code field message } } }';
const VALUES =
  'mutation ($input: [IndicatorValueInput!]!) { recordIndicatorValues(input: $input) { values { id value state recordedAt } userErrors { code field message } } }';
const ASSESS =
  'mutation ($id: ID!, $status: ProgressStatus!, $note: String!) { assessAction(id: $id, status: $status, note: $note) { action { id } userErrors { code field message } } }';
const UPDATE =
  'mutation ($id: ID!, $input: ActionInput!, $version: Int!) { updateAction(id: $id, input: $input, version: $version) { action { id version title pillar { code } weight responsible { role organisation { code } } provenance { kind } } userErrors { code field message } } }';
const MILESTONE =
  'mutation ($input: MilestoneInput!) { createMilestone(input: $input) { milestone { id completedOn isLate weight } userErrors { code field message } } }';
const COMPLETE =
  'mutation ($id: ID!, $on: Date!) { completeMilestone(id: $id, completedOn: $on) { milestone { completedOn isLate } userErrors { code field message } } }';
const PLAN =
  'mutation ($input: PlanInput!) { createPlan(input: $input) { plan { id code supersedes { code } actions { code title wording pillar { code } precededBy { share from { code plan { code } } } } } userErrors { code field message } } }';

const definition = (owner: string, more: object = {}) => ({
  owner,
  code: 'NEW',
  title: 'A new one',
  unit: 'people',
  measure: 'UNIT',
  direction: 'INCREASE',
  reportingBasis: 'POINT_IN_TIME',
  acrossPeriods: 'LATEST',
  acrossUnits: 'NONE',
  baseline: { value: '0' },
  target: { value: '10' },
  ...more,
});

test('a value that is recorded later for the same date corrects the earlier one, and both stay visible', async () => {
  const before = await action('A1.2', 'indicators { id actual } progress { value }');
  const indicator = before.indicators[0].id;
  const { values, userErrors } = await write(VALUES, { input: [{ indicator, date: '2024-12-31', value: '6.0' }] });
  const after = await action(
    'A1.2',
    'indicators { actual progress { value raw regressed status } values { nodes { value isSuperseded } } }',
  );
  const known = await action(
    'A1.2',
    'indicators { actual }',
    `asOf: "2024-12-31", knownAt: "${new Date(Date.parse((values as unknown as { recordedAt: string }[])[0]?.recordedAt ?? '') - 1).toISOString()}"`,
  );

  expect([before.indicators[0].actual, before.progress.value, userErrors]).toEqual(['3.5', 0.5, []]);
  const { value, raw, regressed, status } = answers['IND-2']['if the value were 6.0'];
  expect(after.indicators).toEqual([
    {
      actual: '6',
      progress: { value, raw, regressed, status },
      values: {
        nodes: [
          { value: '3.5', isSuperseded: true },
          { value: '6', isSuperseded: false },
        ],
      },
    },
  ]);
  expect(known.indicators).toEqual([{ actual: '3.5' }]);
});

test('a correction of an old date never lowers a newer cumulative value; a null with its reason is no zero', async () => {
  const [indicator] = (await action('A1.1', 'indicators { id }')).indicators;
  await write(VALUES, { input: [{ indicator: indicator.id, project: 'PRJ-1', date: '2023-12-31', value: '10' }] });
  const corrected = await action('A1.1', 'indicators { actual }');
  await write(VALUES, {
    input: [{ indicator: indicator.id, project: 'PRJ-2', date: '2024-12-31', noDataReason: 'NOT_COLLECTED' }],
  });
  const without = await action(
    'A1.1',
    'indicators { actual progress { value coverage { expected reported } explain { excluded { reason count } } } }',
  );

  expect(corrected.indicators).toEqual([{ actual: '90' }]);
  expect(without.indicators).toEqual([
    {
      actual: '90',
      progress: {
        value: 0.45,
        coverage: { expected: 2, reported: 1 },
        explain: { excluded: expect.arrayContaining([{ reason: 'NO_DATA', count: 1 }]) },
      },
    },
  ]);
});

test('values are refused whole, each with what is wrong and where', async () => {
  const [falling] = (await action('A1.2', 'indicators { id }')).indicators;
  const [ratio] = (await action('A2.1', 'indicators { id }')).indicators;
  const date = '2024-12-31';
  const { values, userErrors } = await write(VALUES, {
    input: [
      { indicator: falling.id, date: '2999-01-01', value: '1' },
      { indicator: falling.id, date, value: 'many' },
      { indicator: falling.id, date },
      { indicator: falling.id, date, value: '1', noDataReason: 'CONFIDENTIAL' },
      { indicator: ratio.id, date, value: '40' },
      { indicator: ratio.id, date, numerator: '4' },
      { indicator: ratio.id, date, project: 'NONE', country: 'THA', numerator: '1', denominator: '2' },
      { indicator: falling.id, date, value: '1', project: 'PRJ-1' },
      { indicator: 'nonsense', date, value: '1' },
    ],
  });

  expect(values).toEqual([]);
  expect(mistakes(userErrors)).toEqual([
    ['OUT_OF_RANGE', 'input.0.date'],
    ['INVALID', 'input.1.value'],
    ['INVALID', 'input.2.value'],
    ['INVALID', 'input.3.noDataReason'],
    ['INVALID', 'input.4.value'],
    ['INVALID', 'input.4.numerator'],
    ['INVALID', 'input.5.denominator'],
    ['NOT_FOUND', 'input.6.project'],
    ['INVALID', 'input.6.country'],
    ['INVALID', 'input.7.project'],
    ['INVALID', 'input.7'],
    ['NOT_FOUND', 'input.8.indicator'],
  ]);
});

test.each([
  [
    'a target of 0 below the baseline',
    { baseline: { value: '50' }, target: { value: '0' }, direction: 'DECREASE' },
    '20',
    { value: 0.6, raw: 0.6, status: 'ON_TRACK' },
  ],
  [
    'a baseline above a rising target',
    { baseline: { value: '8' }, target: { value: '4' } },
    '10',
    { value: 0, raw: -0.5, status: 'OFF_TRACK' },
  ],
  ['a target passed', {}, '15', { value: 1, raw: 1.5, status: 'ACHIEVED' }],
  [
    'a level that is held',
    { baseline: { value: '7' }, target: { value: '7' }, direction: 'MAINTAIN' },
    '7',
    { value: null, raw: null, status: 'ACHIEVED' },
  ],
  [
    'a level that is not',
    { baseline: { value: '7' }, target: { value: '7' }, direction: 'MAINTAIN' },
    '6',
    { value: null, raw: null, status: 'OFF_TRACK' },
  ],
  ['no baseline', { baseline: null }, '5', { value: null, raw: null, status: 'NO_DATA' }],
  ['nothing done', {}, '0', { value: 0, raw: 0, status: 'OFF_TRACK' }],
])('works with %s', async (name, more, value, expected) => {
  const { id } = await action('A3.1', 'code');
  const created = await write(INDICATOR, {
    input: definition(id, { code: `I-${name.replaceAll(' ', '-')}`, ...more }),
  });
  const indicator = (created.indicator as unknown as { id: string; code: string }) ?? {};
  expect(created.userErrors).toEqual([]);
  await write(VALUES, { input: [{ indicator: indicator.id, date: '2024-06-30', value }] });
  const { indicators } = await action('A3.1', 'indicators { code progress { value raw status } }');

  expect(indicators.find(({ code }: { code: string }) => code === indicator.code).progress).toEqual(expected);
});

test('the target of a period says what was to be expected in it', async () => {
  const { id } = await action('A3.1', 'code');
  const targets = [{ start: '2024-01-01', end: '2024-12-31', value: '3' }];
  await write(INDICATOR, { input: definition(id, { code: 'PERIODS', targets }) });
  const during = await action(
    'A3.1',
    'indicators { code targets { periodStart periodEnd value } progress { expected } }',
    'asOf: "2024-03-01"',
  );
  const after = await action('A3.1', 'indicators { code progress { expected } }', 'asOf: "2025-01-01"');
  const of = (found: { indicators: { code: string }[] }) => found.indicators.find(({ code }) => code === 'PERIODS');

  expect(of(during)).toEqual({
    code: 'PERIODS',
    targets: [{ periodStart: '2024-01-01', periodEnd: '2024-12-31', value: '3' }],
    progress: { expected: 0.3 },
  });
  expect(of(after)).toMatchObject({ progress: { expected: 0.6005 } });
});

test('an indicator that would count twice, or has no owner, is refused with every mistake', async () => {
  const { userErrors } = await write(INDICATOR, {
    input: definition('x', {
      code: 'has space',
      title: ' ',
      reportingBasis: 'CUMULATIVE',
      acrossPeriods: 'SUM',
      acrossUnits: 'LATEST',
      weight: '0',
      baseline: { value: 'ten' },
      targets: [{ start: '2025-01-01', end: '2024-01-01', value: '1' }],
    }),
  });

  expect(mistakes(userErrors)).toEqual([
    ['NOT_FOUND', 'input.owner'],
    ['INVALID', 'input.code'],
    ['REQUIRED', 'input.title'],
    ['INVALID', 'input.acrossPeriods'],
    ['INVALID', 'input.acrossUnits'],
    ['OUT_OF_RANGE', 'input.weight'],
    ['INVALID', 'input.baseline.value'],
    ['OUT_OF_RANGE', 'input.targets.0.end'],
  ]);
  const { id } = await action('A1.2', 'code');
  expect(mistakes((await write(INDICATOR, { input: definition(id, { code: 'IND-2' }) })).userErrors)).toEqual([
    ['DUPLICATE', 'input.code'],
  ]);
});

test('an assessment is shown in place of what was computed; all three stay side by side', async () => {
  const { id } = await action('A2.1', 'code');
  const refused = await write(ASSESS, { id, status: 'ON_HOLD', note: ' ' });
  await write(ASSESS, { id, status: 'ON_HOLD', note: 'Waiting for the budget.' });
  const fields =
    'progress { status statusSource computedStatus reportedStatus assessedStatus assessmentNote disagreement value }';
  const now = await ask(
    `{ action(plan: "GOLDEN", code: "A2.1") { ${fields} } plan(code: "GOLDEN") { actions(filter: { disagreement: true }) { code } onHold: actions(filter: { status: [ON_HOLD] }) { code } } }`,
  );
  const then = await action('A2.1', fields);

  expect(mistakes(refused.userErrors)).toEqual([['REQUIRED', 'note']]);
  expect(now.action.progress).toEqual({
    status: 'ON_HOLD',
    statusSource: 'ASSESSED',
    computedStatus: 'OFF_TRACK',
    reportedStatus: null,
    assessedStatus: 'ON_HOLD',
    assessmentNote: 'Waiting for the budget.',
    disagreement: true,
    value: 0.4,
  });
  expect(now.plan).toEqual({ actions: [{ code: 'A2.1' }], onHold: [{ code: 'A2.1' }] });
  // as of an earlier day it had not been given
  expect(then.progress).toMatchObject({ statusSource: 'COMPUTED', assessedStatus: null });
  expect(
    (
      await ask(
        '{ changes(plan: "GOLDEN", since: "2024-12-31", kinds: [ASSESSMENT]) { nodes { from to reason title } } }',
      )
    ).changes.nodes,
  ).toEqual([{ from: null, to: 'ON_HOLD', reason: 'Waiting for the budget.', title: 'A2.1: A2.1' }]);
});

test('milestones count where no indicator has data, from the day that each was done', async () => {
  const { id } = await ask('{ project(code: "PRJ-4") { id } }').then(({ project }) => project);
  const [first, second] = [
    await write(MILESTONE, { input: { owner: id, title: 'Agreement signed', dueOn: '2024-06-30', weight: '3' } }),
    await write(MILESTONE, { input: { owner: id, title: 'Station built', dueOn: '2025-06-30' } }),
  ].map((created) => created.milestone as unknown as { id: string });
  const early = await write(COMPLETE, { id: first?.id, on: '2999-01-01' });
  const done = await write(COMPLETE, { id: first?.id, on: '2024-07-15' });
  const progress = async (asOf: string) =>
    (
      await ask(
        `query @lens(asOf: "${asOf}") { project(code: "PRJ-4") { progress { value method } milestones { completedOn isLate } } }`,
      )
    ).project;

  expect(mistakes(early.userErrors)).toEqual([['OUT_OF_RANGE', 'completedOn']]);
  expect(done.milestone).toEqual({ completedOn: '2024-07-15', isLate: true });
  expect(await progress('2024-07-14')).toEqual({
    progress: { value: 0, method: 'MILESTONES' },
    milestones: [
      { completedOn: null, isLate: true },
      { completedOn: null, isLate: false },
    ],
  });
  expect(await progress('2024-12-31')).toMatchObject({ progress: { value: 0.75, method: 'MILESTONES' } });
  await write(COMPLETE, { id: second?.id, on: '2025-01-01' });
  expect(await progress('2025-12-31')).toMatchObject({ progress: { value: 1, method: 'MILESTONES' } });
  expect(
    mistakes(
      (await write(MILESTONE, { input: { owner: id, title: 'Station built', dueOn: '2025-06-30' } })).userErrors,
    ),
  ).toEqual([['DUPLICATE', 'input.title']]);
});

test('an action is changed with its version, and says who stated its words', async () => {
  const { id, version } = await action('A1.2', 'code');
  const input = {
    title: 'Affordable data',
    wording: 'OFFICIAL',
    pillar: 'P2',
    weight: '2.5',
    responsible: [{ organisation: 'KR', role: 'LEAD' }],
  };
  const changed = await write(UPDATE, { id, input, version });
  const wrong = await write(UPDATE, {
    id,
    version: version + 1,
    input: {
      title: '',
      pillar: 'P9',
      weight: '-1',
      sdgTargets: ['9.c', '99.9'],
      startDate: '2025-01-01',
      endDate: '2024-01-01',
      responsible: [{ organisation: 'NOBODY', role: 'LEAD' }],
      wording: null,
      precededBy: [{ action: 'A01', share: '1' }],
    },
  });

  expect(changed.action).toEqual({
    id,
    version: version + 1,
    title: 'Affordable data',
    pillar: { code: 'P2' },
    weight: '2.5000',
    responsible: [{ role: 'LEAD', organisation: { code: 'KR' } }],
    provenance: { kind: 'ENTERED' },
  });
  expect(mistakes((await write(UPDATE, { id, input, version })).userErrors)).toEqual([['VERSION_CONFLICT', 'version']]);
  expect(mistakes(wrong.userErrors)).toEqual([
    ['REQUIRED', 'input.wording'],
    ['REQUIRED', 'input.title'],
    ['OUT_OF_RANGE', 'input.endDate'],
    ['OUT_OF_RANGE', 'input.weight'],
    ['INVALID', 'input.sdgTargets.1'],
    ['NOT_FOUND', 'input.pillar'],
    ['NOT_FOUND', 'input.responsible.0.organisation'],
    ['INVALID', 'input.precededBy'],
  ]);
});

test('a plan that supersedes another stands beside it, its actions mapped, and nothing mixes', async () => {
  const before = await ask(
    'query @lens(asOf: "2026-11-01") { plan(code: "GOLDEN") { progress { value status } funding { committed { converted { amount } } } counts { actions projects indicators } } }',
  );
  const seed = (number: number, precededBy?: object[]) => ({ number, title: `Next action ${number}`, precededBy });
  const input = {
    code: 'GOLDEN-2',
    title: 'The next plan',
    startDate: '2027-01-01',
    endDate: '2030-12-31',
    supersedes: 'GOLDEN',
    pillars: [
      {
        number: 1,
        title: 'Reach',
        actions: [
          seed(1, [{ action: 'A1.1', share: '60', note: 'Training goes on.' }]),
          seed(2, [{ action: 'A1.1', share: '40' }]),
        ],
      },
      { number: 2, title: 'Use', actions: [seed(3)] },
    ],
  };
  const refused = await write(PLAN, {
    input: {
      ...input,
      code: 'GOLDEN',
      endDate: '2026-01-01',
      reportingCurrency: 'ZZZ',
      timeZone: 'Nowhere/City',
      atRiskFrom: 2,
      pillars: [{ number: 0, title: '', actions: [seed(1), seed(1)] }],
    },
  });
  const tooMuch = await write(PLAN, {
    input: {
      ...input,
      pillars: [
        {
          number: 1,
          title: 'Reach',
          actions: [seed(1, [{ action: 'A1.1', share: '60' }]), seed(2, [{ action: 'A1.1', share: '50' }])],
        },
      ],
    },
  });
  const created = await write(PLAN, { input });
  const again = await write(PLAN, { input: { ...input, code: 'GOLDEN-3' } });

  expect(mistakes(refused.userErrors)).toEqual([
    ['DUPLICATE', 'input.code'],
    ['OUT_OF_RANGE', 'input.endDate'],
    ['INVALID', 'input.reportingCurrency'],
    ['INVALID', 'input.timeZone'],
    ['OUT_OF_RANGE', 'input.atRiskFrom'],
    ['OUT_OF_RANGE', 'input.pillars.0.number'],
    ['DUPLICATE', 'input.pillars.0.actions.1.number'],
    ['REQUIRED', 'input.pillars.0.title'],
  ]);
  expect(mistakes(tooMuch.userErrors)).toEqual([['SHARES_EXCEED_100', 'input.pillars.0.actions.1.precededBy.0.share']]);
  expect(mistakes(again.userErrors)).toEqual([
    ['IN_USE', 'input.supersedes'],
    ['SHARES_EXCEED_100', 'input.pillars.0.actions.0.precededBy.0.share'],
    ['SHARES_EXCEED_100', 'input.pillars.0.actions.1.precededBy.0.share'],
  ]);
  expect(created).toMatchObject({
    userErrors: [],
    plan: {
      code: 'GOLDEN-2',
      supersedes: { code: 'GOLDEN' },
      actions: [
        {
          code: 'A01',
          title: 'Next action 1',
          wording: 'OFFICIAL',
          pillar: { code: 'P1' },
          precededBy: [{ share: '60.0000', from: { code: 'A1.1', plan: { code: 'GOLDEN' } } }],
        },
        { code: 'A02', precededBy: [{ share: '40.0000' }] },
        { code: 'A03', pillar: { code: 'P2' }, precededBy: [] },
      ],
    },
  });
  const after = await ask(`query @lens(asOf: "2026-11-01") {
    plan(code: "GOLDEN") { progress { value status } funding { committed { converted { amount } } } counts { actions projects indicators } supersededBy { code } }
    next: plan(code: "GOLDEN-2") { progress { value status method } funding { committed { converted { amount } } projectCount } counts { actions projects indicators } statusCounts { status count } }
    old: action(plan: "GOLDEN", code: "A1.1") { succeededBy { share note to { code plan { code } } } }
  }`);
  expect(after.plan).toEqual({ ...before.plan, supersededBy: { code: 'GOLDEN-2' } });
  expect(after.next).toMatchObject({
    progress: { value: null, status: 'NOT_STARTED', method: 'NONE' },
    funding: { committed: { converted: { amount: '0.00' } }, projectCount: 0 },
    counts: { actions: 3, projects: 0, indicators: 0 },
    statusCounts: expect.arrayContaining([
      { status: 'NOT_STARTED', count: 3 },
      { status: 'NO_DATA', count: 0 },
    ]),
  });
  expect(after.old.succeededBy).toEqual([
    { share: '60.0000', note: 'Training goes on.', to: { code: 'A01', plan: { code: 'GOLDEN-2' } } },
    { share: '40.0000', note: null, to: { code: 'A02', plan: { code: 'GOLDEN-2' } } },
  ]);
});
