import { expect, test } from '@jest/globals';
import { temporaryFiles } from '../exchange/files.js';
import { PLAN } from '../exchange/sheetFiles.js';
import { cli } from '../support/cli.js';
import { tracker } from '../support/tracker.js';

// `tracker import`

const demo = tracker();
const file = temporaryFiles();

test('says row by row what a sheet would change, and takes it in when it is told to', async () => {
  const sheet = file('projects.csv', 'code,title\nDEMO-01,Another title\nDEMO-NEW,A new project\n');
  const command = ['import', sheet, '--kind', 'projects', '--plan', PLAN];
  const looked = await cli(demo.url, ...command);
  const taken = await cli(demo.url, ...command, '--write');
  const again = await cli(demo.url, ...command, '--write');
  const { data } = await demo.ask('{ project(code: "DEMO-NEW") { title } audit: project(code: "DEMO-01") { title } }');

  expect([looked.code, looked.printed]).toEqual([
    0,
    'row 2 (DEMO-01), title: UPDATE "Demonstration project 01: data governance" to "Another title"\nrow 3 (DEMO-NEW): CREATE\nrow 3 (DEMO-NEW), actions: it serves no action and no pillar of the plan: no list of the plan has it, but that with unplanned=true\n',
  ]);
  expect([taken.code, again.code, again.printed]).toEqual([0, 0, '']);
  expect(data).toEqual({ project: { title: 'A new project' }, audit: { title: 'Another title' } });
});

test('ends with 2 where a row is refused, and writes nothing', async () => {
  const sheet = file('bad.csv', 'code,title,parent\nDEMO-02,A title,NOPE\nDEMO-03,Another,\n');
  const { code, printed, message } = await cli(
    demo.url,
    'import',
    sheet,
    '--kind',
    'projects',
    '--plan',
    PLAN,
    '--write',
  );

  expect(code).toBe(2);
  expect(printed).toContain('row 2 (DEMO-02), parent: REFUSED INVALID: there is no project NOPE');
  expect(message).toContain('bad.csv was not taken in');
  expect((await demo.ask('{ project(code: "DEMO-03") { title } }')).data).not.toEqual({
    project: { title: 'Another' },
  });
});

test.each([
  [['--kind', 'nothing'], 'there is no kind nothing; there are sources, organisations'],
  [['--kind', 'projects'], 'plan: say which plan; there are APIS-2022-2026'],
  [['--kind', 'projects', '--plan', 'NONE'], 'there is no plan NONE'],
])('says what is missing: %j', async (more, message) => {
  const sheet = file('any.csv', 'code,title\nX,Y\n');
  const answer = await cli(demo.url, 'import', sheet, ...more);

  expect([answer.code, answer.message]).toEqual([2, expect.stringContaining(message)]);
});
