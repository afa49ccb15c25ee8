import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { loadGolden } from '../support/golden.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// Plans, their parts, organisations, events, publications and tools can be corrected, each at the version that was read.

const api = tracker({ template: 'empty' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

interface Item {
  id: string;
  version: number;
  [field: string]: unknown;
}

/** Runs a mutation; gives what it answers. */
const write = async (mutation: string, answer: string) => {
  const { it } = await secretariat.gets<{
    it: { userErrors: { code: string; field: string | null; message: string }[] };
  }>(`mutation { it: ${mutation} { ${answer} userErrors { code field message } } }`);
  return it as typeof it & Record<string, Record<string, unknown> | null>;
};

const auditOf = async (id: string) => {
  const { audit } = await secretariat.gets<{ audit: { nodes: Record<string, unknown>[] } }>(
    `{ audit(node: "${id}") { nodes { operation field from to reason } } }`,
  );
  return audit.nodes;
};

beforeAll(async () => {
  await loadGolden(api.database);
  const em = api.orm.em.fork();
  await em.execute(
    `insert into working_group (plan_id, number, title, provenance_id) select id, 1, 'Connectivity', provenance_id from action_plan`,
  );
});

let plan: Item & { pillars: Item[]; workingGroups: Item[] };
beforeEach(async () => {
  const found = await secretariat.gets<{ plan: typeof plan }>(
    '{ plan(code: "GOLDEN") { id version title pillars { id version number title } workingGroups { id version } } }',
  );
  plan = found.plan;
});

test('changes what is given of a plan, with its provenance and an entry for each field', async () => {
  const { id, version } = plan;

  const done = await write(
    `updatePlan(id: "${id}", version: ${version}, input: { title: "The golden plan", endDate: "2027-06-30", freshDays: 60, timeZone: "Asia/Tokyo" })`,
    'plan { version title endDate freshDays timeZone agingDays provenance { kind } }',
  );

  expect(done).toEqual({
    plan: {
      version: version + 1,
      title: 'The golden plan',
      endDate: '2027-06-30',
      freshDays: 60,
      timeZone: 'Asia/Tokyo',
      agingDays: 180,
      provenance: { kind: 'ENTERED' },
    },
    userErrors: [],
  });
  expect((await auditOf(id)).map(({ operation, field, to }) => [operation, field, to]).sort()).toEqual(
    [
      ['updatePlan', 'endDate', '2027-06-30'],
      ['updatePlan', 'freshDays', '60'],
      ['updatePlan', 'timeZone', 'Asia/Tokyo'],
      ['updatePlan', 'title', 'The golden plan'],
    ].sort(),
  );
});

test('refuses a plan with every user error, and one that has moved on', async () => {
  await secretariat.opens({ code: '2022-H1', start: '2022-01-01', end: '2022-06-30', dueOn: '2022-07-31' });

  const refused = await write(
    `updatePlan(id: "${plan.id}", version: ${plan.version}, input: { title: "", startDate: "2022-02-01", reportingCurrency: "ABC", timeZone: "Japan", agingDays: 10, onTrackFrom: null, supersedes: "GOLDEN" })`,
    'plan { id }',
  );
  const late = await write(
    `updatePlan(id: "${plan.id}", version: ${plan.version - 1}, input: { title: "Late" })`,
    'plan { id }',
  );

  expect(userErrorsOf(refused).sort()).toEqual([
    'INVALID input.reportingCurrency',
    'INVALID input.supersedes',
    'INVALID input.timeZone',
    'OUT_OF_RANGE input.agingDays',
    'OUT_OF_RANGE input.startDate',
    'REQUIRED input.onTrackFrom',
    'REQUIRED input.title',
  ]);
  expect(refused.userErrors.find(({ field }) => field === 'input.startDate')?.message).toBe(
    '2022-02-01 is after the start of the reporting period 2022-H1, 2022-01-01',
  );
  expect(userErrorsOf(late)).toEqual(['VERSION_CONFLICT version']);
});

test('lets a plan supersede another, and takes it back', async () => {
  const input = `code: "AFTER", title: "After", startDate: "2027-01-01", endDate: "2030-12-31", pillars: [{ number: 1, title: "p" }]`;
  const { plan: made } = await write(`createPlan(input: { ${input} })`, 'plan { id version }');
  const { id, version } = present(made) as Item;
  const supersede = (code: string, at: number) =>
    write(`updatePlan(id: "${id}", version: ${at}, input: { supersedes: ${code} })`, 'plan { supersedes { code } }');

  expect((await supersede('"golden"', version)).plan).toEqual({ supersedes: { code: 'GOLDEN' } });
  const circle = await write(
    `updatePlan(id: "${plan.id}", version: ${plan.version}, input: { supersedes: "AFTER" })`,
    'plan { id }',
  );
  expect(userErrorsOf(circle)).toEqual(['OUT_OF_RANGE input.supersedes', 'INVALID input.supersedes']);
  expect((await supersede('null', version + 1)).plan).toEqual({ supersedes: null });
});

test('renumbers and names pillars and working groups, in their plan', async () => {
  const [first, second] = [present(plan.pillars[0]), present(plan.pillars[1])];
  const group = present(plan.workingGroups[0]);

  const taken = await write(
    `updatePillar(id: "${first.id}", version: ${first.version}, input: { number: 2 })`,
    'pillar { id }',
  );
  const named = await write(
    `updatePillar(id: "${second.id}", version: ${second.version}, input: { title: "Skills", number: 9 })`,
    'pillar { code number title version }',
  );
  const grouped = await write(
    `updateWorkingGroup(id: "${group.id}", version: ${group.version}, input: { title: "Group", pillar: "p2" })`,
    'workingGroup { number title pillar { code } }',
  );

  expect(userErrorsOf(taken)).toEqual(['DUPLICATE input.number']);
  expect(named.pillar).toEqual({ code: 'P2', number: 9, title: 'Skills', version: second.version + 1 });
  expect(grouped.workingGroup).toEqual({ number: 1, title: 'Group', pillar: { code: 'P2' } });
});

test('replaces the officers of a group, and those of whom no group is known', async () => {
  const group = present(plan.workingGroups[0]);
  const officers = 'workingGroups { version officers { role country { code } from { text } } }';

  const ofGroup = await write(
    `setOfficers(id: "${group.id}", version: ${group.version}, officers: [{ role: "Chair", country: "THA", from: "2024-03" }])`,
    officers,
  );
  const ofPlan = await write(
    `setOfficers(id: "${plan.id}", version: ${plan.version}, officers: [{ role: "Vice-Chair" }])`,
    officers,
  );
  const refused = await write(
    `setOfficers(id: "${group.id}", version: ${group.version + 1}, officers: [{ role: "", country: "XXX", from: "soon" }, { role: "a" }, { role: "a" }])`,
    officers,
  );

  expect(ofGroup.workingGroups).toEqual([
    {
      version: group.version + 1,
      officers: [{ role: 'Chair', country: { code: 'THA' }, from: { text: '2024-03' } }],
    },
  ]);
  expect(ofPlan.workingGroups).toMatchObject([{ officers: [{ role: 'Chair' }, { role: 'Vice-Chair' }] }]);
  expect(userErrorsOf(refused).sort()).toEqual([
    'DUPLICATE officers.2.role',
    'INVALID officers.0.from',
    'NOT_FOUND officers.0.country',
    'REQUIRED officers.0.role',
  ]);
  expect(await auditOf(group.id)).toContainEqual({
    operation: 'setOfficers',
    field: 'officers',
    from: '[]',
    to: '[{"country":"THA","role":"Chair","from":"2024-03","to":null}]',
    reason: null,
  });
});

test('changes what is given of an organisation, which is found by its aliases', async () => {
  const { organisation } = await secretariat.gets<{ organisation: Item }>(
    '{ organisation(code: "ADB") { id version } }',
  );

  const done = await write(
    `updateOrganisation(id: "${organisation.id}", version: ${organisation.version}, input: { name: "Asian Development Bank", country: "THA", aliases: ["AsDB Manila"] })`,
    'organisation { code name country { code } aliases version }',
  );
  const { organisations } = await secretariat.gets<{ organisations: object }>(
    '{ organisations(filter: { search: "asdb manila" }) { nodes { code } } }',
  );

  expect(done.organisation).toEqual({
    code: 'ADB',
    name: 'Asian Development Bank',
    country: { code: 'THA' },
    aliases: ['AsDB Manila'],
    version: organisation.version + 1,
  });
  expect(organisations).toEqual({ nodes: [{ code: 'ADB' }] });
});

test.each([
  {
    type: 'Event',
    field: 'event',
    create: 'title: "Session", start: "2026-11-01", end: "2026-11-02", country: "THA", projects: ["prj-1"]',
    change: 'title: "Ninth session", end: null, projects: ["PRJ-2"]',
    answer: 'title start { text } end { text } country { code } projects { code }',
    changed: {
      title: 'Ninth session',
      start: { text: '2026-11-01' },
      end: null,
      country: { code: 'THA' },
      projects: [{ code: 'PRJ-2' }],
    },
    bad: 'title: "", start: "2026-13", projects: ["PRJ-2", "NONE"]',
    errors: ['INVALID input.start', 'NOT_FOUND input.projects.1', 'REQUIRED input.title'],
  },
  {
    type: 'Publication',
    field: 'publication',
    create: 'title: "Paper", symbol: "ESCAP/1", date: "2025", project: "PRJ-1"',
    change: 'symbol: "", date: "2025-05", project: null',
    answer: 'title symbol date { text } project { code }',
    changed: { title: 'Paper', symbol: null, date: { text: '2025-05' }, project: null },
    bad: 'title: null, date: "May", project: "NONE"',
    errors: ['INVALID input.date', 'NOT_FOUND input.project', 'REQUIRED input.title'],
  },
  {
    type: 'Tool',
    field: 'tool',
    create: 'title: "Board", url: "https://example.org/a"',
    change: 'description: "Shows", url: "https://example.org/b"',
    answer: 'title description url',
    changed: { title: 'Board', description: 'Shows', url: 'https://example.org/b' },
    bad: 'title: " "',
    errors: ['REQUIRED input.title'],
  },
])('enters and corrects: $type', async ({ type, field, create, change, answer, changed, bad, errors }) => {
  const given = `create${type}(input: { code: "MADE", ${create} }, idempotencyKey: "${type}")`;
  const made = present((await write(given, `${field} { id version provenance { kind } }`))[field]) as Item;
  const again = await write(given, `${field} { id }`);
  const twin = await write(`create${type}(input: { code: "made", ${create} })`, `${field} { id }`);
  const update = (version: number, input: string) =>
    write(
      `update${type}(id: "${made.id}", version: ${version}, input: { ${input} })`,
      `${field} { version ${answer} }`,
    );

  const done = await update(made.version, change);
  const refused = await update(made.version + 1, bad);
  const late = await update(made.version, change);

  expect(made).toMatchObject({ provenance: { kind: 'ENTERED' } });
  expect(again[field]).toEqual({ id: made.id });
  expect(userErrorsOf(twin)).toEqual(['DUPLICATE input.code']);
  expect(done[field]).toEqual({ version: made.version + 1, ...changed });
  expect(userErrorsOf(refused).sort()).toEqual(errors);
  expect(userErrorsOf(late)).toEqual(['VERSION_CONFLICT version']);
  expect((await auditOf(made.id)).map(({ operation }) => operation)).toContain(`create${type}`);
});
