import { beforeAll, expect, test } from '@jest/globals';
import { verifyAudit } from '../../src/services/access/index.js';
import { tryToCreateOrganisation } from '../operations/access/attempts.js';
import { auditTrail } from '../operations/access/audit.js';
import { person } from '../support/cast.js';
import { only } from '../support/certain.js';
import { loadGolden } from '../support/golden.js';
import type { Person } from '../support/Person.js';
import { tracker } from '../support/tracker.js';

const api = tracker({ template: 'empty' });
// Two people of the same name.
const kim = person(api, 'Kim', 'SECRETARIAT');
const otherKim = person(api, 'Kim', 'SECRETARIAT');
const chair = person(api, 'chair', 'CHAIR');

const createOrganisation = (who: Person, code: string) =>
  who.asks(tryToCreateOrganisation, { input: { code, name: 'n', type: 'OTHER' } });

beforeAll(async () => {
  await loadGolden(api.database);
  await createOrganisation(kim, 'ORG-1');
  await createOrganisation(otherKim, 'ORG-2');
  await createOrganisation(kim, 'ORG-3');
});

/** The three entries of organisations that fit a filter, newest first. */
const written = async (filter: { actor?: string; since?: string; until?: string }) =>
  (await kim.asks(auditTrail, filter)).audit.nodes.filter(({ operation }) => operation === 'createOrganisation');

/** The entries of the first, the second and the third organisation. */
const threeEntries = async () => {
  const all = await written({});
  const [third, second, first] = all;
  if (!first || !second || !third) throw new Error(`there are ${all.length} entries`);
  return { all, first, second, third };
};

test('tells two people of the same name apart', async () => {
  const { all, first, second, third } = await threeEntries();

  expect(all.map(({ actor }) => actor)).toEqual(['Kim', 'Kim', 'Kim']);
  expect([first.actorId === third.actorId, first.actorId === second.actorId]).toEqual([true, false]);
  expect(new Set(all.map(({ requestId }) => requestId)).size).toBe(3);
});

test('is filtered by a name, or by one person of that name', async () => {
  const { all, second } = await threeEntries();

  expect(await written({ actor: 'Kim' })).toEqual(all);
  expect(await written({ actor: String(second.actorId) })).toEqual([second]);
});

test('is filtered by time', async () => {
  const { all, first, second, third } = await threeEntries();

  expect(await written({ since: second.at })).toEqual(all.filter(({ at }) => at >= second.at));
  expect(await written({ until: second.at })).toEqual(all.filter(({ at }) => at <= second.at));
  expect(await written({ since: '2999-01-01T00:00:00Z' })).toEqual([]);
  expect(first.at <= third.at).toBe(true);
});

test('holds what the command line did: loads, and tokens with their roles', async () => {
  await chair.refusal(auditTrail);
  const { nodes } = (await kim.asks(auditTrail, { actor: 'command line' })).audit;

  expect(nodes).toContainEqual(
    expect.objectContaining({ operation: 'load', to: expect.stringMatching(/^golden: \d+ rows$/) }),
  );
  expect(nodes).toContainEqual(
    expect.objectContaining({ operation: 'createApiToken', to: expect.stringContaining('"role":"CHAIR"') }),
  );
});

/** Changes the audit as its owner could, behind the tracker's back; checks it, and undoes the change. */
const checkAfter = async (statement: string) => {
  const em = api.orm.em.fork();
  await em.begin();
  await em.execute('alter table audit_entry disable trigger user');
  await em.execute(statement);
  const check = await verifyAudit(em);
  await em.rollback();
  return check;
};

/** Where the first of the three entries is in the chain. */
const firstPosition = async () =>
  only(
    await api.orm.em
      .fork()
      .execute<{ position: string }[]>(
        "select position from audit_entry where operation = 'createOrganisation' order by position limit 1",
      ),
  ).position;

test('is whole as long as nobody tampers with it', async () => {
  expect(await verifyAudit(api.orm.em.fork())).toMatchObject({ isWhole: true, brokenAt: null });
});

test.each([`"to" = 'something else'`, `actor_id = 'somebody else'`])(
  'shows where it was changed: %s',
  async (change) => {
    const position = await firstPosition();

    expect(await checkAfter(`update audit_entry set ${change} where position = ${position}`)).toMatchObject({
      isWhole: false,
      brokenAt: position,
    });
  },
);

test('shows that a row was removed', async () => {
  const { entries } = await verifyAudit(api.orm.em.fork());

  expect(await checkAfter(`delete from audit_entry where position = ${await firstPosition()}`)).toMatchObject({
    isWhole: false,
    entries: entries - 1,
  });
});

test('shows that a row was added', async () => {
  const { entries } = await verifyAudit(api.orm.em.fork());

  expect(
    await checkAfter(
      `insert into audit_entry (at, actor, operation, subject_type, request_id, position, hash) values (now(), 'x', 'x', 'x', 'x', ${entries + 1}, 'made up')`,
    ),
  ).toMatchObject({ isWhole: false });
});

test('refuses to lose a row', async () => {
  await expect(api.orm.em.fork().execute('delete from audit_entry')).rejects.toThrow();
});
