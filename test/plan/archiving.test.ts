import { beforeAll, expect, test } from '@jest/globals';
import { bundleOf, loadBundle, problemsOf } from '../exchange/bundles.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { loadGolden } from '../support/golden.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// A project that was entered in error is out of all lists and figures, and is kept for the audit.

const api = tracker({ template: 'empty' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

interface Project {
  id: string;
  version: number;
}
const project = async (code: string) =>
  present((await secretariat.gets<{ it: Project | null }>(`{ it: project(code: "${code}") { id version } }`)).it);

const archive = async ({ id, version }: Project, reason = 'Entered twice.') =>
  (
    await secretariat.gets<{
      it: { project: object | null; userErrors: { code: string; field: string; message: string }[] };
    }>(
      `mutation { it: archiveProject(id: "${id}", reason: "${reason}", version: ${version}) {
        project { code archivedAt actions { action { code } } funding { committed { converted { amount } } } progress { status } }
        userErrors { code field message }
      } }`,
    )
  ).it;

beforeAll(async () => {
  await loadGolden(api.database, (golden) => {
    golden.implement('PRJ-2', 'ADB');
    golden.lead('A1.1', 'KR');
    golden.bundle.plan.end = '2026-12-31';
  });
});

test('is refused without a reason, with components, and with facts or reports in a closed period', async () => {
  await secretariat.opens({ code: '2024-H1', start: '2024-01-01', end: '2024-06-30', dueOn: '2024-07-31' });
  await secretariat.closes('2024-H1');

  const [whole, closed] = [await archive(await project('PRJ-1'), ' '), await archive(await project('PRJ-2'))];

  expect(userErrorsOf(whole)).toEqual(['REQUIRED reason', 'IN_USE id', 'PERIOD_CLOSED id']);
  const held = {
    code: 'PERIOD_CLOSED',
    field: 'id',
    message:
      'it has a fact of 2024-03-31 in 2024-H1, which is closed; reopen it with a reason first (reopenReportingPeriod)',
  };
  expect(closed.userErrors).toEqual([held]);
  const { action } = await secretariat.gets<{ action: { id: string } }>(
    '{ action(plan: "GOLDEN", code: "A1.1") { id } }',
  );
  const link = async (actions: string) => {
    const { id, version } = await project('PRJ-2');
    await secretariat.gets(
      `mutation { setProjectActions(id: "${id}", version: ${version}, actions: ${actions}) { userErrors { code } } }`,
    );
  };
  await link('[]');
  expect((await archive(await project('PRJ-2'))).userErrors).toEqual([held]); // of a plan that it served once
  await link(`[{ action: "${action.id}", share: "100" }]`);
  await secretariat.reopens('2024-H1', 'PRJ-2 was entered in error.');
});

const seen = `{
  project(code: "PRJ-2") { code }
  projects { nodes { code } totalCount }
  byMoney: projects(orderBy: { field: COMMITTED, direction: DESC }) { nodes { code } }
  plan(code: "GOLDEN") {
    counts { projects donors indicators reports }
    funding { committed { converted { amount } } disbursed { converted { amount } } }
    progress { value }
  }
  action(plan: "GOLDEN", code: "A1.1") { indicators { actual units { project { code } } values { nodes { value } } } projects { nodes { code } } }
  donor: organisation(code: "ADB") { isDonor projects { nodes { code } } portfolio(plan: "GOLDEN") { projects { project { code } } } }
  progressReports { nodes { subject { ... on Project { code } ... on Action { code } } } }
  changes(plan: "GOLDEN", since: "2022-01-01") { nodes { kind title } }
  known: plan(code: "GOLDEN") { funding { committed { converted { amount } } } }
}`;

test('takes the project out of every list and figure, whatever the lens', async () => {
  const before = await secretariat.gets(seen);
  const it = await project('PRJ-2');

  const done = await archive(it);

  expect(done.userErrors).toEqual([]);
  expect(done.project).toMatchObject({ code: 'PRJ-2', actions: [], archivedAt: expect.any(String) });
  const after = await secretariat.gets(seen);
  expect(JSON.stringify(before)).toContain('PRJ-2');
  expect(after).toMatchObject({
    project: null,
    projects: { totalCount: 3 },
    plan: { funding: { committed: { converted: { amount: '1000000.00' } } } },
    donor: { isDonor: false, projects: { nodes: [] }, portfolio: { projects: [] } },
  });
  expect(JSON.stringify(after)).not.toContain('PRJ-2');
  const earlier = await secretariat.gets(
    `query @lens(knownAt: "2024-07-31T00:00:00Z", asOf: "2024-07-31") { plan(code: "GOLDEN") { funding { committed { converted { amount } } } } node(id: "${it.id}") { id } }`,
  );
  expect(earlier).toEqual({ plan: { funding: { committed: { converted: { amount: '1000000.00' } } } }, node: null });
});

test('is kept for the audit, with what it was linked to and why', async () => {
  const { audit } = await secretariat.gets<{
    audit: { nodes: { operation: string; field: string; from: string; reason: string; subject: object }[] };
  }>('{ audit(first: 20) { nodes { operation field from reason subject { ... on Project { code title } } } } }');

  const entries = audit.nodes.filter(({ operation }) => operation === 'archiveProject');
  expect(entries.map(({ field }) => field).sort()).toEqual(['actions', 'archivedAt', 'organisations']);
  expect(entries.every(({ reason }) => reason === 'Entered twice.')).toBe(true);
  expect(entries[0]?.subject).toMatchObject({ code: 'PRJ-2' });
  expect(entries.find(({ field }) => field === 'actions')?.from).toBe(
    '[{"plan":"GOLDEN","action":"A1.1","share":"100.0000","contribution":null}]',
  );
});

test('keeps its code taken, and takes nothing any more', async () => {
  const { id } = { id: Buffer.from(`Project:${await numberOf('PRJ-2')}`).toString('base64url') };
  const { made, paid, changed, child } = await secretariat.gets<
    Record<string, { userErrors: { code: string; field: string }[] }>
  >(`mutation {
    made: createProject(input: { code: "prj-2", title: "t", activityStatus: PIPELINE }) { userErrors { code field } }
    paid: recordTransactions(input: [{ project: "PRJ-2", type: DISBURSEMENT, value: { amount: "5", currency: "USD" }, transactionDate: "2026-01-05" }]) { userErrors { code field } }
    changed: updateProject(id: "${id}", version: 9, input: { title: "t" }) { userErrors { code field } }
    child: createProject(input: { code: "CHILD", title: "t", activityStatus: PIPELINE, parent: "PRJ-2" }) { userErrors { code field } }
  }`);
  const bundle = bundleOf('LATER', {
    projects: [{ code: 'PRJ-2', actions: { A1: 100 } }],
    transactions: [{ project: 'PRJ-2', type: 'DISBURSEMENT', amount: 5, currency: 'USD', date: '2025-01-01' }],
  });

  expect(userErrorsOf(present(made))).toEqual(['DUPLICATE input.code']);
  expect(userErrorsOf(present(paid))).toEqual(['NOT_FOUND input.0.project']);
  expect(userErrorsOf(present(changed))).toContain('VERSION_CONFLICT version');
  expect(userErrorsOf(present(child))).toEqual(['NOT_FOUND input.parent']);
  expect(await problemsOf(() => loadBundle(api.database, bundle))).toContainEqual({
    path: 'projects.0.code',
    message: 'PRJ-2 was archived as entered in error; take another code',
  });
});

test('takes no change of what is of it, and is seen by none of its parts', async () => {
  const [row] = await api.database.read((em) =>
    em.execute<{ id: number }[]>(
      `select t.id from transaction t join project p on p.id = t.project_id where p.code = 'PRJ-2' limit 1`,
    ),
  );
  const id = Buffer.from(`Transaction:${present(row).id}`).toString('base64url');

  const { reversed } = await secretariat.gets<{ reversed: { userErrors: { code: string; field: string }[] } }>(
    `mutation { reversed: reverseTransaction(id: "${id}", reason: "r") { userErrors { code field } } }`,
  );
  const { node } = await secretariat.gets<{ node: object | null }>(`{ node(id: "${id}") { id } }`);

  expect(userErrorsOf(reversed)).toEqual(['NOT_FOUND id']);
  expect(node).toBeNull();
});

test('sets whose money a project counts, with its parent', async () => {
  const { id, version } = await project('PRJ-4');
  const change = async (input: string, at: number) =>
    (
      await secretariat.gets<{ it: { project: object; userErrors: { code: string; field: string }[] } }>(
        `mutation { it: updateProject(id: "${id}", version: ${at}, input: { ${input} }) { project { financialScope parent { code } } userErrors { code field } } }`,
      )
    ).it;

  expect(userErrorsOf(await change('financialScope: COMPONENT', version))).toEqual(['INVALID input.financialScope']);
  expect((await change('financialScope: COMPONENT, parent: "PRJ-1"', version)).project).toEqual({
    financialScope: 'COMPONENT',
    parent: { code: 'PRJ-1' },
  });
  expect(userErrorsOf(await change('parent: null', version + 1))).toEqual(['INVALID input.financialScope']);
  const whole = await project('PRJ-1');
  const { it } = await secretariat.gets<{ it: { userErrors: { code: string; field: string }[] } }>(
    `mutation { it: updateProject(id: "${whole.id}", version: ${whole.version}, input: { parent: "PRJ-4" }) { userErrors { code field } } }`,
  );
  expect(userErrorsOf(it)).toEqual(['INVALID input.parent']);
});

const numberOf = async (code: string): Promise<number> => {
  const [row] = await api.database.read((em) =>
    em.execute<{ id: number }[]>('select id from project where code = ?', [code]),
  );
  return present(row).id;
};
