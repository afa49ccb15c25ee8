import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import type { Scope } from '../../src/domain/access/index.js';
import { fromGlobalId } from '../../src/domain/globalId.js';
import { verifyAudit } from '../../src/services/access/index.js';
import { loadGolden } from '../support/golden.js';
import { people } from '../support/people.js';
import { tracker } from '../support/tracker.js';

// One round with five actors, over HTTP: the secretariat, two focal points, a chair and a donor.

const api = tracker({ template: 'empty', settings: { ANSWER_CACHE_BYTES: '1000000' } });
const { give, run, send } = people(api);
const ids: Record<string, string> = {};

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the operations below.
type Any = any;

const codes = (payload: Any) => payload.userErrors.map(({ code, field }: Any) => [code, field]);

beforeAll(async () => {
  await loadGolden(api.orm, (golden) => {
    golden.pillars[0].actions = [
      { code: 'A1.1', title: 'Train people', responsible: [{ organisation: 'KR', role: 'LEAD' }] },
      { code: 'A1.2', title: 'Lower the price', responsible: [{ organisation: 'JP', role: 'LEAD' }] },
    ];
    golden.indicators = golden.indicators.filter(({ code }: Any) => code !== 'IND-3');
    golden.projects[0].organisations = [{ organisation: 'KR', role: 'IMPLEMENTING' }];
  });
  const found = (
    await api.ask(
      '{ plan(code: "GOLDEN") { id pillars { id code } a: action1: actions(filter: { codes: ["A1.1"] }) { id } }  }'.replace(
        'a: action1:',
        'a:',
      ),
    )
  ).data.plan as Any;
  ids.plan = found.id;
  ids.pillar = found.pillars[0].id;
  ids.action = found.a[0].id;
  ids.project = ((await api.ask('{ project(code: "PRJ-1") { id } }')).data.project as Any).id;
  ids.other = ((await api.ask('{ action(plan: "GOLDEN", code: "A1.2") { id } }')).data.action as Any).id;
  ids.indicator = (
    (await api.ask('{ action(plan: "GOLDEN", code: "A1.1") { indicators { id } } }')).data.action as Any
  ).indicators[0].id;
  ids.adb = ((await api.ask('{ organisation(code: "ADB") { id } }')).data.organisation as Any).id;
  ids.kr = ((await api.ask('{ organisation(code: "KR") { id } }')).data.organisation as Any).id;
  const scope = (id: string | undefined): Scope => fromGlobalId(id ?? '') as Scope;
  await give('secretariat', 'SECRETARIAT');
  await give('admin', 'ADMIN');
  await give('korea', 'FOCAL_POINT', scope(ids.kr));
  await give('korea2', 'FOCAL_POINT', scope(ids.action));
  await give('japan', 'FOCAL_POINT', scope(ids.other));
  await give('chair', 'CHAIR', scope(ids.pillar));
  await give('donor', 'DONOR', scope(ids.kr));
});

const OPEN =
  'mutation ($input: ReportingPeriodInput!) { openReportingPeriod(input: $input) { period { code state } created userErrors { code field message } } }';
const SAVE =
  'mutation ($id: ID!, $input: ProgressReportInput!, $version: Int!) { saveProgressReport(id: $id, input: $input, version: $version) { report { version state narrative values { value } evidence { url isPublic } } userErrors { code field message } } }';
const step = (name: string) =>
  `mutation ($id: ID!, $version: Int!) { ${name}(id: $id, version: $version) { report { version state timeliness } userErrors { code field message } } }`;
const RETURN =
  'mutation ($id: ID!, $version: Int!, $note: String!, $comments: [ReviewCommentInput!]) { returnProgressReport(id: $id, note: $note, comments: $comments, version: $version) { report { version state comments { id text field author } } userErrors { code field message } } }';
const APPROVE =
  'mutation ($ids: [ID!]!) { approveProgressReports(ids: $ids) { reports { state } userErrors { code field message } } }';
const CLOSE =
  'mutation { closeReportingPeriod(plan: "GOLDEN", code: "2026-H1") { snapshot { code version sha256 payload reason } userErrors { code field message } } }';
const REOPEN =
  'mutation ($reason: String!) { reopenReportingPeriod(plan: "GOLDEN", code: "2026-H1", reason: $reason) { period { state } userErrors { code field message } } }';
const period = { plan: 'GOLDEN', code: '2026-H1', start: '2026-01-01', end: '2026-06-30', dueOn: '2026-07-31' };

const report = async (who: string, subject: string): Promise<Any> =>
  (
    await run(
      who,
      `query ($subject: ID) { progressReports(filter: { subject: $subject, plan: "GOLDEN" }) { nodes { id state version narrative timeliness values { value } evidence { url } comments { text } history { to actor } } } }`,
      { subject: ids[subject] },
    )
  ).nodes[0];

test('the whole round: open, draft, submit, return, resubmit, approve, close, correct, reopen', async () => {
  // opening asks for a report on each action and project that somebody answers for, once
  expect(await run('secretariat', OPEN, { input: period })).toMatchObject({
    period: { code: '2026-H1', state: 'OPEN' },
    created: 3,
    userErrors: [],
  });
  expect((await run('secretariat', OPEN, { input: period })).created).toBe(0);
  expect(codes(await run('secretariat', OPEN, { input: { ...period, dueOn: '2026-08-31' } }))).toEqual([
    ['DUPLICATE', 'input.code'],
  ]);
  const OBLIGATIONS =
    '{ viewer { roles { role scope { __typename } } obligations { kind turn dueOn timeliness subject { ... on Action { code } ... on Project { code } } } } }';
  const of = async (who: string) =>
    (await run(who, OBLIGATIONS)).obligations.map(({ kind, subject }: Any) => `${kind} ${subject.code}`);
  expect(await of('korea')).toEqual(['SUBMIT_REPORT A1.1', 'SUBMIT_REPORT PRJ-1']);
  expect(await of('japan')).toEqual(['SUBMIT_REPORT A1.2']);
  expect(await of('donor')).toEqual(['SUBMIT_REPORT PRJ-1']);
  expect([await of('chair'), await of('nobody')]).toEqual([[], []]);

  // two people save the same draft: the second is told, and nothing of the first is lost; at the same moment, too
  const other = (await report('korea', 'project')) ?? {};
  const both = await Promise.all(
    ['korea', 'secretariat'].map((who) =>
      run(who, SAVE, { id: other.id, version: other.version, input: { narrative: `of ${who}` } }),
    ),
  );
  const [won] = both.flatMap(({ report: written }) => written?.narrative ?? []);
  expect(both.flatMap(codes)).toEqual([['VERSION_CONFLICT', 'version']]);
  expect((await report('korea', 'project')).narrative).toBe(won);
  const due = await report('korea', 'action');
  const first = await run('korea', SAVE, {
    id: due.id,
    version: due.version,
    input: {
      narrative: 'We trained people.',
      evidence: [{ title: 'List', url: 'https://example.org/list', isPublic: false }],
    },
  });
  expect(first.report).toMatchObject({
    state: 'DRAFT',
    narrative: 'We trained people.',
    evidence: [{ isPublic: false }],
  });
  expect(
    codes(await run('korea2', SAVE, { id: due.id, version: due.version, input: { narrative: 'Something else' } })),
  ).toEqual([['VERSION_CONFLICT', 'version']]);
  expect(await report('korea2', 'action')).toMatchObject({ state: 'DRAFT', narrative: 'We trained people.' });

  // a draft is nobody else's: not its words, its state, its values or its evidence
  for (const who of ['japan', 'donor', 'nobody', 'chair'])
    expect(await report(who, 'action')).toMatchObject({
      state: 'DUE',
      narrative: null,
      values: [],
      evidence: [],
      comments: [],
      history: [{ to: 'DUE' }],
    });
  expect((await send('japan', SAVE, { id: due.id, version: 2, input: {} })).errors[0]?.extensions.code).toBe(
    'FORBIDDEN',
  );
  expect((await send('nobody', SAVE, { id: due.id, version: 2, input: {} })).errors[0]?.extensions.code).toBe(
    'UNAUTHENTICATED',
  );

  // submitting names all that is missing at once
  const { version } = await report('korea', 'action');
  expect(codes(await run('korea', step('submitProgressReport'), { id: due.id, version }))).toEqual([
    ['REQUIRED', 'reportedStatus'],
    ['REQUIRED', 'values'],
  ]);
  const [indicator] = (await run('nobody', '{ action(plan: "GOLDEN", code: "A1.1") { indicators { id } } }'))
    .indicators;
  const saved = await run('korea', SAVE, {
    id: due.id,
    version,
    input: {
      reportedStatus: 'ON_TRACK',
      values: [{ indicator: indicator.id, project: 'PRJ-1', date: '2026-06-30', value: '180' }],
    },
  });
  expect(saved.userErrors).toEqual([]);
  const submitted = await run('korea', step('submitProgressReport'), { id: due.id, version: saved.report.version });
  expect(submitted.report).toMatchObject({ state: 'SUBMITTED', timeliness: 'LATE' });

  // its values count by basis; its author can't approve it; the chair sends it back
  const actual = async (basis: string) =>
    await run(
      'nobody',
      `query @lens(basis: ${basis}) { action(plan: "GOLDEN", code: "A1.1") { indicators { actual } progress { reportedStatus } } }`,
    );
  expect((await actual('APPROVED')).indicators).toEqual([{ actual: '90' }]);
  expect(await actual('SUBMITTED')).toMatchObject({
    indicators: [{ actual: '180' }],
    progress: { reportedStatus: 'ON_TRACK' },
  });
  expect((await send('korea', APPROVE, { ids: [due.id] })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  expect(await of('chair')).toEqual(['REVIEW_REPORT A1.1']);
  expect(codes(await run('chair', RETURN, { id: due.id, version: submitted.report.version, note: '' }))).toEqual([
    ['REQUIRED', 'note'],
  ]);
  const returned = await run('chair', RETURN, {
    id: due.id,
    version: submitted.report.version,
    note: 'Add the women.',
    comments: [{ field: 'narrative', text: 'How many women?' }],
  });
  expect(returned.report).toMatchObject({
    state: 'RETURNED',
    comments: [{ text: 'How many women?', field: 'narrative', author: 'chair' }],
  });
  expect(await of('korea')).toEqual(['REVISE_REPORT A1.1', 'SUBMIT_REPORT PRJ-1']);

  // resubmission, and a blocking remark that must be settled first
  const mended = await run('korea', SAVE, {
    id: due.id,
    version: returned.report.version,
    input: { narrative: 'We trained people, half of them women.' },
  });
  await run('korea', step('submitProgressReport'), { id: due.id, version: mended.report.version });
  expect(codes(await run('chair', APPROVE, { ids: [due.id] }))).toEqual([['INVALID', 'ids.0']]);
  await run('chair', 'mutation ($id: ID!) { resolveReviewComment(id: $id) { report { state } userErrors { code } } }', {
    id: returned.report.comments[0].id,
  });

  // bulk approval: all or none
  const second = await report('japan', 'other');
  const [price] = (await run('nobody', '{ action(plan: "GOLDEN", code: "A1.2") { indicators { id } } }')).indicators;
  const draft = await run('secretariat', SAVE, {
    id: second.id,
    version: second.version,
    input: {
      narrative: 'Prices fell.',
      reportedStatus: 'ON_TRACK',
      onBehalfOf: 'JP',
      values: [{ indicator: price.id, date: '2026-06-30', value: '2.5' }],
    },
  });
  expect(codes(await run('chair', APPROVE, { ids: [due.id, second.id] }))).toEqual([['INVALID_TRANSITION', 'ids.1']]);
  await run('secretariat', step('submitProgressReport'), { id: second.id, version: draft.report.version });
  expect(codes(await run('secretariat', APPROVE, { ids: [due.id, second.id] }))).toEqual([['SELF_APPROVAL', 'ids.1']]);
  expect((await run('chair', APPROVE, { ids: [due.id, second.id] })).reports).toEqual([
    { state: 'APPROVED' },
    { state: 'APPROVED' },
  ]);
  expect((await actual('APPROVED')).indicators).toEqual([{ actual: '180' }]);

  // closing freezes; the missing report is listed as missing
  const closed = await run('secretariat', CLOSE);
  expect(closed.userErrors).toEqual([]);
  const { snapshot } = closed;
  const frozen = JSON.parse(snapshot.payload);
  expect(snapshot).toMatchObject({
    code: 'GOLDEN-2026-H1-v1',
    version: 1,
    reason: null,
    sha256: createHash('sha256').update(snapshot.payload).digest('hex'),
  });
  expect(frozen.missing).toEqual([{ kind: 'Project', organisation: 'KR', subject: 'PRJ-1', timeliness: 'OVERDUE' }]);
  expect(frozen.reports.map(({ subject, state }: Any) => [subject, state])).toEqual([
    ['A1.1', 'APPROVED'],
    ['A1.2', 'APPROVED'],
  ]);
  const served = await api.get('/snapshots/GOLDEN-2026-H1-v1.json');
  expect([served.headers.get('etag'), await served.text()]).toEqual([`"${snapshot.sha256}"`, snapshot.payload]);
  expect(
    (await api.get('/snapshots/GOLDEN-2026-H1-v1.json', { headers: { 'if-none-match': `"${snapshot.sha256}"` } }))
      .status,
  ).toBe(304);

  expect((await api.get('/snapshots/%00.json')).status).toBe(404);

  // a closed period is changed by reopening alone, which makes the next version; the first stays as it was
  const late = await report('korea', 'action');
  expect(codes(await run('korea', SAVE, { id: late.id, version: late.version, input: { narrative: 'x' } }))).toEqual([
    ['PERIOD_CLOSED', 'id'],
  ]);
  expect(codes(await run('secretariat', CLOSE))).toEqual([['INVALID_TRANSITION', 'code']]);
  const record = (date: string) =>
    run(
      'secretariat',
      `mutation { recordIndicatorValues(input: [{ indicator: "${ids.indicator}", date: "${date}", value: "150", project: "PRJ-1" }]) { userErrors { code field } } }`,
    );
  expect([codes(await record('2026-05-31')), codes(await record('2026-07-01'))]).toEqual([
    [['PERIOD_CLOSED', 'input.0.date']],
    [],
  ]);
  expect(codes(await run('secretariat', REOPEN, { reason: '' }))).toEqual([['REQUIRED', 'reason']]);
  expect((await run('secretariat', REOPEN, { reason: 'A report came in late.' })).period).toEqual({ state: 'OPEN' });
  // what was approved is sent back, corrected and approved again: that is what it was reopened for
  const wrong = await report('korea', 'action');
  await run('chair', RETURN, { id: wrong.id, version: wrong.version, note: 'A typing error.' });
  const corrected = await run('korea', SAVE, {
    id: wrong.id,
    version: (await report('korea', 'action')).version,
    input: { values: [{ indicator: indicator.id, project: 'PRJ-1', date: '2026-06-30', value: '170' }] },
  });
  await run('korea', step('submitProgressReport'), { id: wrong.id, version: corrected.report.version });
  expect((await run('chair', APPROVE, { ids: [wrong.id] })).reports).toEqual([{ state: 'APPROVED' }]);
  const again = (await run('secretariat', CLOSE)).snapshot;
  const valuesIn = (payload: string) => JSON.parse(payload).reports[0].values.map((value: Any) => value.value);
  expect([valuesIn(snapshot.payload), valuesIn(again.payload)]).toEqual([['180'], ['170']]);
  expect(again).toMatchObject({ code: 'GOLDEN-2026-H1-v2', version: 2, reason: 'A report came in late.' });
  expect(await run('nobody', '{ snapshot(code: "GOLDEN-2026-H1-v1") { sha256 payload period { code } } }')).toEqual({
    sha256: snapshot.sha256,
    payload: snapshot.payload,
    period: { code: '2026-H1' },
  });

  // everything that happened can be read back, by the secretariat, and the chain holds
  const audit = await run(
    'secretariat',
    'query ($node: ID!) { audit(node: $node, first: 100) { nodes { actor operation field from to reason hash subject { __typename } } } }',
    { node: due.id },
  );
  expect(audit.nodes.map(({ operation }: Any) => operation)).toEqual(
    expect.arrayContaining([
      'saveProgressReport',
      'submitProgressReport',
      'returnProgressReport',
      'approveProgressReports',
    ]),
  );
  const loads = await run('secretariat', '{ audit(actor: "command line", first: 100) { nodes { operation to } } }');
  expect(loads.nodes).toContainEqual({ operation: 'load', to: expect.stringMatching(/^golden: \d+ rows$/) });
  expect(loads.nodes).toContainEqual({ operation: 'createApiToken', to: expect.stringContaining('"role":"CHAIR"') });

  // the answers of the round before are at hand in the next
  const next = { ...period, code: '2026-H2', start: '2026-07-01', end: '2026-12-31', dueOn: '2027-01-31' };
  await run('secretariat', OPEN, { input: next });
  const { latest } = await run(
    'korea',
    'query ($id: ID!) { node(id: $id) { ... on Action { latest: reports(first: 9) { nodes { period { code } previous { narrative period { code } previous { state } } } } } } }',
    {
      id: ids.action,
    },
  );
  expect(latest.nodes.find((node: Any) => node.period.code === '2026-H2').previous).toEqual({
    narrative: expect.any(String),
    period: { code: '2026-H1' },
    previous: null,
  });
  expect((await send('korea', '{ audit { nodes { id } } }')).errors[0]?.extensions.code).toBe('FORBIDDEN');
  expect(await verifyAudit(api.orm)).toMatchObject({ isWhole: true });
});
