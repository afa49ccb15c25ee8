import { beforeAll, expect, test } from '@jest/globals';
import type { Scope } from '../../src/domain/access/index.js';
import { fromGlobalId } from '../../src/domain/globalId.js';
import { loadGolden } from '../support/golden.js';
import { people } from '../support/people.js';
import { tracker } from '../support/tracker.js';

// What was handed in stands apart from what is being written: who sees which, and what counts.

const api = tracker({ template: 'empty' });
const { give, run, send } = people(api);

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the operations below.
type Any = any;

let indicator: string;

beforeAll(async () => {
  await loadGolden(api.orm, (golden) => {
    golden.pillars[0].actions[0] = {
      code: 'A1.1',
      title: 'Train people',
      responsible: [
        { organisation: 'KR', role: 'LEAD' },
        { organisation: 'JP', role: 'COLLABORATOR' },
      ],
    };
    golden.indicators = golden.indicators.filter(({ code }: Any) => code === 'IND-1');
    golden.projects[0].organisations = [{ organisation: 'KR', role: 'IMPLEMENTING' }];
    golden.reports = [];
    golden.reportingPeriods = [];
  });
  const action = await run('nobody', '{ action(plan: "GOLDEN", code: "A1.1") { id indicators { id } } }');
  indicator = action.indicators[0].id;
  await give('secretariat', 'SECRETARIAT');
  await give('author', 'FOCAL_POINT', fromGlobalId(action.id) as Scope);
  await give('chair', 'CHAIR', fromGlobalId(action.id) as Scope);
});

const CHANGED = 'report { id version state } userErrors { code field message }';
const steps = {
  save: `mutation ($id: ID!, $version: Int!, $input: ProgressReportInput!) { saveProgressReport(id: $id, version: $version, input: $input) { ${CHANGED} } }`,
  submit: `mutation ($id: ID!, $version: Int!) { submitProgressReport(id: $id, version: $version) { ${CHANGED} } }`,
  withdraw: `mutation ($id: ID!, $version: Int!) { withdrawProgressReport(id: $id, version: $version) { ${CHANGED} } }`,
  return: `mutation ($id: ID!, $version: Int!) { returnProgressReport(id: $id, version: $version, note: "Mend it, Kim.", comments: [{ field: "values", text: "Too few", severity: BLOCKER }]) { ${CHANGED} } }`,
  approve:
    'mutation ($id: ID!) { approveProgressReports(ids: [$id]) { reports { state } userErrors { code field message } } }',
};

let opened = 0;
/** A report of a new month, with what is done to it. */
const openReport = async () => {
  opened += 1;
  const code = `${2022 + Math.floor((opened - 1) / 12)}-${String(((opened - 1) % 12) + 1).padStart(2, '0')}`;
  const date = `${code}-28`;
  const period = { plan: 'GOLDEN', code, start: `${code}-01`, end: date, dueOn: '2024-01-31' };
  await run(
    'secretariat',
    'mutation ($input: ReportingPeriodInput!) { openReportingPeriod(input: $input) { userErrors { code } } }',
    { input: period },
  );
  const read = async (who: string, fields: string, lens = '') =>
    (
      await run(
        who,
        `query ${lens} { progressReports(filter: { period: "${code}" }) { nodes { subject { ... on Action { code } } ${fields} } } }`,
      )
    ).nodes.find(({ subject }: Any) => subject.code === 'A1.1');
  const step = async (who: string, name: keyof typeof steps, input?: object) => {
    const { id, version } = await read('secretariat', 'id version');
    return run(who, steps[name], { id, version, input });
  };
  return { code, read, step, date };
};

const value = (date: string, number: string) => ({ indicator, project: 'PRJ-1', date, value: number });
const WORDS = 'state version narrative achievements reportedStatus values { value } evidence { id title } submittedAt';
const paper = { title: 'A paper', url: 'https://example.org/paper', isPublic: true };
const list = { title: 'Participants', url: 'https://example.org/list', isPublic: false };

test('what is mended after a return is for its authors until it is handed in again', async () => {
  const { read, step, date } = await openReport();
  await step('author', 'save', {
    narrative: 'first',
    achievements: 'much',
    reportedStatus: 'AT_RISK',
    onBehalfOf: 'Ms Lee',
    evidence: [paper, list],
    values: [value(date, '10')],
  });
  await step('author', 'submit');
  const before = await read('nobody', WORDS);
  await step('chair', 'return');
  const mended = {
    narrative: 'second',
    achievements: null,
    reportedStatus: 'ON_TRACK',
    evidence: [{ ...paper, title: 'Better' }],
    values: [value(date, '20')],
  };
  expect((await step('author', 'save', mended)).userErrors).toEqual([]);
  const figure = async (who: string, lens: string) =>
    (await run(
      who,
      `query @lens(asOf: "${date}", ${lens}) { action(plan: "GOLDEN", code: "A1.1") { indicators { actual } progress { reportedStatus } } }`,
    )) as Any;

  expect(before).toMatchObject({
    state: 'SUBMITTED',
    version: 0,
    narrative: 'first',
    achievements: 'much',
    reportedStatus: 'AT_RISK',
    values: [{ value: '10' }],
    evidence: [{ title: 'A paper' }],
  });
  expect(await read('nobody', WORDS)).toEqual({ ...before, state: 'RETURNED' });
  expect(await read('chair', `${WORDS} onBehalfOf`)).toMatchObject({
    narrative: 'first',
    onBehalfOf: 'Ms Lee',
    evidence: [{ title: 'A paper' }, { title: 'Participants' }],
  });
  expect(await read('author', WORDS)).toMatchObject({
    state: 'RETURNED',
    narrative: 'second',
    achievements: null,
    reportedStatus: 'ON_TRACK',
    values: [{ value: '20' }],
    evidence: [{ title: 'Better' }],
  });
  expect(await figure('nobody', 'basis: SUBMITTED')).toMatchObject({ indicators: [{ actual: '10' }] });
  expect(await figure('secretariat', 'basis: LIVE')).toMatchObject({ indicators: [{ actual: '20' }] });
  await step('author', 'submit');
  expect(await read('nobody', WORDS)).toMatchObject({
    state: 'SUBMITTED',
    narrative: 'second',
    values: [{ value: '20' }],
    evidence: [{ title: 'Better' }],
  });
  expect(await figure('nobody', 'basis: SUBMITTED')).toMatchObject({ indicators: [{ actual: '20' }] });
});

test('what is withdrawn is a draft again: others see that it is due, and no more', async () => {
  const { read, step, date } = await openReport();
  const due = await read('nobody', `${WORDS} timeliness history { from to }`);
  await step('author', 'save', {
    narrative: 'n',
    reportedStatus: 'ON_TRACK',
    evidence: [paper],
    values: [value(date, '1')],
  });
  expect(await read('nobody', `${WORDS} timeliness history { from to }`)).toEqual(due);
  expect(await read('chair', WORDS)).toMatchObject({ state: 'DUE', version: 0, narrative: null });
  await step('author', 'submit');
  const [document] = (await read('nobody', 'evidence { id }')).evidence;
  await step('author', 'withdraw');

  expect(await read('nobody', `${WORDS} timeliness`)).toEqual({ ...due, history: undefined });
  expect(await read('nobody', 'history { from to }')).toMatchObject({
    history: [
      { from: null, to: 'DUE' },
      { from: 'DUE', to: 'SUBMITTED' },
      { from: 'SUBMITTED', to: 'DUE' },
    ],
  });
  expect((await read('author', 'history { to }')).history.map(({ to }: Any) => to)).toEqual([
    'DUE',
    'DRAFT',
    'SUBMITTED',
    'DRAFT',
  ]);
  expect(await run('nobody', `{ node(id: "${document.id}") { id } }`)).toBeNull();
  expect(await run('author', `{ node(id: "${document.id}") { ... on Evidence { title } } }`)).toEqual({
    title: 'A paper',
  });
});

test('refusals do not tell a reviewer that there is a draft', async () => {
  const { read, step } = await openReport();
  const { id } = await read('chair', 'id');
  const approve = async () => (await run('chair', steps.approve, { id })).userErrors;
  const before = await approve();
  await step('author', 'save', { narrative: 'n' });

  expect(before).toEqual([{ code: 'INVALID_TRANSITION', field: 'ids.0', message: expect.stringContaining('DUE') }]);
  expect(await approve()).toEqual(before);
});

test('names and reasons are for those who work on a report; to others each is null with an error', async () => {
  const { code, step, date } = await openReport();
  await step('author', 'save', {
    narrative: 'n',
    reportedStatus: 'ON_TRACK',
    onBehalfOf: 'Ms Lee',
    values: [value(date, '1')],
  });
  await step('author', 'submit');
  await step('chair', 'return');
  const query = `{ progressReports(filter: { period: "${code}", state: [RETURNED] }) { nodes { narrative onBehalfOf comments { text } history { actor note } } } }`;
  const { data, errors } = await send('nobody', query);
  const [shown] = (data.progressReports as Any).nodes;

  expect(shown).toMatchObject({ narrative: 'n', onBehalfOf: null, comments: [] });
  expect(shown.history).toEqual(Array(3).fill({ actor: 'withheld', note: null }));
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(Array(4).fill('FORBIDDEN'));
  expect(JSON.stringify([data, errors])).not.toMatch(/Kim|Lee/);
  expect((await run('author', query)).nodes[0]).toMatchObject({
    onBehalfOf: 'Ms Lee',
    comments: [{ text: 'Too few' }],
    history: expect.arrayContaining([{ actor: 'chair', note: 'Mend it, Kim.' }]),
  });
});

test('a remark that blocks is settled by reviewers, others by the reporters, too; and only while there is a report to judge', async () => {
  const { read, step, date } = await openReport();
  await step('author', 'save', { narrative: 'n', reportedStatus: 'ON_TRACK', values: [value(date, '1')] });
  await step('author', 'submit');
  const { id } = await read('chair', 'id');
  const add = (input: object) =>
    run(
      'chair',
      'mutation ($id: ID!, $input: ReviewCommentInput!) { addReviewComment(report: $id, input: $input) { report { comments { id severity } } userErrors { code field } } }',
      {
        id,
        input,
      },
    );
  const settle = (comment: string) => `mutation { resolveReviewComment(id: "${comment}") { userErrors { code } } }`;
  expect((await add({ text: 't', field: 'title' })).userErrors).toEqual([{ code: 'INVALID', field: 'input.field' }]);
  await add({ text: 't', severity: 'BLOCKER', field: 'values' });
  const { comments } = (await add({ text: 't', severity: 'NOTE' })).report;
  const of = (severity: string) => comments.find((one: Any) => one.severity === severity).id;

  expect((await send('author', settle(of('BLOCKER')))).errors[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await run('author', settle(of('NOTE')))).userErrors).toEqual([]);
  expect((await run('chair', steps.approve, { id })).userErrors).toEqual([
    expect.objectContaining({ code: 'INVALID', field: 'ids.0' }),
  ]);
  expect((await run('chair', settle(of('BLOCKER')))).userErrors).toEqual([]);
  expect((await run('chair', steps.approve, { id })).userErrors).toEqual([]);
  expect((await run('chair', settle(of('BLOCKER')))).userErrors).toEqual([
    expect.objectContaining({ code: 'INVALID_TRANSITION' }),
  ]);
});

test('whoever wrote on a report does not approve it, whoever handed it in', async () => {
  const { read, step, date } = await openReport();
  await step('secretariat', 'save', { narrative: 'n', reportedStatus: 'ON_TRACK', values: [value(date, '1')] });
  await step('author', 'submit');
  const { id } = await read('chair', 'id');

  expect((await run('secretariat', steps.approve, { id })).userErrors).toEqual([
    expect.objectContaining({ code: 'SELF_APPROVAL', field: 'ids.0' }),
  ]);
});

test('a value that is taken back answers nothing, and what a value was corrected to is the only one shown', async () => {
  const { code, read, step, date } = await openReport();
  await step('author', 'save', { narrative: 'n', reportedStatus: 'ON_TRACK', values: [value(date, '1')] });
  await step('author', 'save', { values: [] });
  expect((await step('author', 'submit')).userErrors).toEqual([
    expect.objectContaining({ code: 'REQUIRED', field: 'values' }),
  ]);
  await step('author', 'save', { values: [{ indicator, project: 'PRJ-1', date, noDataReason: 'NOT_AVAILABLE' }] });
  await step('author', 'save', { values: [value(date, '7')] });
  await step('author', 'submit');
  const { id } = await read('secretariat', 'id');
  await run('chair', steps.approve, { id });
  expect(await read('nobody', 'values { value noDataReason }')).toMatchObject({
    values: [{ value: '7', noDataReason: null }],
  });
  const { snapshot } = await run(
    'secretariat',
    `mutation { closeReportingPeriod(plan: "GOLDEN", code: "${code}") { snapshot { payload } } }`,
  );
  const { reports } = JSON.parse(snapshot.payload);

  expect(reports).toEqual([
    expect.objectContaining({
      subject: 'A1.1',
      values: [expect.objectContaining({ indicator: 'IND-1', project: 'PRJ-1', date, value: '7' })],
    }),
  ]);
});

test('money of a closed period changes by reversal alone', async () => {
  const { code, date } = await openReport();
  const RECORD =
    'mutation ($date: Date!) { recordTransactions(input: [{ project: "PRJ-1", type: DISBURSEMENT, value: { amount: "5", currency: "USD" }, transactionDate: $date }]) { transactions { id } userErrors { code field } } }';
  const BUDGET =
    'mutation ($start: Date!, $end: Date!) { setBudget(input: { project: "PRJ-1", type: ORIGINAL, status: INDICATIVE, periodStart: $start, periodEnd: $end, value: { amount: "1", currency: "USD" }, valueDate: $start }) { userErrors { code field } } }';
  const [paid] = (await run('secretariat', RECORD, { date })).transactions;
  await run(
    'secretariat',
    `mutation { closeReportingPeriod(plan: "GOLDEN", code: "${code}") { userErrors { code } } }`,
  );

  expect((await run('secretariat', RECORD, { date })).userErrors).toEqual([
    { code: 'PERIOD_CLOSED', field: 'input.0.transactionDate' },
  ]);
  expect((await run('secretariat', BUDGET, { start: date, end: date })).userErrors).toEqual(
    ['periodEnd', 'valueDate'].map((field) => ({ code: 'PERIOD_CLOSED', field: `input.${field}` })),
  );
  expect(
    (
      await run(
        'secretariat',
        `mutation { reverseTransaction(id: "${paid.id}", reason: "wrong") { userErrors { code } } }`,
      )
    ).userErrors,
  ).toEqual([]);
});

test('the audit says who without doubt, and what values and evidence were before', async () => {
  const { read, step, date } = await openReport();
  await step('author', 'save', { evidence: [paper], values: [value(date, '1')] });
  await step('author', 'save', { evidence: [list], values: [value(date, '2')] });
  await step('author', 'save', { evidence: [list], values: [value(date, '2')] });
  const { id } = await read('secretariat', 'id');
  const { nodes } = await run(
    'secretariat',
    'query ($id: ID!) { audit(node: $id, first: 100) { nodes { actor actorId field from to } } }',
    { id },
  );
  const of = (name: string) =>
    nodes.filter(({ field }: Any) => field === name).map(({ from, to }: Any) => [JSON.parse(from), JSON.parse(to)]);

  expect(new Set(nodes.map(({ actorId }: Any) => actorId))).toEqual(new Set([expect.stringMatching(/^token:\d+$/)]));
  expect(of('evidence')).toEqual([
    [[expect.objectContaining(paper)], [expect.objectContaining(list)]],
    [[], [expect.objectContaining(paper)]],
  ]);
  expect(of('values')).toEqual([
    [
      [expect.objectContaining({ indicator, project: 'PRJ-1', value: '1.0000000000' })],
      [expect.objectContaining({ value: '2' })],
    ],
    [[], [expect.objectContaining({ value: '1' })]],
  ]);
});

test('a language that is none is refused', async () => {
  const { step } = await openReport();

  expect((await step('author', 'save', { evidence: [{ ...paper, language: 'not a language' }] })).userErrors).toEqual([
    expect.objectContaining({ code: 'INVALID', field: 'input.evidence.0.language' }),
  ]);
});

test('a value that was never handed in is found by nobody, and one that was stays where it was corrected', async () => {
  const { read, step, date } = await openReport();
  const shown = async () =>
    (
      await run(
        'nobody',
        'query @lens(basis: SUBMITTED) { action(plan: "GOLDEN", code: "A1.1") { indicators { values(first: 100) { nodes { id date value noDataReason isSuperseded } } } } }',
      )
    ).indicators[0].values.nodes
      .filter((node: Any) => node.date === date)
      .map(({ value: number, noDataReason, isSuperseded }: Any) => [number, noDataReason, isSuperseded]);
  await step('author', 'save', { narrative: 'n', reportedStatus: 'ON_TRACK', values: [value(date, '999999')] });
  await step('author', 'save', { values: [] });
  await step('author', 'save', { values: [value(date, '1')] });
  expect(await shown()).toEqual([]);
  await step('author', 'submit');
  expect(await shown()).toEqual([['1', null, false]]);
  await step('author', 'withdraw');
  await step('author', 'save', { values: [value(date, '2')] });
  await step('author', 'save', { values: [value(date, '3')] });
  await step('author', 'submit');
  expect(await shown()).toEqual([
    ['1', null, true],
    ['3', null, false],
  ]);
  await step('author', 'withdraw');
  await step('author', 'save', { values: [] });
  await step('author', 'save', { values: [value(date, '3')] });
  expect(await read('author', 'values { value }')).toMatchObject({ values: [{ value: '3' }] });
});

test('authors find their drafts by state; to others these are due', async () => {
  const { code, read, step } = await openReport();
  await step('author', 'save', { narrative: 'n' });
  const { id } = await read('author', 'id');
  const found = async (who: string, state: string) =>
    (
      await run(who, `{ progressReports(filter: { period: "${code}", state: [${state}] }) { nodes { id } } }`)
    ).nodes.some((node: Any) => node.id === id);

  expect([await found('author', 'DRAFT'), await found('author', 'DUE')]).toEqual([true, false]);
  expect([await found('chair', 'DRAFT'), await found('chair', 'DUE')]).toEqual([false, true]);
});

test('a focal point of an organisation reports on what it leads and carries out, not on what it helps with', async () => {
  const { code } = await openReport();
  const organisation = async (name: string) =>
    fromGlobalId((await run('nobody', `{ organisation(code: "${name}") { id } }`)).id) as Scope;
  await give('korea', 'FOCAL_POINT', await organisation('KR'));
  await give('japan', 'FOCAL_POINT', await organisation('JP'));
  const { nodes } = await run(
    'nobody',
    `{ progressReports(filter: { period: "${code}" }) { nodes { id subject { __typename } } } }`,
  );
  const save = async (who: string) =>
    Object.fromEntries(
      await Promise.all(
        nodes.map(async ({ id, subject }: Any) => [
          subject.__typename,
          (await send(who, steps.save, { id, version: 999, input: {} })).errors[0]?.extensions.code ?? 'let through',
        ]),
      ),
    );

  expect(await save('korea')).toEqual({ Action: 'let through', Project: 'let through' });
  expect(await save('japan')).toEqual({ Action: 'FORBIDDEN', Project: 'FORBIDDEN' });
});

test('what is mended of a report that was loaded is not handed in by that', async () => {
  const given = { code: '2025-L', start: '2025-01-01', end: '2025-06-30', dueOn: '2025-07-31' };
  const at = (day: string) => `${day}T04:00:00Z`;
  const load = () =>
    loadGolden(api.orm, (golden) => {
      golden.pillars[0].actions[0] = {
        code: 'A1.1',
        title: 'Train people',
        responsible: [{ organisation: 'KR', role: 'LEAD' }],
      };
      golden.indicators = golden.indicators.filter(({ code }: Any) => code === 'IND-1');
      golden.indicators[0].values.push({
        date: '2025-06-30',
        value: 120,
        project: 'PRJ-1',
        period: '2025-L',
        recordedAt: at('2025-07-10'),
      });
      golden.reportingPeriods = [given];
      golden.reports = [
        {
          period: '2025-L',
          action: 'A1.1',
          organisation: 'KR',
          narrative: 'loaded',
          reportedStatus: 'ON_TRACK',
          events: [
            { at: at('2025-07-01'), to: 'DUE' },
            { at: at('2025-07-11'), to: 'SUBMITTED' },
            { at: at('2025-07-20'), to: 'RETURNED' },
          ],
        },
      ];
    });
  await load();
  const read = async (who: string) =>
    (
      await run(
        who,
        '{ progressReports(filter: { period: "2025-L" }) { nodes { id version state narrative reportedStatus values { value } } } }',
      )
    ).nodes[0];
  const actual = async () =>
    (
      await run(
        'nobody',
        'query @lens(asOf: "2025-06-30", basis: SUBMITTED) { action(plan: "GOLDEN", code: "A1.1") { indicators { actual } } }',
      )
    ).indicators[0].actual;
  const before = await read('nobody');
  const { id, version } = await read('author');
  await run('author', steps.save, {
    id,
    version,
    input: { narrative: 'mended', reportedStatus: 'OFF_TRACK', values: [value('2025-06-30', '777')] },
  });

  expect(before).toMatchObject({
    state: 'RETURNED',
    narrative: 'loaded',
    reportedStatus: 'ON_TRACK',
    values: [{ value: '120' }],
  });
  expect([await read('nobody'), await actual()]).toEqual([before, '120']);
  expect(await read('author')).toMatchObject({ narrative: 'mended', values: [{ value: '777' }] });
  const handings = () =>
    api.orm.em.fork().execute('select id from submission where report_id = ?', [fromGlobalId(id).id]);
  const once = await handings();
  await load(); // the same again adds nothing, and what people write is theirs
  expect([await handings(), await read('nobody'), await actual()]).toEqual([once, before, '120']);
  expect(await read('author')).toMatchObject({ narrative: 'mended', values: [{ value: '777' }] });
});

test('what a report takes back is gone with it, and nothing of others', async () => {
  const { read, step, date } = await openReport();
  const query = `query @lens(asOf: "${date}", basis: SUBMITTED) { action(plan: "GOLDEN", code: "A1.1") { indicators { code actual progress { coverage { expected reported } explain { excluded { reason count } } } values(last: 50) { nodes { date value noDataReason } } } } }`;
  const shown = async () => (await run('nobody', query)).indicators.find(({ code }: Any) => code === 'IND-1');
  const before = await shown();
  const direct =
    'mutation ($input: [IndicatorValueInput!]!) { recordIndicatorValues(input: $input) { userErrors { code } } }';
  await step('author', 'save', { narrative: 'n', reportedStatus: 'ON_TRACK', values: [value(date, '500')] });
  expect(await shown()).toEqual(before);
  await run('secretariat', direct, { input: [value(date, '400')] });
  const recorded = await shown();
  await step('author', 'submit');
  await step('chair', 'return');
  await step('author', 'save', { values: [{ ...value(date, ''), value: undefined, noDataReason: 'NOT_COLLECTED' }] });
  await step('author', 'save', { values: [] });
  expect((await read('author', 'values { value }')).values).toEqual([]);
  await step('author', 'save', { values: [value(date, '500')] });
  expect((await read('author', 'values { value }')).values).toEqual([{ value: '500' }]);
  await step('author', 'save', { values: [{ ...value(date, '1'), date: date.replace(/28$/, '27') }] });
  expect((await step('author', 'submit')).userErrors).toEqual([]);
  const after = await shown();

  expect(recorded.actual).toBe('400');
  expect(after.actual).toBe('400');
  expect(after.progress.coverage).toEqual(recorded.progress.coverage);
  expect(after.values.nodes.filter(({ date: on }: Any) => on === date)).toEqual([
    { date, value: '400', noDataReason: null },
  ]);
});

test('what somebody drafts decides nothing for others, and is checked again when it is handed in', async () => {
  const { read, step, date } = await openReport();
  const action = await run('nobody', '{ action(plan: "GOLDEN", code: "A1.1") { id } }');
  const created = await run(
    'secretariat',
    'mutation ($input: IndicatorInput!) { createIndicator(input: $input) { indicator { id } userErrors { code } } }',
    {
      input: {
        owner: action.id,
        code: 'NEW',
        title: 't',
        unit: 'u',
        measure: 'UNIT',
        direction: 'INCREASE',
        reportingBasis: 'PERIODIC',
        acrossPeriods: 'SUM',
        acrossUnits: 'SUM',
      },
    },
  );
  const whole = { indicator: created.indicator.id, date, value: '5' };
  const record = () =>
    run(
      'secretariat',
      'mutation ($input: [IndicatorValueInput!]!) { recordIndicatorValues(input: $input) { userErrors { code field } } }',
      {
        input: [{ ...whole, project: 'PRJ-1' }],
      },
    );
  await step('author', 'save', { narrative: 'n', reportedStatus: 'ON_TRACK', values: [value(date, '1'), whole] });

  expect((await record()).userErrors).toEqual([]);
  expect((await step('author', 'submit')).userErrors).toEqual([
    expect.objectContaining({ code: 'INVALID', field: 'values' }),
  ]);
  await step('author', 'save', { values: [value(date, '1'), { ...whole, project: 'PRJ-1', value: '6' }] });
  expect((await step('author', 'submit')).userErrors).toEqual([]);
  expect(await read('nobody', 'values { value }')).toMatchObject({ values: [{ value: '1' }, { value: '6' }] });
});

test('a completion is not moved out of a closed period, nor into one', async () => {
  const { code, date } = await openReport();
  const action = await run('nobody', '{ action(plan: "GOLDEN", code: "A1.1") { id } }');
  const made = await run(
    'secretariat',
    'mutation ($input: MilestoneInput!) { createMilestone(input: $input) { milestone { id } userErrors { code } } }',
    {
      input: { owner: action.id, title: 'm', dueOn: date },
    },
  );
  const complete = async (day: string) =>
    (
      await run(
        'secretariat',
        'mutation ($id: ID!, $day: Date!) { completeMilestone(id: $id, completedOn: $day) { userErrors { code field } } }',
        {
          id: made.milestone.id,
          day,
        },
      )
    ).userErrors;
  expect(await complete(date)).toEqual([]);
  await run(
    'secretariat',
    `mutation { closeReportingPeriod(plan: "GOLDEN", code: "${code}") { userErrors { code } } }`,
  );

  expect(await complete('2025-12-01')).toEqual([{ code: 'PERIOD_CLOSED', field: 'completedOn' }]);
  expect(await complete(date)).toEqual([]); // said again, it changes nothing
});

test('a report brings values of its period alone', async () => {
  const { step } = await openReport();

  expect((await step('author', 'save', { values: [value('2021-12-31', '1')] })).userErrors).toEqual([
    expect.objectContaining({ code: 'OUT_OF_RANGE', field: 'input.values.0.date' }),
  ]);
});
