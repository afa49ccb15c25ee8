import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cli } from '../support/cli.js';
import { tracker } from '../support/tracker.js';

const empty = tracker({ template: 'empty' });
const demo = tracker();

const fixture = (name: string) => new URL(`../fixtures/${name}`, import.meta.url).pathname;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracker-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const golden = () => JSON.parse(readFileSync(fixture('golden.json'), 'utf8'));

test('loads a bundle as a plan of its own, and the same bundle again changes nothing', async () => {
  const everything =
    '{ lens { revision } plan(code: "GOLDEN") { startDate reportingCurrency pillars { code actions { code number projects { edges { share node { code } } } } } } projects { nodes { code financialScope parent { code } donors { organisation { code } } version updatedAt } } }';

  expect(cli(empty.url, 'load', fixture('golden.json'))).toMatchObject({ code: 0, message: '' });
  const once = await empty.ask(everything);
  expect(cli(empty.url, 'load', fixture('golden.json'))).toMatchObject({ code: 0, message: '' });
  const twice = await empty.ask(everything);

  expect(once.data).toMatchObject({
    plan: {
      startDate: '2022-01-01',
      reportingCurrency: 'USD',
      pillars: [
        {
          code: 'P1',
          actions: [
            {
              code: 'A1.1',
              number: 1,
              projects: {
                edges: [
                  { share: '60.0000', node: { code: 'PRJ-1' } },
                  { share: '100.0000', node: { code: 'PRJ-2' } },
                ],
              },
            },
            { code: 'A1.2', number: 2, projects: { edges: [] } },
          ],
        },
        { code: 'P2', actions: [{ code: 'A2.1', projects: { edges: [{ share: '40.0000' }] } }] },
        {
          code: 'P3',
          actions: [{ code: 'A3.1', projects: { edges: [{ share: '100.0000', node: { code: 'PRJ-4' } }] } }],
        },
      ],
    },
  });
  expect((once.data.projects as { nodes: object[] }).nodes[2]).toMatchObject({
    code: 'PRJ-3',
    financialScope: 'COMPONENT',
    parent: { code: 'PRJ-1' },
  });
  expect(twice.data).toEqual(once.data);
});

test('brings what has changed up to date, and leaves the rest alone', async () => {
  const changed = golden();
  changed.projects[0].title = 'A new title';
  changed.projects[0].actions = { 'A1.1': 50 };
  expect(cli(empty.url, 'load', file('changed.json', changed)).code).toBe(0);

  const { data } = await empty.ask('{ projects { nodes { code title version actions { share action { code } } } } }');

  expect((data.projects as { nodes: unknown[] }).nodes.slice(0, 2)).toEqual([
    { code: 'PRJ-1', title: 'A new title', version: 2, actions: [{ share: '50.0000', action: { code: 'A1.1' } }] },
    { code: 'PRJ-2', title: 'PRJ-2', version: 1, actions: [{ share: '100.0000', action: { code: 'A1.1' } }] },
  ]);
  const audit = await empty.orm.em
    .fork()
    .execute(
      `select subject_type, field, "from", "to" from audit_entry where reason = 'changed.json' and field = 'title'`,
    );
  expect(audit).toEqual([{ subject_type: 'Project', field: 'title', from: 'PRJ-1', to: 'A new title' }]);
});

test('refuses a bundle with errors whole, and lists each with its path', async () => {
  const before = await empty.ask('{ lens { revision } plans { code } projects { totalCount } }');
  const wrong = golden();
  wrong.projects[0].actions = { 'A1.1': 60, 'A2.1': 41 };
  wrong.projects[1].donors = ['NOBODY'];
  wrong.projects[2].parent = 'NOTHING';
  wrong.projects.push({ ...wrong.projects[3] });
  const shape = { ...golden(), plan: { code: 'bad code', start: '2022-02-30', end: '2026-12-31' }, pilars: [] };

  const references = cli(empty.url, 'load', file('references.json', wrong));
  const shapes = cli(empty.url, 'load', file('shape.json', shape));
  const noJson = cli(empty.url, 'load', file('none.json', '{'));

  expect(references.code).toBe(2);
  expect(references.message).toMatch(/references\.json has 4 errors; nothing was changed/);
  expect(references.message).toMatch(/projects\.0\.actions: the shares add up to 101\.0000, which is more than 100/);
  expect(references.message).toMatch(/projects\.1\.organisations\.0\.organisation: there is no organisation NOBODY/);
  expect(references.message).toMatch(/projects\.2\.parent: there is no project NOTHING/);
  expect(references.message).toMatch(/projects\.4: code PRJ-4 is given twice/);
  expect(shapes.code).toBe(2);
  for (const path of ['plan.code', 'plan.start', 'pilars']) expect(shapes.message).toContain(path);
  expect(noJson).toMatchObject({ code: 2, message: expect.stringContaining('not JSON') });
  expect((await empty.ask('{ lens { revision } plans { code } projects { totalCount } }')).data).toEqual(before.data);
});

test('refuses what would lay a bundle over records that rest on other sources, and leaves mere mentions alone', async () => {
  const ask = () =>
    demo.ask(
      '{ organisation(code: "KOICA") { name type provenance { kind } } project(code: "PRJ-CASA") { title countries { percentage } provenance { kind } } }',
    );
  const before = await ask();
  const plan = { code: 'OWN', start: '2027-01-01', end: '2030-12-31' };
  const mine = {
    plan,
    pillars: [{ code: 'P1', actions: ['A1'] }],
    organisations: ['KOICA'],
    projects: [{ code: 'OWN-1', actions: { A1: 100 }, donors: ['KOICA'] }],
  };
  const theirs = {
    ...mine,
    plan: { ...plan, code: 'OWN-2' },
    organisations: [{ code: 'KOICA', name: 'Mine' }],
    projects: [
      { code: 'PRJ-CASA', actions: { A1: 100 } },
      { code: 'OWN-1', actions: { A1: 100 } },
    ],
  };

  expect(cli(demo.url, 'load', file('mine.json', mine))).toMatchObject({ code: 0, message: '' });
  const { code, message } = cli(demo.url, 'load', file('theirs.json', theirs));

  expect(code).toBe(2);
  expect(message).toMatch(/organisations\.0: KOICA is there already/);
  expect(message).toMatch(/projects\.0: PRJ-CASA is there already/);
  expect(message).toMatch(/projects\.1: OWN-1 serves OWN, which is another plan/);
  expect((await ask()).data).toEqual(before.data);
});

test.each([
  [
    'a donor twice',
    (project: Record<string, unknown>) => void Object.assign(project, { donors: ['KR', 'KR'] }),
    /organisation KR as FUNDING is given twice/,
  ],
  [
    'a project in itself',
    (project: Record<string, unknown>) => void Object.assign(project, { parent: 'PRJ-3' }),
    /would be a part of itself/,
  ],
  [
    'an identifier of another',
    (project: Record<string, unknown>) => void Object.assign(project, { iatiIdentifier: 'XM-1' }),
    /XM-1 is (that of|given twice)/,
  ],
])('refuses a bundle with %s, with its path', (_, change, message) => {
  const wrong = golden();
  wrong.projects[3].iatiIdentifier = 'XM-1';
  change(wrong.projects[0]);
  const { code, message: said } = cli(empty.url, 'load', file('twice.json', wrong));

  expect(code).toBe(2);
  expect(said).toMatch(message);
  expect(said).toMatch(/projects\.\d/);
});

const wordingOf = (change: (lines: string[]) => void = () => {}) => {
  const lines = [
    'number,pillar,title,description,sourceUrl',
    ...Array.from(
      { length: 25 },
      (_, i) => `${i + 1},P${1 + (i % 3)},"Adopted title, ${i + 1}",,https://example.org/adopted.pdf`,
    ),
  ];
  change(lines);
  return lines.join('\n');
};

test('brings in adopted wording, which no later seed lays over', async () => {
  expect(cli(demo.url, 'load', file('wording.csv', wordingOf()), '--plan', 'APIS-2022-2026').code).toBe(0);
  expect(cli(demo.url, 'seed', '--dataset', 'official').code).toBe(0);

  const { data } = await demo.ask(
    '{ action(plan: "APIS-2022-2026", code: "A07") { title wording pillar { code } provenance { kind confidence isSynthetic sources { url } } } }',
  );

  expect(data.action).toEqual({
    title: 'Adopted title, 7',
    wording: 'OFFICIAL',
    pillar: { code: 'P1' },
    provenance: {
      kind: 'OFFICIAL_TEXT',
      confidence: 'READ',
      isSynthetic: false,
      sources: [{ url: 'https://example.org/adopted.pdf' }],
    },
  });
});

test.each([
  ['a number missing', (lines: string[]) => void lines.splice(7, 1), /action 7 is missing/],
  [
    'a number twice',
    (lines: string[]) => void lines.splice(8, 1, lines[7] ?? ''),
    /line 9, number: action 7 is given twice/,
  ],
  [
    'a number too many',
    (lines: string[]) => void lines.push('26,P1,Title,,https://example.org/a'),
    /line 27, number: the plan has no action 26/,
  ],
  [
    'an unknown pillar',
    (lines: string[]) => void lines.splice(3, 1, '3,P9,Title,,https://example.org/a'),
    /line 4, pillar: the plan has no pillar "P9"; it has P1, P2, P3/,
  ],
  [
    'no title and no source',
    (lines: string[]) => void lines.splice(3, 1, '3,P1,,,nowhere'),
    /line 4, title[\s\S]*line 4, sourceUrl: must be the http or https address/,
  ],
  [
    'errors of several kinds',
    (lines: string[]) => void lines.splice(3, 2, '3,P9,Title,,nowhere', 'x,P1,Title,,https://example.org/a'),
    /sourceUrl[\s\S]*line 5, number[\s\S]*action 4 is missing/,
  ],
  [
    'another header',
    (lines: string[]) => void lines.splice(0, 1, 'no,pillar,title,description,sourceUrl'),
    /the header lacks number/,
  ],
  ['a broken quote', (lines: string[]) => void lines.splice(3, 1, '3,P1,"Title,,https://example.org/a'), /Quote/],
])('refuses wording with %s', (_, change, message) => {
  const { code, message: said } = cli(
    demo.url,
    'load',
    file('wrong.csv', wordingOf(change)),
    '--plan',
    'APIS-2022-2026',
  );

  expect(code).toBe(2);
  expect(said).toMatch(message);
});

test('says how to use it when used wrongly', () => {
  expect(cli(demo.url, 'load', 'no-such-file.json')).toMatchObject({
    code: 2,
    message: expect.stringContaining('no-such-file.json'),
  });
  expect(cli(demo.url, 'load', fixture('golden.json').replace('.json', '.txt'))).toMatchObject({ code: 2 });
  expect(cli(demo.url, 'load', file('w.csv', wordingOf()))).toMatchObject({
    code: 2,
    message: expect.stringContaining('--plan'),
  });
  expect(cli(demo.url, 'sow')).toMatchObject({ code: 2, message: expect.stringContaining("unknown command 'sow'") });
  expect(cli(demo.url, 'seed', '--scale', 'many')).toMatchObject({
    code: 2,
    message: expect.stringContaining('whole number'),
  });
});
