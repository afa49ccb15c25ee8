import { beforeAll, expect, test } from '@jest/globals';
import { verifyAudit } from '../../src/services/access/index.js';
import { loadGolden } from '../support/golden.js';
import { people } from '../support/people.js';
import { tracker } from '../support/tracker.js';

const api = tracker({ template: 'empty' });
const { give, run } = people(api);

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the operations below.
type Any = any;

const create = (who: string, code: string) =>
  run(
    who,
    `mutation { createOrganisation(input: { code: "${code}", name: "n", type: OTHER }) { userErrors { code } } }`,
  );

beforeAll(async () => {
  await loadGolden(api.orm);
  // two people of the same name
  await give('one', 'SECRETARIAT');
  await give('other', 'SECRETARIAT');
  await api.orm.em.fork().execute("update api_token set name = 'Kim'");
  for (const [who, code] of [
    ['one', 'ORG-1'],
    ['other', 'ORG-2'],
    ['one', 'ORG-3'],
  ] as const)
    await create(who, code);
});

const AUDIT =
  'query ($actor: String, $since: DateTime, $until: DateTime) { audit(actor: $actor, since: $since, until: $until, first: 100) { nodes { at actor actorId operation to requestId hash } } }';
const written = async (variables: object) =>
  (await run('one', AUDIT, variables)).nodes.filter(
    ({ operation }: Any) => operation === 'createOrganisation',
  ) as Any[];

test('tells two people of the same name apart, and is filtered by either', async () => {
  const all = await written({});
  const [third, second, first] = all;

  expect(all.map(({ actor }) => actor)).toEqual(['Kim', 'Kim', 'Kim']);
  expect([first.actorId === third.actorId, first.actorId === second.actorId]).toEqual([true, false]);
  expect(await written({ actor: 'Kim' })).toEqual(all);
  expect(await written({ actor: second.actorId })).toEqual([second]);
  expect(new Set(all.map(({ requestId }) => requestId)).size).toBe(3);
});

test('is filtered by time', async () => {
  const all = await written({});
  const [third, second, first] = all;

  expect(await written({ since: second.at })).toEqual(all.filter(({ at }) => at >= second.at));
  expect(await written({ until: second.at })).toEqual(all.filter(({ at }) => at <= second.at));
  expect(await written({ since: '2999-01-01T00:00:00Z' })).toEqual([]);
  expect(first.at <= third.at).toBe(true);
});

/** Changes the audit as its owner could, behind the tracker's back, and undoes it. */
const tampered = async (statement: string) => {
  const em = api.orm.em.fork();
  await em.begin();
  await em.execute('alter table audit_entry disable trigger user');
  await em.execute(statement);
  const check = await verifyAudit({ em: { fork: () => em } } as never);
  await em.rollback();
  return check;
};

test('shows what was tampered with: a row changed, removed or put in between', async () => {
  const { entries } = await verifyAudit(api.orm);
  const [{ position }] = await api.orm.em
    .fork()
    .execute<[{ position: string }]>(
      "select position from audit_entry where operation = 'createOrganisation' order by position limit 1",
    );

  expect(await verifyAudit(api.orm)).toMatchObject({ isWhole: true, brokenAt: null });
  expect(await tampered(`update audit_entry set "to" = 'something else' where position = ${position}`)).toMatchObject({
    isWhole: false,
    brokenAt: position,
  });
  expect(
    await tampered(`update audit_entry set actor_id = 'somebody else' where position = ${position}`),
  ).toMatchObject({
    isWhole: false,
    brokenAt: position,
  });
  expect(await tampered(`delete from audit_entry where position = ${position}`)).toMatchObject({
    isWhole: false,
    entries: entries - 1,
  });
  expect(
    await tampered(
      `insert into audit_entry (at, actor, operation, subject_type, request_id, position, hash) values (now(), 'x', 'x', 'x', 'x', ${entries + 1}, 'made up')`,
    ),
  ).toMatchObject({ isWhole: false });
  await expect(api.orm.em.fork().execute('delete from audit_entry')).rejects.toThrow();
});
