import { beforeAll, expect, test } from '@jest/globals';
import { reversalsOf, reverseTransaction, setExchangeRates } from '../operations/exchange/moved.js';
import { reports } from '../operations/reporting/reading.js';
import { anybody as anybodyOf, castOfAction, loadCastOfAction } from '../support/cast.js';
import { only, present } from '../support/certain.js';
import type { Person } from '../support/Person.js';
import { nextPeriod, reportOn, valueIn } from '../support/reports.js';
import { tracker } from '../support/tracker.js';
import { bundleOf, loadBundle, problemsOf } from './bundles.js';
import { exportText, giveOtherIds, loadText } from './planFiles.js';
import { answersTo, expectSameAnswers } from './sameAnswers.js';

// A plan with a past moves: reports that were returned and revised, corrections, mergers, what it served once.

const api = tracker({ template: 'empty' });
const { secretariat, author, chair, anybody } = castOfAction(api);
const copy = tracker({ template: 'empty' });
const there = castOfAction(copy);
const crowded = tracker();
const anybodyThere = anybodyOf(crowded);

interface Found {
  it: { id: string; version: number };
}
const found = async (query: string) => (await secretariat.gets<Found>(`{ it: ${query} { id version } }`)).it;

/** Does something that must succeed: `act` names the mutation, with all but id and version. */
const does = async (act: string, on: string | null, given: string) => {
  const row = on === null ? null : await found(on);
  const target = row ? `id: "${row.id}", version: ${row.version}, ` : '';
  const { it } = await secretariat.gets<{ it: { userErrors: object[] } }>(
    `mutation { it: ${act}(${target}${given}) { userErrors { field message } } }`,
  );
  expect([act, it.userErrors]).toEqual([act, []]);
};

/** A report that was returned, revised and approved, in a period that is closed, and one that is being written. */
const report = async () => {
  const [done, open] = [nextPeriod(), nextPeriod()];
  await secretariat.opens(done);
  const first = await reportOn(secretariat, 'A1.1', done);
  const paper = { title: 'A paper', url: 'https://example.org/paper', isPublic: true };
  const words = { narrative: 'first', reportedStatus: 'AT_RISK' as const };
  await author.saves(first, { ...words, evidence: [paper], values: [valueIn(first, '10')] });
  await author.submits(first);
  await chair.returns(first, 'Too few.', [{ field: 'values', text: 'Count again', severity: 'BLOCKER' }]);
  await author.saves(first, { narrative: 'second', evidence: [], values: [valueIn(first, '20')] });
  await author.submits(first);
  await chair.approves(first);
  await does(
    'setPeriodDueDate',
    null,
    `plan: "GOLDEN", code: "${done.code}", dueOn: "2023-01-31", reason: "A feast.", version: 1`,
  );
  await secretariat.closes(done.code);
  await secretariat.opens(open);
  const second = await reportOn(secretariat, 'A1.1', open);
  await author.saves(second, { narrative: 'a draft', values: [valueIn(second, '30')] });
};

beforeAll(async () => {
  await loadCastOfAction(api.database);
  await loadBundle(api.database, bundleOf('OTHER'));
  await loadBundle(api.database, {
    ...bundleOf('NEXT', { successions: [{ from: 'A1.1', to: 'A1', share: 100 }] }),
    plan: { code: 'NEXT', start: '2027-01-01', end: '2030-12-31', supersedes: 'GOLDEN' },
  });
  await report();
  const { transactions } = present((await secretariat.asks(reversalsOf, { code: 'PRJ-2' })).project);
  await secretariat.asks(reverseTransaction, { id: present(transactions.nodes[0]).id });
  await secretariat.asks(setExchangeRates);
  await does(
    'createEvent',
    null,
    'input: { code: "E", title: "A meeting", start: "2024", projects: ["PRJ-1", "OTHER-A"] }',
  );
  await does('createPublication', null, 'input: { code: "B", title: "A book", project: "OTHER-A" }');
  await does('setProjectActions', 'project(code: "PRJ-2")', 'actions: []');
  await does('archiveProject', 'project(code: "PRJ-4")', 'reason: "Entered twice."');
  const { id: into } = await found('organisation(code: "KR")');
  await does('mergeOrganisations', 'organisation(code: "JP")', `into: "${into}", reason: "One country."`);
  await giveOtherIds(copy);
  await loadText(copy, (await exportText(api, 'golden')).text);
});

test('goes with the plans of its succession and all that it ever served, and leaves others behind', async () => {
  const { scope } = await exportText(api, 'golden');
  const projects = await api.orm.em
    .fork()
    .execute('select code from project where id in (?) order by code', [scope.projects]);

  expect(scope).toMatchObject({ plan: 'GOLDEN', others: ['NEXT'], left: 1 });
  expect(projects.map(({ code }) => code)).toEqual(['NEXT-A', 'PRJ-1', 'PRJ-2', 'PRJ-3', 'PRJ-4']);
});

test('comes out of the other database byte for byte', async () => {
  const [original, moved] = [await exportText(api, 'GOLDEN'), await exportText(copy, 'GOLDEN')];

  expect(moved.text).toBe(original.text);
  expect(moved.rows).toBeGreaterThan(350);
});

test.each([
  ['today', ''],
  ['as submitted', 'asOf: "2022-06-30", basis: SUBMITTED'],
  ['with drafts', 'basis: LIVE'],
  ['as it was known', 'asOf: "2024-12-31", knownAt: "2024-06-30T00:00:00Z"'],
])('gives the same answers there, %s', async (_, lens) => {
  await expectSameAnswers(secretariat, there.secretariat, lens, 'GOLDEN');
});

test('shows its reports there to each as here: also what is being written, and what was written once', async () => {
  const query = reports
    .toString()
    .replace('($filter: ProgressReportFilter)', '')
    .replace('(filter: $filter, first: 100)', '');
  const people: [Person, Person][] = [
    [author, there.author],
    [chair, there.chair],
    [anybody, there.anybody],
  ];
  for (const pair of people) {
    const [here, moved] = await answersTo(pair, query);
    expect(moved).toEqual(here);
    expect(JSON.stringify(here)).toContain('"narrative":"second"');
  }
  expect(JSON.stringify(await answersTo([there.author], query))).toContain('a draft');
  expect(JSON.stringify(await answersTo([there.anybody], query))).not.toContain('a draft');
});

test('takes no token of the other database for one of this', async () => {
  const [{ authors }, ...entries] = [
    ...(await copy.orm.em.fork().execute(`select authors from progress_report where narrative = 'second'`)),
    ...(await copy.orm.em.fork().execute('select distinct actor_id from audit_entry where actor_id is not null')),
  ] as [{ authors: string[] }, ...{ actor_id: string }[]];

  const former = /^token:\d+ of \d{4}-\d\d-\d\dT[\d:.]+Z$/;
  expect(authors).toEqual([expect.stringMatching(former)]);
  expect(entries.length).toBeGreaterThan(1);
  for (const { actor_id } of entries) expect(actor_id).toMatch(former);
});

test('leaves out what belongs to a project that stays', async () => {
  const [answer] = (await answersTo(
    [there.anybody],
    '{ events { nodes { code projects { code } } } publications { nodes { code project { code } } } }',
  )) as [{ events: { nodes: object[] }; publications: { nodes: object[] } }];

  expect(only(answer.events.nodes)).toEqual({ code: 'E', projects: [{ code: 'PRJ-1' }] });
  expect(only(answer.publications.nodes)).toEqual({ code: 'B', project: null });
});

test('goes beside another plan, whose organisations stay as they are, and mean those that they were merged into', async () => {
  const organisations = [{ code: 'KR', name: 'Republic of Korea', type: 'GOVERNMENT' }, 'ADB'];
  await loadBundle(crowded.database, bundleOf('THERE', { organisations }));
  await crowded.database.write((em) =>
    em.execute(
      `update organisation set merged_into_id = (select id from organisation where code = 'KR') where code = 'ADB'`,
    ),
  );
  const korea = async () =>
    crowded.orm.em.fork().execute(
      `select name, version, (select count(*)::int from audit_entry e where (e.subject_type, e.subject_id) = ('Organisation', o.id)) as entries
       from organisation o where code = 'KR'`,
    );

  const steps = await loadText(crowded, (await exportText(api, 'GOLDEN')).text);

  expect(await korea()).toEqual([{ name: 'Republic of Korea', version: 1, entries: 0 }]);
  expect(steps).toContainEqual(
    expect.stringMatching(/^organisation: [1-9]\d* are there already and stay as they are, \d+ are new$/),
  );
  const [answer] = await answersTo(
    [anybodyThere],
    '{ plans { code } one: project(code: "PRJ-1") { ...Paid } two: project(code: "PRJ-2") { ...Paid } } fragment Paid on Project { donors { organisation { code } } }',
  );
  expect(answer).toEqual({
    plans: expect.arrayContaining([{ code: 'APIS-2022-2026' }, { code: 'GOLDEN' }, { code: 'NEXT' }]),
    one: { donors: [{ organisation: { code: 'KR' } }] },
    two: { donors: [{ organisation: { code: 'KR' } }] },
  });
});

test('goes nowhere where it is already', async () => {
  expect(await problemsOf(async () => loadText(copy, (await exportText(api, 'GOLDEN')).text))).toEqual([
    {
      path: 'tables.action_plan.0',
      message: 'GOLDEN, NEXT: in this database already; an export goes into one that does not have it',
    },
    { path: 'tables.project.0', message: expect.stringMatching(/^PRJ-1, /) },
    { path: 'tables.snapshot.0', message: expect.stringMatching(/^GOLDEN-/) },
  ]);
});
