import { beforeAll, expect, test } from '@jest/globals';
import { toGlobalId } from '../../src/domain/globalId.js';
import { anybody as everybody, person } from '../support/cast.js';
import { only, present } from '../support/certain.js';
import { goldenTracker } from '../support/goldenTracker.js';

// The lens as an argument of root fields: where stores of clients see it.

const api = goldenTracker();
const anybody = everybody(api);
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

interface Shown {
  id: string;
  code: string;
  funding: { committed: { converted: { amount: string } } };
  lens: { asOf: string; currency: string };
}

const FIELDS = 'id code funding { committed { converted { amount currency } } } lens { asOf currency }';
const EARLY = 'lens: { asOf: "2022-06-30" }';
const LATE = 'lens: { asOf: "2024-12-31" }';

const plainId = async () => (await anybody.gets<{ plan: { id: string } }>('{ plan(code: "GOLDEN") { id } }')).plan.id;
const codeOf = async (query: string, variables = {}) => {
  const { errors, status } = await anybody.send(query, variables);
  return [errors[0]?.extensions.code, status, errors[0]?.message];
};

let early: Shown;
let late: Shown;
beforeAll(async () => {
  const alone = async (asOf: string) =>
    (await anybody.gets<{ plan: Shown }>(`query @lens(asOf: "${asOf}") { plan(code: "GOLDEN") { ${FIELDS} } }`)).plan;
  [early, late] = [await alone('2022-06-30'), await alone('2024-12-31')];
});

test('compares two days in one query', async () => {
  const data = await anybody.gets<Record<'then' | 'now', Shown>>(
    `{ then: plan(code: "GOLDEN", ${EARLY}) { ${FIELDS} } now: plan(code: "GOLDEN", ${LATE}) { ${FIELDS} } }`,
  );

  expect(early.funding).not.toEqual(late.funding);
  expect(data.then).toEqual({ ...early, id: data.then.id });
  expect(data.now).toEqual({ ...late, id: data.now.id });
  expect(new Set([early.id, data.then.id, data.now.id]).size).toBe(3);
});

test('holds for everything below, through fragments, aliases and variables', async () => {
  const { data, errors } = await anybody.send(
    `query ($lens: LensInput!, $day: Date!, $no: Boolean = false) {
      ...Roots
      skipped: plan(code: "GOLDEN", lens: { asOf: "1999-01-01" }) @include(if: $no) { code }
    }
    fragment Roots on Query {
      a: plan(code: "GOLDEN", lens: $lens) { pillars { actions { funding { committed { converted { amount } } } } } }
      ... on Query { b: plan(code: "GOLDEN", lens: { asOf: $day }) { pillars { actions { funding { committed { converted { amount } } } } } } }
    }`,
    { lens: { asOf: '2022-06-30' }, day: '2024-12-31' },
  );

  expect(errors).toEqual([]);
  const alone = (asOf: string) =>
    anybody.gets<{ plan: object }>(
      `query @lens(asOf: "${asOf}") { plan(code: "GOLDEN") { pillars { actions { funding { committed { converted { amount } } } } } } }`,
    );
  expect(data).toEqual({ a: (await alone('2022-06-30')).plan, b: (await alone('2024-12-31')).plan });
});

test('gives things back by their ids, through the lens that these carry', async () => {
  const { plan } = await anybody.gets<{ plan: Shown }>(`{ plan(code: "GOLDEN", ${EARLY}) { ${FIELDS} } }`);

  const again = await anybody.gets<Record<string, Shown>>(
    `{ node(id: "${plan.id}") { ... on ActionPlan { ${FIELDS} } }
       same: node(id: "${plan.id}", ${EARLY}) { ... on ActionPlan { ${FIELDS} } }
       list: nodes(ids: ["${plan.id}"]) { ... on ActionPlan { ${FIELDS} } }
       other: node(id: "${await plainId()}", ${EARLY}) { ... on ActionPlan { ${FIELDS} } } }`,
  );

  expect(again).toEqual({ node: plan, same: plan, list: [plan], other: plan });
  expect(await codeOf(`{ node(id: "${plan.id}", ${LATE}) { id } }`)).toEqual([
    'BAD_USER_INPUT',
    400,
    'node: the id is of the lens {asOf: 2022-06-30, basis: APPROVED}, and the lens asked for is {asOf: 2024-12-31, basis: APPROVED}; leave that out, or take an id of it',
  ]);
  expect(await codeOf(`query @lens(asOf: "2024-12-31") { node(id: "${plan.id}") { id } }`)).toEqual([
    'BAD_USER_INPUT',
    400,
    expect.any(String),
  ]);
  expect(await codeOf(`{ nodes(ids: ["${plan.id}", "${await plainId()}"]) { id } }`)).toEqual([
    'BAD_USER_INPUT',
    400,
    'nodes: the ids are of different lenses; ask for those of each lens apart',
  ]);
});

test('leaves ids as they are without the argument, and where it says nothing', async () => {
  const id = await plainId();
  const data = await anybody.gets<Record<'none' | 'empty', { id: string }>>(
    `{ none: plan(code: "GOLDEN", lens: null) { id } empty: plan(code: "GOLDEN", lens: {}) { id } }`,
  );

  expect([early.id, late.id, data.none.id, data.empty.id]).toEqual([id, id, id, id]);
});

test.each([
  ['ActionPlan:1@', 'empty'],
  ['ActionPlan:1@2024-02-30', 'a day that there is not'],
  ['ActionPlan:1@,,A', 'a basis written out'],
  ['ActionPlan:1@2024-01-01,', 'a blank at the end'],
  ['ActionPlan:1@,2024-01-01', 'a moment without a time'],
])('refuses an id with a lens that this API has not made: %s', async (text) => {
  const id = Buffer.from(text).toString('base64url');

  expect(await codeOf(`{ node(id: "${id}") { id } }`)).toEqual([
    'BAD_USER_INPUT',
    200,
    expect.stringContaining('is not an id'),
  ]);
});

test.each([
  ['{ asOf: "2024-01-31", knownAt: "2024-02-01T00:00:00Z", basis: SUBMITTED, currency: "EUR" }'],
  ['{ knownAt: "2026-01-01T12:00:00.500Z" }'],
  ['{ basis: SUBMITTED }'],
  ['{ currency: "EUR" }'],
])('carries each part of a lens: %s', async (lens) => {
  const { plan } = await anybody.gets<{ plan: Shown }>(`{ plan(code: "GOLDEN", lens: ${lens}) { ${FIELDS} } }`);
  const { node } = await anybody.gets<{ node: Shown }>(
    `{ node(id: "${plan.id}") { ... on ActionPlan { ${FIELDS} } } }`,
  );

  expect(plan.id).not.toBe(early.id);
  expect(node).toEqual(plan);
});

test('takes @lens beside the same argument, and refuses it beside another', async () => {
  const both = (asOf: string) => `query @lens(asOf: "${asOf}") { plan(code: "GOLDEN", ${EARLY}) { ${FIELDS} } }`;

  expect((await anybody.gets<{ plan: Shown }>(both('2022-06-30'))).plan.funding).toEqual(early.funding);
  expect(await codeOf(both('2024-12-31'))).toEqual([
    'BAD_USER_INPUT',
    400,
    'plan: its lens {asOf: 2022-06-30, basis: APPROVED} is another one than @lens {asOf: 2024-12-31, basis: APPROVED}; leave one of them out',
  ]);
});

test('says which lens each root field has', async () => {
  const data = await anybody.gets(
    `query @lens(asOf: "2024-06-30") {
      lens { asOf }
      named: lens(lens: { asOf: "2024-06-30" }) { asOf }
      lenses { field lens { asOf } }
      plans { code }
    }`,
  );

  expect(data).toEqual({
    lens: { asOf: '2024-06-30' },
    named: { asOf: '2024-06-30' },
    lenses: ['lens', 'named', 'plans'].map((field) => ({ field, lens: { asOf: '2024-06-30' } })),
    plans: [{ code: 'GOLDEN' }],
  });
});

test('goes on from page to page under the lens, and under no other', async () => {
  const page = async (more: string) => {
    const { data, errors } = await anybody.send(
      `{ projects(first: 1, ${more}) { nodes { id } pageInfo { endCursor } } }`,
    );
    return { projects: data.projects as { nodes: { id: string }[]; pageInfo: { endCursor: string } }, errors };
  };
  const first = (await page(EARLY)).projects;
  const after = `after: "${first.pageInfo.endCursor}"`;

  const second = await page(`${EARLY}, ${after}`);
  expect(second.errors).toEqual([]);
  expect(Buffer.from(present(second.projects.nodes[0]).id, 'base64url').toString()).toMatch(/^Project:\d+@2022-06-30$/);
  expect((await page(`${LATE}, ${after}`)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('needs the right to see drafts, and a currency that there is', async () => {
  expect(await codeOf('{ plan(code: "GOLDEN", lens: { basis: LIVE }) { code } }')).toEqual([
    'FORBIDDEN',
    403,
    expect.any(String),
  ]);
  expect(await codeOf('{ a: plan(code: "GOLDEN", lens: { currency: "XYZ" }) { code } }')).toEqual([
    'BAD_USER_INPUT',
    400,
    'a: "XYZ" is not a currency of ISO 4217, such as "USD"',
  ]);
  expect(
    (await secretariat.gets<{ plan: Shown }>('{ plan(code: "GOLDEN", lens: { basis: LIVE }) { code } }')).plan,
  ).toEqual({
    code: 'GOLDEN',
  });
});

test('mutations take an id and leave its lens alone', async () => {
  const { project } = await secretariat.gets<{ project: { id: string; version: number } }>(
    `{ project(code: "PRJ-1", ${EARLY}) { id version } }`,
  );

  const { updateProject } = await secretariat.gets<{ updateProject: { project: { id: string; title: string } } }>(
    `mutation { updateProject(id: "${project.id}", version: ${project.version}, input: { title: "Seen early" }) { project { id title } userErrors { message } } }`,
  );

  expect(updateProject.project.title).toBe('Seen early');
  const number = present(/^Project:(\d+)@/.exec(Buffer.from(project.id, 'base64url').toString())?.[1]);
  expect(updateProject.project.id).toBe(toGlobalId('Project', number));
});

test('says what a number without quotes is, where a text of digits is wanted', async () => {
  const { errors } = await secretariat.send(
    'mutation { setProjectActions(id: "x", version: 1, actions: [{ action: "x", share: 50 }]) { userErrors { code } } }',
  );

  expect(only(errors)).toMatchObject({
    message: expect.stringMatching(/Decimal cannot be 50: it must be a text of digits/),
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
});

test('mutations take ids of several lenses for the same thing', async () => {
  const idUnder = async (lens: string) => {
    const { plan } = await secretariat.gets<{ plan: { pillars: { actions: { id: string }[] }[] } }>(
      `{ plan(code: "GOLDEN"${lens}) { pillars { actions { id } } } }`,
    );
    return present(plan.pillars[0]?.actions[0]).id;
  };
  const [plain, seenEarly, seenLate] = [await idUnder(''), await idUnder(`, ${EARLY}`), await idUnder(`, ${LATE}`)];
  const { project } = await secretariat.gets<{ project: { id: string; version: number } }>(
    '{ project(code: "PRJ-1") { id version } }',
  );

  const twice = await secretariat.gets<{ setProjectActions: unknown }>(
    `mutation { setProjectActions(id: "${project.id}", version: ${project.version}, actions: [{ action: "${seenEarly}", share: "50" }, { action: "${plain}", share: "50" }]) { userErrors { code field } } }`,
  );
  expect(twice.setProjectActions).toEqual({ userErrors: [{ code: 'DUPLICATE', field: 'actions.1.action' }] });

  const milestone = async (owner: string) =>
    (
      await secretariat.gets<{ createMilestone: object }>(
        `mutation { createMilestone(idempotencyKey: "lens-of-an-id", input: { owner: "${owner}", title: "Signed", dueOn: "2026-01-31" }) { milestone { id } userErrors { code field message } } }`,
      )
    ).createMilestone;
  const first = await milestone(seenEarly);
  expect(first).toEqual({ milestone: { id: expect.any(String) }, userErrors: [] });
  expect(await milestone(seenLate)).toEqual(first);
  expect(await milestone(plain)).toEqual(first);
});

test('counts the lenses of defaults and of ids, too', async () => {
  const days = [1, 2, 3, 4, 5, 6].map((day) => `2024-01-0${day}`);
  const id = Buffer.from(await plainId(), 'base64url').toString();
  const byDefault = `query (${days.map((day, n) => `$d${n}: Date = "${day}"`).join(' ')}) {
    ${days.map((_, n) => `p${n}: plan(code: "GOLDEN", lens: { asOf: $d${n} }) { code }`).join(' ')} }`;
  const byId = `{ ${days.map((day, n) => `p${n}: node(id: "${Buffer.from(`${id}@${day}`).toString('base64url')}") { id }`).join(' ')} }`;

  for (const query of [byDefault, byId]) {
    const { errors } = await anybody.send(query);
    expect(only(errors).message).toMatch(/lenses of root fields: 6 is more than the 5/);
  }
});

test('counts each lens, and takes five', async () => {
  const roots = (days: number) =>
    Array.from(
      { length: days },
      (_, day) => `p${day}: plan(code: "GOLDEN", lens: { asOf: "2024-01-0${day + 1}" }) { code }`,
    );

  expect((await anybody.send(`{ ${roots(5).join(' ')} }`)).errors).toEqual([]);
  const { errors } = await anybody.send(`{ ${roots(6).join(' ')} }`);
  expect(only(errors).message).toMatch(/lenses of root fields: 6 is more than the 5/);
});

test('reads nothing for a lens that no root field has', async () => {
  const alone = await anybody.send(`query @lens(asOf: "2022-06-30") { plan(code: "GOLDEN") { ${FIELDS} } }`);
  const argument = await anybody.send(`{ plan(code: "GOLDEN", ${EARLY}) { ${FIELDS} } }`);
  const twice = await anybody.send(
    `{ a: plan(code: "GOLDEN", ${EARLY}) { ${FIELDS} } b: plan(code: "GOLDEN", ${EARLY}) { ${FIELDS} } }`,
  );

  expect(argument.sql).toHaveLength(alone.sql.length);
  expect(twice.sql).toHaveLength(alone.sql.length);
});
