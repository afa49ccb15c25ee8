import { beforeAll, expect, test } from '@jest/globals';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { loadGolden } from '../support/golden.js';
import { tracker } from '../support/tracker.js';

// Writes that run beside each other leave what they would leave one after the other, in some order.

const api = tracker({ template: 'empty' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');
const admin = person(api, 'admin', 'ADMIN');

type Payload = { userErrors: { code: string }[]; [field: string]: unknown };

const run = async (mutation: string, who = secretariat): Promise<Payload> => {
  const { data, errors } = await who.send(`mutation { it: ${mutation} }`);
  expect(errors).toEqual([]);
  return (data as { it: Payload }).it;
};

const numbers = async (sql: string): Promise<number[]> =>
  (await api.database.read((em) => em.execute<{ n: number }[]>(sql))).map(({ n }) => Number(n));

const globalId = (type: string, id: number) => Buffer.from(`${type}:${id}`).toString('base64url');

const project = async (code: string) => {
  const { data } = await secretariat.send(`{ it: project(code: "${code}") { id version } }`);
  return present((data as { it: { id: string; version: number } | null }).it);
};

const ROUNDS = [1, 2, 3, 4];

beforeAll(() => loadGolden(api.database));

test('leaves nothing that names a merged organisation, whatever is written beside the merger', async () => {
  for (const round of ROUNDS) {
    const [one, other] = await Promise.all(
      ['A', 'B'].map(async (name) => {
        const made = await run(
          `createOrganisation(input: { code: "${name}${round}", name: "${name}", type: OTHER }) { organisation { id version } userErrors { code } }`,
        );
        return made.organisation as { id: string; version: number };
      }),
    );
    const { id, version } = await project('PRJ-4');
    const paid = `{ project: "PRJ-4", type: DISBURSEMENT, value: { amount: "5", currency: "USD" }, transactionDate: "2026-01-05", provider: "A${round}", receiver: "A${round}" }`;
    await Promise.all([
      run(
        `mergeOrganisations(id: "${one?.id}", into: "${other?.id}", reason: "r", version: ${one?.version}) { userErrors { code } }`,
      ),
      run(`recordTransactions(input: [${paid}]) { userErrors { code } }`),
      run(
        `setProjectOrganisations(id: "${id}", version: ${version}, organisations: [{ organisation: "A${round}", role: FUNDING }]) { userErrors { code } }`,
      ),
      run(
        `grantRole(input: { user: "u${round}", role: FOCAL_POINT, scope: "${one?.id}" }) { userErrors { code } }`,
        admin,
      ),
      run(
        `createApiToken(input: { name: "t${round}", role: DONOR, organisation: "A${round}", expiresOn: "2999-01-01" }) { userErrors { code } }`,
        admin,
      ),
    ]);
  }

  const named = await numbers(`
    select count(*) as n
    from organisation o
    where o.merged_into_id is not null and o.id in (
      select provider_id from transaction union select receiver_id from transaction
      union select organisation_id from project_organisation
      union select organisation_id from api_token
      union select scope_id from role_grant where scope_type = 'Organisation'
    )`);
  expect(named).toEqual([0]);
  const later = await run(
    `grantRole(input: { user: "later", role: FOCAL_POINT, scope: "${globalId('Organisation', present((await numbers(`select id as n from organisation where code = 'A1'`))[0]))}" }) { userErrors { code } }`,
    admin,
  );
  expect(later.userErrors).toEqual([]);
  expect(
    await numbers(
      `select count(*) as n from role_grant g join organisation o on o.id = g.scope_id where o.code = 'A1'`,
    ),
  ).toEqual([0]);
});

test('leaves nothing that names an archived project, whatever is written beside it', async () => {
  for (const round of ROUNDS) {
    await run(
      `createProject(input: { code: "GONE-${round}", title: "t", activityStatus: PIPELINE }) { userErrors { code } }`,
    );
    const { id, version } = await project(`GONE-${round}`);
    await Promise.all([
      run(`archiveProject(id: "${id}", reason: "r", version: ${version}) { userErrors { code } }`),
      run(
        `createProject(input: { code: "PART-${round}", title: "t", activityStatus: PIPELINE, parent: "GONE-${round}" }) { userErrors { code } }`,
      ),
      run(
        `createEvent(input: { code: "E${round}", title: "t", start: "2026", projects: ["GONE-${round}"] }) { userErrors { code } }`,
      ),
      run(
        `createPublication(input: { code: "P${round}", title: "t", project: "GONE-${round}" }) { userErrors { code } }`,
      ),
    ]);
  }

  expect(
    await numbers(`
      select count(*) as n
      from project p
      where p.archived_at is not null and p.id in (
        select parent_id from project union select project_id from event_projects union select project_id from publication
      )`),
  ).toEqual([0]);
});

test('makes no project a part of itself', async () => {
  const codes = ['X', 'Y', 'Z'];
  for (const code of codes)
    await run(
      `createProject(input: { code: "${code}", title: "t", activityStatus: PIPELINE }) { userErrors { code } }`,
    );
  for (const _ of ROUNDS) {
    const rows = await Promise.all(codes.map(project));
    await Promise.all(
      rows.map(({ id, version }, index) =>
        run(
          `updateProject(id: "${id}", version: ${version}, input: { parent: "${codes[(index + 1) % 3]}" }) { userErrors { code } }`,
        ),
      ),
    );
    const circles = await numbers(`
      with recursive up (start, id) as (
        select id, parent_id from project where parent_id is not null
        union
        select up.start, p.parent_id from up join project p on p.id = up.id where p.parent_id is not null
      )
      select count(*) as n from up where start = id`);
    expect(circles).toEqual([0]);
    for (const { id } of rows) {
      const { version } = await project(codes[rows.findIndex((row) => row.id === id)] ?? '');
      await run(`updateProject(id: "${id}", version: ${version}, input: { parent: null }) { userErrors { code } }`);
    }
  }
});

test('lifts an assessment once, and does a write with one key once, however often they are sent', async () => {
  const { data } = await secretariat.send('{ action(plan: "GOLDEN", code: "A1.2") { id } }');
  const { id } = (data as { action: { id: string } }).action;
  await run(`assessAction(id: "${id}", status: ON_HOLD, note: "n") { userErrors { code } }`);
  const five = (mutation: string) => Promise.all(Array.from({ length: 5 }, () => run(mutation)));

  const lifted = await five(`liftAssessment(id: "${id}", note: "n") { userErrors { code } }`);
  const made = await five(
    'createEvent(input: { code: "ONCE", title: "t", start: "2026" }, idempotencyKey: "once") { event { id } userErrors { code } }',
  );

  expect(lifted.map(({ userErrors }) => userErrors.length).sort()).toEqual([0, 1, 1, 1, 1]);
  expect(made.map(({ userErrors }) => userErrors)).toEqual([[], [], [], [], []]);
  expect(new Set(made.map(({ event }) => (event as { id: string }).id)).size).toBe(1);
});
