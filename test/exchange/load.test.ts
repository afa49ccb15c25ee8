import { beforeAll, expect, test } from '@jest/globals';
import { bundleLoaded, projectsLoaded, sourcedRecords, stateOfStore } from '../operations/exchange/load.js';
import { cli } from '../support/cli.js';
import { tracker } from '../support/tracker.js';
import { goldenFile, goldenWith, temporaryFiles } from './files.js';

const empty = tracker({ template: 'empty' });
const demo = tracker();
const file = temporaryFiles();

let firstLoad: Awaited<ReturnType<typeof cli>>;
beforeAll(async () => {
  firstLoad = await cli(empty.url, 'load', goldenFile);
});

test('loads a bundle as a plan of its own', async () => {
  const { data } = await empty.run(bundleLoaded);

  const edge = (code: string, share: string) => ({ share, node: { code } });
  const action = (code: string, number: number, ...edges: object[]) => ({ code, number, projects: { edges } });
  expect(firstLoad).toMatchObject({ code: 0, message: '' });
  expect(data.plan).toMatchObject({
    startDate: '2022-01-01',
    reportingCurrency: 'USD',
    pillars: [
      {
        code: 'P1',
        actions: [action('A1.1', 1, edge('PRJ-1', '60.0000'), edge('PRJ-2', '100.0000')), action('A1.2', 2)],
      },
      { code: 'P2', actions: [action('A2.1', 3, edge('PRJ-1', '40.0000'))] },
      { code: 'P3', actions: [action('A3.1', 4, edge('PRJ-4', '100.0000'))] },
    ],
  });
  expect(data.projects.nodes[2]).toMatchObject({
    code: 'PRJ-3',
    financialScope: 'COMPONENT',
    parent: { code: 'PRJ-1' },
  });
});

test('changes nothing when it loads the same bundle again', async () => {
  const before = await empty.run(bundleLoaded);

  expect(await cli(empty.url, 'load', goldenFile)).toMatchObject({ code: 0, message: '' });

  expect((await empty.run(bundleLoaded)).data).toEqual(before.data);
});

test('brings up to date what has changed, leaves the rest alone, and leaves its trace', async () => {
  const changed = goldenWith({ 'PRJ-1': { title: 'A new title', actions: { 'A1.1': 50 } } });

  expect((await cli(empty.url, 'load', file('changed.json', changed))).code).toBe(0);

  const { nodes } = (await empty.run(projectsLoaded)).data.projects;
  const audit = await empty.orm.em.fork().execute(
    `select subject_type, field, "from", "to" from audit_entry
    where reason = 'changed.json' and field = 'title'`,
  );
  expect(nodes.slice(0, 2)).toEqual([
    { code: 'PRJ-1', title: 'A new title', version: 2, actions: [{ share: '50.0000', action: { code: 'A1.1' } }] },
    { code: 'PRJ-2', title: 'PRJ-2', version: 1, actions: [{ share: '100.0000', action: { code: 'A1.1' } }] },
  ]);
  expect(audit).toEqual([{ subject_type: 'Project', field: 'title', from: 'PRJ-1', to: 'A new title' }]);
});

/** Loads a file that must be refused; gives the message. Nothing may have changed. */
const refusalOf = async (path: string): Promise<string> => {
  const before = await empty.run(stateOfStore);
  const { code, message } = await cli(empty.url, 'load', path);
  expect(code).toBe(2);
  expect((await empty.run(stateOfStore)).data).toEqual(before.data);
  return message;
};

test('refuses a bundle whole, and lists each error of its references with its path', async () => {
  const wrong = goldenWith(
    {
      'PRJ-1': { actions: { 'A1.1': 60, 'A2.1': 41 } },
      'PRJ-2': { donors: ['NOBODY'] },
      'PRJ-3': { parent: 'NOTHING' },
    },
    { code: 'PRJ-4', actions: { 'A3.1': 100 } },
  );

  const message = await refusalOf(file('references.json', wrong));

  expect(message).toMatch(/references\.json has 4 errors; nothing was changed/);
  expect(message).toMatch(/projects\.0\.actions: the shares add up to 101\.0000, which is more than 100/);
  expect(message).toMatch(/projects\.1\.donors\.0: there is no organisation NOBODY/);
  expect(message).toMatch(/projects\.2\.parent: there is no project NOTHING/);
  expect(message).toMatch(/projects\.4: code PRJ-4 is given twice/);
});

test('refuses a bundle of another shape, and lists each error with its path', async () => {
  const plan = { code: 'bad code', start: '2022-02-30', end: '2026-12-31' };

  const message = await refusalOf(file('shape.json', { ...goldenWith({}), plan, pilars: [] }));

  for (const path of ['plan.code', 'plan.start', 'pilars']) expect(message).toContain(path);
});

test('refuses what is not JSON', async () => {
  expect(await refusalOf(file('none.json', '{'))).toContain('not JSON');
});

test.each([
  ['a donor twice', { donors: ['KR', 'KR'] }, /organisation KR as FUNDING is given twice/],
  ['a project in itself', { parent: 'PRJ-3' }, /would be a part of itself/],
  ['an identifier of another', { iatiIdentifier: 'XM-1' }, /XM-1 is (that of|given twice)/],
])('refuses a bundle with %s, with its path', async (_, change, reason) => {
  const wrong = goldenWith({ 'PRJ-1': change, 'PRJ-4': { iatiIdentifier: 'XM-1' } });

  const message = await refusalOf(file('twice.json', wrong));

  expect(message).toMatch(reason);
  expect(message).toMatch(/projects\.\d/);
});

/** A plan of one's own with one project, for which an organisation that is there already pays. */
const own = {
  plan: { code: 'OWN', start: '2027-01-01', end: '2030-12-31' },
  pillars: [{ code: 'P1', actions: ['A1'] }],
  organisations: ['KOICA'],
  projects: [{ code: 'OWN-1', actions: { A1: 100 }, donors: ['KOICA'] }],
};
/** Another plan, which would change records of other sources and take the project of the first. */
const overlaid = {
  ...own,
  plan: { ...own.plan, code: 'OWN-2' },
  organisations: [{ code: 'KOICA', name: 'Mine' }],
  projects: [
    { code: 'PRJ-CASA', actions: { A1: 100 } },
    { code: 'OWN-1', actions: { A1: 100 } },
  ],
};

test('leaves records of other sources as they are where a bundle only mentions them', async () => {
  const before = await demo.run(sourcedRecords);

  expect(await cli(demo.url, 'load', file('own.json', own))).toMatchObject({ code: 0, message: '' });

  expect((await demo.run(sourcedRecords)).data).toEqual(before.data);
});

test('refuses a bundle that would change records of other sources or plans', async () => {
  await cli(demo.url, 'load', file('own.json', own));
  const before = await demo.run(sourcedRecords);

  const { code, message } = await cli(demo.url, 'load', file('overlaid.json', overlaid));

  expect(code).toBe(2);
  expect(message).toMatch(/organisations\.0: KOICA is there already/);
  expect(message).toMatch(/projects\.0: PRJ-CASA is there already/);
  expect(message).toMatch(/projects\.1: OWN-1 serves OWN, which is another plan/);
  expect((await demo.run(sourcedRecords)).data).toEqual(before.data);
});

test.each([
  ['a file that is not there', ['load', 'no-such-file.json'], 'no-such-file.json'],
  ['a format that it does not know', ['load', 'golden.txt'], 'golden.txt'],
  ['a command that it does not know', ['sow'], "unknown command 'sow'"],
  ['a scale that is no number', ['seed', '--scale', 'many'], 'whole number'],
])('says how to use it when it is given %s', async (_, command, part) => {
  expect(await cli(demo.url, ...command)).toMatchObject({ code: 2, message: expect.stringContaining(part) });
});
