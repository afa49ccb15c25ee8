import { beforeAll, expect, test } from '@jest/globals';
import { now } from '../../src/clock.js';
import { fromGlobalId } from '../../src/domain/globalId.js';
import { createToken } from '../../src/services/access/index.js';
import { loadGolden } from '../support/golden.js';
import { people } from '../support/people.js';
import { tracker } from '../support/tracker.js';

const api = tracker({ template: 'empty' });
const { give, run: runAs } = people(api);
const tokenOf: Record<string, string> = {};

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the operations below.
type Any = any;

const run = (query: string, variables: object = {}, who = 'secretariat'): Promise<Any> => runAs(who, query, variables);

const OPEN =
  'mutation ($input: ReportingPeriodInput!) { openReportingPeriod(input: $input) { created userErrors { code field message } } }';
const mutation = (name: string, given: string, answer = 'report { version state }') =>
  `mutation ($id: ID!, $version: Int!) { ${name}(${given}) { ${answer} userErrors { code field message } } }`;
const STEPS = {
  save: mutation(
    'saveProgressReport',
    'id: $id, version: $version, input: { narrative: "n", reportedStatus: ON_TRACK }',
  ),
  submit: mutation('submitProgressReport', 'id: $id, version: $version'),
  withdraw: mutation('withdrawProgressReport', 'id: $id, version: $version'),
  return: mutation('returnProgressReport', 'id: $id, version: $version, note: "again"'),
  approve:
    'mutation ($id: ID!) { approveProgressReports(ids: [$id]) { reports { version state } userErrors { code field message } } }',
  comment:
    'mutation ($id: ID!) { addReviewComment(report: $id, input: { text: "t", severity: NOTE }) { report { version state } userErrors { code field message } } }',
};
type Step = keyof typeof STEPS;
const WHO: Record<Step, string> = {
  save: 'secretariat',
  submit: 'secretariat',
  withdraw: 'secretariat',
  return: 'chair',
  approve: 'chair',
  comment: 'chair',
};

beforeAll(async () => {
  await loadGolden(api.orm, (golden) => {
    golden.indicators = [];
    golden.pillars[0].actions = [
      { code: 'A1.1', title: 'a', responsible: [{ organisation: 'KR', role: 'LEAD' }] },
      'A1.2',
    ];
  });
  await give('secretariat', 'SECRETARIAT');
  await give('chair', 'CHAIR');
  tokenOf.any = (await createToken(api.orm, { name: 'any', role: 'SECRETARIAT', days: 1 })).secret;
});

let counter = 0;

/** A report of a new period, brought to where these steps lead. */
const reportAfter = async (steps: readonly Step[]) => {
  counter += 1;
  const code = `P${counter}`;
  const day = new Date(Date.UTC(2022, 0, counter)).toISOString().slice(0, 10); // its own, since some are closed
  await run(OPEN, { input: { plan: 'GOLDEN', code, start: day, end: day, dueOn: '2026-07-31' } });
  const read = async () =>
    (
      await run(
        'query ($period: String) { progressReports(filter: { period: $period }) { nodes { id version state } } }',
        { period: code },
      )
    ).nodes[0];
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
  (Object.keys(STEPS) as Step[])
    .filter((step) => !POSSIBLE[state]?.includes(step))
    .map((step) => [state, step] as const),
);

test('there are enough illegal steps to try', () => expect(illegal.length).toBeGreaterThanOrEqual(17));

test.each(illegal)('a report that is %s refuses: %s, and says what is possible', async (state, step) => {
  const { read } = await reportAfter(PATHS[state] ?? []);
  const before = await read();
  const { userErrors } = await run(STEPS[step], { id: before.id, version: before.version }, WHO[step]);

  expect(before.state).toBe(state);
  expect(userErrors).toEqual([
    {
      code: 'INVALID_TRANSITION',
      field: step === 'approve' ? 'ids.0' : 'id',
      message: expect.stringMatching(/ report cannot .+; (the only step|the steps|no step is) possible now/),
    },
  ]);
  expect(await read()).toEqual(before);
});

test.each(['save', 'submit', 'withdraw', 'return', 'approve', 'comment'] as const)(
  'a report of a closed period refuses: %s',
  async (step) => {
    const { code, read } = await reportAfter(['save', 'submit']);
    await run(
      'mutation ($code: String!) { closeReportingPeriod(plan: "GOLDEN", code: $code) { userErrors { code } } }',
      { code },
    );
    const { id, version } = await read();

    expect((await run(STEPS[step], { id, version }, WHO[step])).userErrors.map((error: Any) => error.code)).toEqual([
      'PERIOD_CLOSED',
    ]);
  },
);

test('in a period that was reopened, what was approved can be sent back, mended and approved again', async () => {
  const { code, read } = await reportAfter(['save', 'submit', 'approve']);
  await run('mutation ($code: String!) { closeReportingPeriod(plan: "GOLDEN", code: $code) { userErrors { code } } }', {
    code,
  });
  await run(
    'mutation ($code: String!) { reopenReportingPeriod(plan: "GOLDEN", code: $code, reason: "a mistake") { userErrors { code } } }',
    { code },
  );
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
  const ask = () =>
    run('mutation ($ids: [ID!]!) { requestUpdates(ids: $ids) { requested skipped userErrors { code } } }', {
      ids: [due.id, done.id],
    });

  expect(await ask()).toEqual({ requested: [due.id], skipped: [done.id], userErrors: [] });
  expect(await ask()).toEqual({ requested: [], skipped: [due.id, done.id], userErrors: [] });
  const { node } = (
    await api.send(
      { query: `{ node(id: "${due.id}") { ... on ProgressReport { version } } }` },
      { authorization: `Bearer ${tokenOf.any}` },
    )
  ).data as Any;
  expect(node.version).toBe(due.version); // nobody who is writing it is disturbed
  const nothing = await run(
    'mutation ($ids: [ID!]!) { requestUpdates(ids: $ids) { requested userErrors { code field } } }',
    { ids: [due.id, 'nonsense'] },
  );
  expect(nothing).toEqual({ requested: [], userErrors: [{ code: 'NOT_FOUND', field: 'ids.1' }] });
});

test.each([
  [4, 'skipped'],
  [6, 'requested'],
] as const)('an update that was asked for %s days ago is %s when it is asked for again', async (days, answer) => {
  const { id } = await (await reportAfter([])).read();
  const ask = () =>
    run('mutation ($ids: [ID!]!) { requestUpdates(ids: $ids) { requested skipped userErrors { code } } }', {
      ids: [id],
    });
  await ask();
  await api.orm.em
    .fork()
    .execute("update progress_report set requested_at = requested_at - ? * interval '1 day' where id = ?", [
      days,
      fromGlobalId(id).id,
    ]);

  expect((await ask())[answer]).toEqual([id]);
});

test('a step that is taken on a clock that is behind still comes after the one before', async () => {
  const { read } = await reportAfter(['save', 'submit']);
  const { id, version } = await read();
  const em = api.orm.em.fork();
  await em.begin();
  await em.execute('alter table report_event disable trigger user');
  await em.execute('update report_event set at = ? where report_id = ? and "to" = \'SUBMITTED\'', [
    new Date(now().getTime() + 60_000),
    fromGlobalId(id).id,
  ]);
  await em.execute('alter table report_event enable trigger user');
  await em.commit();

  expect(await run(STEPS.approve, { id, version }, 'chair')).toMatchObject({ userErrors: [] });
  const [row] = await api.orm.em
    .fork()
    .execute<[{ to: string }]>('select "to" from report_event where report_id = ? order by at desc, id desc limit 1', [
      fromGlobalId(id).id,
    ]);
  expect(row.to).toBe('APPROVED');
});

test('two tokens of one person are one person', async () => {
  for (const name of ['Lee at work', 'Lee at home'])
    tokenOf[name] = (await createToken(api.orm, { name, role: 'SECRETARIAT', days: 1, user: 'lee' })).secret;
  const as = async (name: string, query: string, variables: object): Promise<Any> =>
    Object.values((await api.send({ query, variables }, { authorization: `Bearer ${tokenOf[name]}` })).data)[0];
  const { read } = await reportAfter([]);
  for (const step of ['save', 'submit'] as const) {
    const { id, version } = await read();
    await as('Lee at work', STEPS[step], { id, version });
  }
  const { id, state } = await read();

  expect(state).toBe('SUBMITTED');
  expect((await as('Lee at home', STEPS.approve, { id })).userErrors).toEqual([
    expect.objectContaining({ code: 'SELF_APPROVAL' }),
  ]);
});

test('a report is asked for on what is under way: not on what has not started, or was cancelled, merged or over before', async () => {
  const of = (code: string) => ({ code, title: code, responsible: [{ organisation: 'KR', role: 'LEAD' }] });
  const project = (code: string, own: object) => ({
    code,
    actions: { 'B1.1': 10 },
    organisations: [{ organisation: 'KR', role: 'IMPLEMENTING' }],
    ...own,
  });
  await loadGolden(
    api.orm,
    (golden) => {
      golden.plan.code = 'ASKED';
      golden.pillars = [
        {
          code: 'B1',
          actions: ['B1.1', 'B1.2', 'B1.3', 'B1.4', 'B1.5'].map((code) => (code === 'B1.5' ? code : of(code))),
        },
      ];
      golden.projects = [
        project('UNDER-WAY', { activityStatus: 'IMPLEMENTATION', actualStart: '2024-01-01' }),
        project('PLANNED', { activityStatus: 'PIPELINE', plannedStart: '2024-01-01' }),
        project('GIVEN-UP', { activityStatus: 'CANCELLED', actualStart: '2024-01-01' }),
        project('OVER', { activityStatus: 'CLOSED', actualStart: '2023-01-01', actualEnd: '2025-06-30' }),
        project('OVER-LATELY', { activityStatus: 'CLOSED', actualStart: '2023-01-01', actualEnd: '2026-03-31' }),
        project('NOBODYS', { activityStatus: 'IMPLEMENTATION', actualStart: '2024-01-01', organisations: [] }),
        project('TO-COME', { activityStatus: 'IMPLEMENTATION', actualStart: '2026-08-01' }),
      ];
      golden.assessments = (['NOT_STARTED', 'CANCELLED', 'MERGED'] as const).map((status, index) => ({
        action: `B1.${index + 2}`,
        status,
        note: 'n',
        date: '2024-01-01',
      }));
      for (const part of [
        'transactions',
        'exchangeRates',
        'indicators',
        'milestones',
        'reports',
        'reportingPeriods',
        'successions',
      ])
        golden[part] = [];
    },
    (json) => json,
  );
  const { created } = await run(OPEN, {
    input: { plan: 'ASKED', code: 'P1', start: '2026-01-01', end: '2026-06-30', dueOn: '2026-07-31' },
  });
  const { nodes } = await run(
    '{ progressReports(filter: { plan: "ASKED" }) { nodes { subject { ... on Action { code } ... on Project { code } } } } }',
  );

  expect(nodes.map(({ subject }: Any) => subject.code).sort()).toEqual(['B1.1', 'OVER-LATELY', 'UNDER-WAY']);
  expect(created).toBe(3);
});
