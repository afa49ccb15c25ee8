import { beforeAll, expect, test } from '@jest/globals';
import { loadGolden } from '../support/golden.js';
import { tracker } from '../support/tracker.js';
import { problemsOf } from './bundles.js';
import { exportText, loadText, type WrittenPlan } from './planFiles.js';

// A file of rows that is damaged or wrong is refused whole, and says which row and column.

const api = tracker({ template: 'empty' });
const other = tracker({ template: 'empty' });

let whole: string;
beforeAll(async () => {
  await loadGolden(api.database);
  ({ text: whole } = await exportText(api, 'GOLDEN'));
});

type Tables = WrittenPlan['tables'];

/** What is wrong with the file after a change to it; nothing may be stored. */
const wrongWith = async (change: (tables: Tables, written: WrittenPlan) => void) => {
  const written: WrittenPlan = JSON.parse(whole);
  change(written.tables, written);
  const count = async () =>
    other.orm.em.fork().execute('select number, (select count(*) from organisation) as count from revision');
  const before = await count();
  const problems = await problemsOf(() => loadText(other, JSON.stringify(written)));
  expect(await count()).toEqual(before);
  return problems.map(({ path, message }) => `${path}: ${message}`);
};

const row = (tables: Tables, table: string, index = 0): Record<string, unknown> => {
  const found = tables[table]?.[index];
  if (!found) throw new Error(`no ${table} ${index}`);
  return found;
};

test.each<[string, (tables: Tables, written: WrittenPlan) => void, (string | RegExp)[]]>([
  [
    'another form',
    (_, written) => Object.assign(written, { form: 'iati' }),
    ['form: "iati" is not known; it is "ap-is-tracker/plan"'],
  ],
  [
    'a later version of the form',
    (_, written) => Object.assign(written, { version: 2, exportedBy: '9.0.0' }),
    ['version: 2 is not known; this tracker loads 1; it was exported by version 9.0.0 of the tracker'],
  ],
  ['no plan', (_, written) => Object.assign(written, { plan: 3 }), ['plan: must be the code of the plan']],
  ['no tables', (_, written) => Object.assign(written, { tables: [] }), ['tables: must be the rows of each table']],
  [
    'tables that are not those of the form',
    (tables) => {
      delete tables.budget;
      Object.assign(tables, { invoice: [], project: {}, tool: [7] });
    },
    [
      'tables.budget: is missing; a table without rows is empty',
      'tables.project: must be a list of rows',
      'tables.tool.0: must be a row by field',
      'tables.invoice: there is no such table',
    ],
  ],
  [
    'columns that are not those of the table',
    (tables) => {
      Object.assign(row(tables, 'transaction', 1), { colour: 'red' });
      delete row(tables, 'transaction', 2).amount;
      Object.assign(row(tables, 'project'), { title: null });
    },
    [
      'tables.project.0.title: is missing',
      'tables.transaction.1.colour: there is no such column',
      'tables.transaction.2.amount: is missing',
    ],
  ],
  [
    'values that are not of the type',
    (tables) => {
      Object.assign(row(tables, 'transaction'), { amount: 12.5, transaction_date: '1 May', recorded_at: '2024-01-01' });
      Object.assign(row(tables, 'action'), { number: '1', sdg_targets: [4] });
      Object.assign(row(tables, 'organisation'), { is_known_donor: 'yes', name: 5 });
    },
    [
      'tables.organisation.0.is_known_donor: must be true or false',
      'tables.organisation.0.name: must be a text',
      'tables.action.0.number: must be a whole number',
      'tables.action.0.sdg_targets: must be a list of texts',
      'tables.transaction.0.amount: must be a number written as text, such as "12.50"',
      'tables.transaction.0.recorded_at: must be a moment of UTC such as "2026-01-31T08:00:00.000Z"',
      'tables.transaction.0.transaction_date: must be a day such as "2026-01-31"',
    ],
  ],
  [
    'rows that name what is not there',
    (tables) => {
      Object.assign(row(tables, 'transaction'), { provider: 'NOBODY', reverses: 99 });
      Object.assign(row(tables, 'pillar'), { plan: 'OTHER' });
      tables.audit_entry?.push({ ...entry, subject_type: 'Project', subject: 'GONE' });
      tables.audit_entry?.push({ ...entry, id: 1001, subject_type: 'ApiToken', subject: 1 });
      tables.submission?.push({ id: 1, report: 5, evidence: [7], dropped: 'all', values_through: 'x' });
    },
    [
      'tables.pillar.0.plan: names "OTHER", which is no row of action_plan in the file',
      'tables.submission.0.dropped: must be a list of numbers of rows',
      'tables.submission.0.evidence: names 7, which is no row of evidence in the file',
      'tables.submission.0.report: names 5, which is no row of progress_report in the file',
      'tables.submission.0.values_through: must be a whole number',
      'tables.transaction.0.provider: names "NOBODY", which is no row of organisation in the file',
      'tables.transaction.0.reverses: names 99, which is no row of transaction in the file',
      'tables.audit_entry.0.subject: names "GONE", which is no row of project in the file',
      'tables.audit_entry.1.subject: names 1, which is no row of api_token in the file',
    ],
  ],
  [
    'rows that are called alike',
    (tables) => {
      Object.assign(row(tables, 'transaction', 1), { id: 1 });
      Object.assign(row(tables, 'transaction', 3), { id: 'four' });
      tables.organisation?.push({
        ...row(tables, 'organisation'),
        code: String(row(tables, 'organisation').code).toLowerCase(),
      });
    },
    [
      /^tables\.organisation\.\d+: has the code \w+, as another row does$/,
      'tables.transaction.1: has the number 1; numbers go up, from 1',
      'tables.transaction.3.id: must be a whole number',
    ],
  ],
  [
    'projects that are each in the other',
    (tables) => {
      Object.assign(row(tables, 'project', 0), { parent: 'PRJ-2' });
      Object.assign(row(tables, 'project', 1), { parent: 'PRJ-1' });
    },
    ['tables.project: rows name each other in a circle'],
  ],
  [
    'a row that the table refuses',
    (tables) => Object.assign(row(tables, 'transaction', 2), { currency: 'euro' }),
    [/^tables\.transaction\.2: is refused by transaction\.transaction_currency_valid: Failing row/],
  ],
  [
    'a day that there is not',
    (tables) => Object.assign(row(tables, 'transaction', 1), { transaction_date: '2024-02-31' }),
    [/^tables\.transaction\.1: is refused by tables: .*2024-02-31/],
  ],
])('refuses %s', async (_, change, problems) => {
  expect(await wrongWith(change)).toEqual(
    problems.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))),
  );
});

const entry = { id: 1000, actor: 'A', at: '2026-01-01T00:00:00.000Z', operation: 'o', request_id: 'r' };

test('lists a hundred errors at most', async () => {
  const problems = await wrongWith((tables) => {
    for (const country of tables.country ?? []) delete country.name;
  });

  expect(problems).toHaveLength(100);
});

test('takes rows in any order of theirs: a component before its project', async () => {
  const written: WrittenPlan = JSON.parse(whole);
  written.tables.project?.reverse();

  await loadText(other, JSON.stringify(written));

  const { tables }: WrittenPlan = JSON.parse((await exportText(other, 'GOLDEN')).text);
  expect(tables.project).toEqual(written.tables.project);
  expect(tables.project?.findIndex(({ parent }) => parent === 'PRJ-1')).toBeLessThan(
    tables.project?.findIndex(({ code }) => code === 'PRJ-1') ?? -1,
  );
});
