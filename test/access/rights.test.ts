import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { type Permission, rights, type Scope } from '../../src/domain/access/index.js';
import { fromGlobalId, toGlobalId } from '../../src/domain/globalId.js';
import { Project } from '../../src/entities/plan/index.js';
import { ProgressReport, ReportEvent, ReportingPeriod, ReviewComment } from '../../src/entities/reporting/index.js';
import { createToken } from '../../src/services/access/index.js';
import { Role } from '../../src/vocabulary/index.js';
import { accessTable } from '../support/accessTable.js';
import { loadGolden } from '../support/golden.js';
import { tracker } from '../support/tracker.js';

// Every operation as every role: in its own plan, in another, and with a role that is limited to nothing.

const api = tracker({ template: 'empty' });
const tokens: Record<string, string> = {};
type Where = 'own' | 'other';
type Ids = Record<'action' | 'project' | 'report' | 'comment' | 'indicator' | 'milestone' | 'transaction', string> & {
  plan: string;
  projectCode: string;
};
const ids = {} as Record<Where, Ids>;

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the operations below.
type Any = any;

const plans = { own: 'OWN', other: 'OTHER' } as const;

const load = async (where: Where) => {
  const change = (golden: Any) => {
    golden.plan.code = plans[where];
    golden.pillars[0].actions[0] = { code: 'A1.1', title: 'a', responsible: [{ organisation: 'KR', role: 'LEAD' }] };
    golden.milestones = [{ action: 'A1.1', title: 'm', dueOn: '2026-01-01' }];
  };
  await loadGolden(api.orm, change, (json) => json.replaceAll('PRJ-', `${plans[where]}-`));
};

/** A remark on a report, as if it had been handed in once. */
const remarkOn = async (report: string) => {
  const em = api.orm.em.fork();
  const comment = em.create(ReviewComment, {
    report: fromGlobalId(report).id,
    text: 't',
    severity: 'NOTE',
    author: 'a',
  });
  await em.flush();
  return toGlobalId('ReviewComment', comment.id);
};

beforeAll(async () => {
  for (const where of ['own', 'other'] as const) await load(where);
  tokens.root = (await createToken(api.orm, { name: 'root', role: 'ADMIN', days: 1 })).secret;
  for (const where of ['own', 'other'] as const) {
    const plan = plans[where];
    const period = { plan, code: '2026-H1', start: '2026-01-01', end: '2026-06-30', dueOn: '2026-07-31' };
    await api.send(
      {
        query: 'mutation ($input: ReportingPeriodInput!) { openReportingPeriod(input: $input) { created } }',
        variables: { input: period },
      },
      { authorization: `Bearer ${tokens.root}` },
    );
    const { data, errors } =
      await api.ask(`{ plan(code: "${plan}") { id } action(plan: "${plan}", code: "A1.1") { id indicators { id } milestones { id } latest: reports { nodes { id } } }
      project(code: "${plan}-1") { id transactions { nodes { id } } } }`);
    expect(errors).toEqual([]);
    const { action, project, plan: found } = data as Any;
    ids[where] = {
      plan: found.id,
      action: action.id,
      project: project.id,
      projectCode: `${plan}-1`,
      report: action.latest.nodes[0].id,
      comment: await remarkOn(action.latest.nodes[0].id),
      indicator: action.indicators[0].id,
      milestone: action.milestones[0].id,
      transaction: project.transactions.nodes[0].id,
    };
  }
  for (const role of Object.keys(Role) as Role[]) {
    tokens[role] = (await createToken(api.orm, { name: role, role, days: 1 })).secret;
    tokens[`${role} of own`] = (
      await createToken(api.orm, { name: `${role} of own`, role, days: 1, scope: fromGlobalId(ids.own.plan) as Scope })
    ).secret;
  }
});

/** What each operation is sent as; of what it answers only whether it is let through matters. `none` lies in no plan. */
const operations: Record<
  Exclude<Permission, 'readDrafts' | 'readReviews' | 'resolveBlocker'>,
  { in: 'plan' | 'none'; query: (at: Ids, plan: string) => string }
> = {
  createPlan: {
    in: 'none',
    query: () =>
      'mutation { createPlan(input: { code: "bad code", title: "t", startDate: "2027-01-01", endDate: "2030-12-31", pillars: [] }) { userErrors { code } } }',
  },
  updateAction: {
    in: 'plan',
    query: ({ action }) =>
      `mutation { updateAction(id: "${action}", version: 999, input: {}) { userErrors { code } } }`.replace('999', '1'),
  },
  assessAction: {
    in: 'plan',
    query: ({ action }) =>
      `mutation { assessAction(id: "${action}", status: ON_TRACK, note: " ") { userErrors { code } } }`,
  },
  createIndicator: {
    in: 'plan',
    query: ({ action }) =>
      `mutation { createIndicator(input: { owner: "${action}", code: "bad code", title: "t", unit: "u", measure: UNIT, direction: INCREASE, reportingBasis: PERIODIC, acrossPeriods: SUM, acrossUnits: SUM }) { userErrors { code } } }`,
  },
  recordIndicatorValues: {
    in: 'plan',
    query: ({ indicator }) =>
      `mutation { recordIndicatorValues(input: [{ indicator: "${indicator}", date: "2999-01-01", value: "1" }]) { userErrors { code } } }`,
  },
  createMilestone: {
    in: 'plan',
    query: ({ action }) =>
      `mutation { createMilestone(input: { owner: "${action}", title: " ", dueOn: "2026-01-01" }) { userErrors { code } } }`,
  },
  completeMilestone: {
    in: 'plan',
    query: ({ milestone }) =>
      `mutation { completeMilestone(id: "${milestone}", completedOn: "2999-01-01") { userErrors { code } } }`,
  },
  createProject: {
    in: 'plan',
    query: ({ action }) =>
      `mutation { createProject(input: { code: "bad code", title: "t", activityStatus: PIPELINE, actions: [{ action: "${action}", share: "1" }] }) { userErrors { code } } }`,
  },
  updateProject: {
    in: 'plan',
    query: ({ project }) =>
      `mutation { updateProject(id: "${project}", version: 1, input: { title: " " }) { userErrors { code } } }`,
  },
  setProjectActions: {
    in: 'plan',
    query: ({ project }) =>
      `mutation { setProjectActions(id: "${project}", version: 1, actions: [{ action: "x", share: "1" }]) { userErrors { code } } }`,
  },
  setProjectCountries: {
    in: 'plan',
    query: ({ project }) =>
      `mutation { setProjectCountries(id: "${project}", version: 1, countries: [{ country: "ZZZ", percentage: "1" }]) { userErrors { code } } }`,
  },
  setProjectOrganisations: {
    in: 'plan',
    query: ({ project }) =>
      `mutation { setProjectOrganisations(id: "${project}", version: 1, organisations: [{ organisation: "NOBODY", role: FUNDING }]) { userErrors { code } } }`,
  },
  createOrganisation: {
    in: 'none',
    query: () =>
      'mutation { createOrganisation(input: { code: "bad code", name: "n", type: OTHER }) { userErrors { code } } }',
  },
  recordTransactions: {
    in: 'plan',
    query: ({ projectCode }) =>
      `mutation { recordTransactions(input: [{ project: "${projectCode}", type: DISBURSEMENT, value: { amount: "x", currency: "USD" }, transactionDate: "2024-01-01" }]) { userErrors { code } } }`,
  },
  reverseTransaction: {
    in: 'plan',
    query: ({ transaction }) =>
      `mutation { reverseTransaction(id: "${transaction}", reason: " ") { userErrors { code } } }`,
  },
  setBudget: {
    in: 'plan',
    query: ({ projectCode }) =>
      `mutation { setBudget(input: { project: "${projectCode}", type: ORIGINAL, status: INDICATIVE, periodStart: "2024-01-01", periodEnd: "2023-01-01", value: { amount: "1", currency: "USD" }, valueDate: "2024-01-01" }) { userErrors { code } } }`,
  },
  setExchangeRates: { in: 'none', query: () => 'mutation { setExchangeRates(input: []) { userErrors { code } } }' },
  openReportingPeriod: {
    in: 'plan',
    query: (_, plan) =>
      `mutation { openReportingPeriod(input: { plan: "${plan}", code: "bad code", start: "2026-01-01", end: "2026-06-30", dueOn: "2026-07-31" }) { userErrors { code } } }`,
  },
  cancelReportingPeriod: {
    in: 'plan',
    query: (_, plan) =>
      `mutation { cancelReportingPeriod(plan: "${plan}", code: "2026-H1", reason: " ") { userErrors { code } } }`,
  },
  closeReportingPeriod: {
    in: 'plan',
    query: (_, plan) => `mutation { closeReportingPeriod(plan: "${plan}", code: "NONE") { userErrors { code } } }`,
  },
  reopenReportingPeriod: {
    in: 'plan',
    query: (_, plan) =>
      `mutation { reopenReportingPeriod(plan: "${plan}", code: "2026-H1", reason: "r") { userErrors { code } } }`,
  },
  saveProgressReport: {
    in: 'plan',
    query: ({ report }) =>
      `mutation { saveProgressReport(id: "${report}", version: 999, input: {}) { userErrors { code } } }`,
  },
  submitProgressReport: {
    in: 'plan',
    query: ({ report }) => `mutation { submitProgressReport(id: "${report}", version: 999) { userErrors { code } } }`,
  },
  withdrawProgressReport: {
    in: 'plan',
    query: ({ report }) => `mutation { withdrawProgressReport(id: "${report}", version: 999) { userErrors { code } } }`,
  },
  returnProgressReport: {
    in: 'plan',
    query: ({ report }) =>
      `mutation { returnProgressReport(id: "${report}", version: 999, note: "n") { userErrors { code } } }`,
  },
  approveProgressReports: {
    in: 'plan',
    query: ({ report }) => `mutation { approveProgressReports(ids: ["${report}"]) { userErrors { code } } }`,
  },
  addReviewComment: {
    in: 'plan',
    query: ({ report }) =>
      `mutation { addReviewComment(report: "${report}", input: { text: "t" }) { userErrors { code } } }`,
  },
  resolveReviewComment: {
    in: 'plan',
    query: ({ comment }) => `mutation { resolveReviewComment(id: "${comment}") { userErrors { code } } }`,
  },
  requestUpdates: {
    in: 'plan',
    query: ({ report }) => `mutation { requestUpdates(ids: ["${report}"]) { requested userErrors { code } } }`,
  },
  createApiToken: {
    in: 'none',
    query: () =>
      'mutation { createApiToken(input: { name: " ", role: PUBLIC, expiresOn: "2000-01-01" }) { userErrors { code } } }',
  },
  revokeApiToken: {
    in: 'none',
    query: () =>
      `mutation { revokeApiToken(id: "${Buffer.from('ApiToken:999999').toString('base64url')}") { userErrors { code } } }`,
  },
  grantRole: {
    in: 'none',
    query: () => 'mutation { grantRole(input: { user: " ", role: CHAIR }) { userErrors { code } } }',
  },
  revokeRole: {
    in: 'none',
    query: () =>
      `mutation { revokeRole(id: "${Buffer.from('RoleGrant:999999').toString('base64url')}") { userErrors { code } } }`,
  },
  readAudit: { in: 'none', query: () => '{ audit(first: 1) { nodes { id } } }' },
};

/** Fields of Query that everybody may read, each asked once; what they hide of reports is tested below and with the round. */
const PUBLIC: Record<string, (at: Ids, plan: string) => string> = {
  action: (_, plan) => `{ action(plan: "${plan}", code: "A1.1") { id } }`,
  changes: (_, plan) => `{ changes(plan: "${plan}", since: "2024-01-01", until: "2024-12-31") { nodes { title } } }`,
  codelist: () => '{ codelist(name: REPORT_STATE) { code } }',
  countries: () => '{ countries { code } }',
  country: () => '{ country(code: "JPN") { id } }',
  dataQuality: (_, plan) => `{ dataQuality(plan: "${plan}") { score } }`,
  events: () => '{ events { nodes { id } } }',
  lens: () => '{ lens { asOf revision } }',
  metrics: (_, plan) => `{ metrics(plan: "${plan}", measures: [COMMITTED], groupBy: [PILLAR]) { columns } }`,
  node: ({ action }) => `{ node(id: "${action}") { id } }`,
  nodes: ({ action, project }) => `{ nodes(ids: ["${action}", "${project}"]) { id } }`,
  organisation: () => '{ organisation(code: "KR") { id } }',
  organisations: () => '{ organisations { nodes { id } } }',
  plan: (_, plan) => `{ plan(code: "${plan}") { id } }`,
  plans: () => '{ plans { id } }',
  progressReports: (_, plan) => `{ progressReports(filter: { plan: "${plan}" }) { nodes { id } } }`,
  project: ({ projectCode }) => `{ project(code: "${projectCode}") { id } }`,
  projects: () => '{ projects { nodes { id } } }',
  publications: () => '{ publications { nodes { id } } }',
  snapshot: () => '{ snapshot(code: "NONE") { id } }',
  timeSeries: (_, plan) => `{ timeSeries(plan: "${plan}", measure: COMMITTED, interval: YEAR) { points { start } } }`,
  tools: () => '{ tools { id } }',
  viewer: () => '{ viewer { name } }',
  workingGroup: (_, plan) => `{ workingGroup(plan: "${plan}", number: 1) { id } }`,
};

const fieldsOf = (type: string) => {
  const schema = parse(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
  const found = schema.definitions.find(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === type,
  );
  return found?.kind === Kind.OBJECT_TYPE_DEFINITION ? (found.fields ?? []).map(({ name }) => name.value) : [];
};

test('every operation of the schema has its row: a new one without a row fails here', () => {
  const written = Object.keys(operations).filter((name) => !name.startsWith('read'));

  expect(fieldsOf('Mutation').sort()).toEqual(written.sort());
  expect(fieldsOf('Query').sort()).toEqual([...Object.keys(PUBLIC), 'audit'].sort());
  expect(
    Object.keys(rights)
      .filter((name) => !name.startsWith('read') && name !== 'resolveBlocker')
      .sort(),
  ).toEqual(written.sort());
});

test('docs/access.md shows the table as it is (write it anew with UPDATE_DOCS=1)', () => {
  expect(accessTable()).toBe(readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8'));
});

const codeOf = async (token: string | null, query: string) => {
  const { errors } = await api.send({ query }, token === null ? {} : { authorization: `Bearer ${tokens[token]}` });
  return errors[0]?.extensions.code ?? 'let through';
};

test.each(Object.keys(operations) as (keyof typeof operations)[])(
  '%s is for whom the table says, in their own plan and nowhere else',
  async (name) => {
    const { in: level, query } = operations[name];
    const found: Record<string, string> = {};
    const expected: Record<string, string> = { anonymous: 'UNAUTHENTICATED' };
    found.anonymous = await codeOf(null, query(ids.own, plans.own));
    for (const role of Object.keys(Role) as Role[]) {
      const isAllowed = (rights[name] as readonly Role[]).includes(role);
      for (const [token, where, isFine] of [
        [role, 'own', isAllowed],
        [`${role} of own`, 'own', isAllowed && level === 'plan'],
        [`${role} of own`, 'other', false],
      ] as const) {
        found[`${token} in ${where}`] = await codeOf(token, query(ids[where], plans[where]));
        expected[`${token} in ${where}`] = isFine ? 'let through' : 'FORBIDDEN';
      }
    }

    expect(found).toEqual(expected);
  },
);

test('what is not there and what is not theirs are the same to a role that is limited', async () => {
  const resolve = (id: string) =>
    api.send(
      { query: `mutation { resolveReviewComment(id: "${id}") { userErrors { code } } }` },
      { authorization: `Bearer ${tokens['CHAIR of own']}` },
    );
  const [foreign, absent] = [await resolve(ids.other.comment), await resolve(toGlobalId('ReviewComment', 999_999))];

  expect(foreign.errors[0]?.extensions.code).toBe('FORBIDDEN');
  expect(absent.errors[0]?.message).toBe(foreign.errors[0]?.message);
});

test('a secretariat of a plan reads the audit of that plan, thing by thing', async () => {
  const read = (node: string) =>
    codeOf('SECRETARIAT of own', `{ audit(node: "${node}") { nodes { operation actorId } } }`);

  expect(await Promise.all([ids.own.report, ids.own.action, ids.own.project, ids.own.plan].map(read))).toEqual(
    Array(4).fill('let through'),
  );
  expect(await Promise.all([ids.other.report, ids.other.plan, toGlobalId('Organisation', 1)].map(read))).toEqual(
    Array(3).fill('FORBIDDEN'),
  );
});

test.each(Object.entries(PUBLIC))('%s is for everybody, whatever their role', async (_name, query) => {
  const everybody = [null, ...Object.keys(Role), ...Object.keys(Role).map((role) => `${role} of own`)];
  const codes = await Promise.all(everybody.map((token) => codeOf(token, query(ids.other, plans.other))));

  expect(codes).toEqual(everybody.map(() => 'let through'));
});

test('what drafts and reviews hold is shown to whom the table says', async () => {
  const who = [null, ...Object.keys(Role), ...Object.keys(Role).map((role) => `${role} of own`)];
  const has = (token: string | null, right: keyof typeof rights, isLimitedEnough: boolean) => {
    const [role, limit] = token?.split(' of ') ?? ['PUBLIC'];
    return (rights[right] as readonly string[]).includes(role ?? '') && (isLimitedEnough || !limit);
  };
  const ask = async (token: string | null, query: string) =>
    (await api.send({ query }, token === null ? {} : { authorization: `Bearer ${tokens[token]}` })) as {
      data: Any;
      errors: Any[];
    };
  for (const token of who) {
    const live = await ask(token, '{ lens { basis } }'.replace('{', 'query @lens(basis: LIVE) {'));
    const report = await ask(
      token,
      `{ node(id: "${ids.own.report}") { ... on ProgressReport { comments { id } version onBehalfOf } } comment: node(id: "${ids.own.comment}") { id } }`,
    );
    const other = await ask(
      token,
      `{ node(id: "${ids.other.report}") { ... on ProgressReport { comments { id } version } } comment: node(id: "${ids.other.comment}") { id } }`,
    );
    const secrets = await ask(
      token,
      `{ token: node(id: "${toGlobalId('ApiToken', 1)}") { id } entry: node(id: "${toGlobalId('AuditEntry', 1)}") { id } }`,
    );

    expect([token, live.errors[0]?.extensions.code ?? 'let through']).toEqual([
      token,
      has(token, 'readDrafts', false) ? 'let through' : 'FORBIDDEN',
    ]);
    expect([token, report.data.node.comments.length, report.data.comment !== null]).toEqual([
      token,
      has(token, 'readReviews', true) ? 1 : 0,
      has(token, 'readReviews', true),
    ]);
    expect([token, report.data.node.version > 0]).toEqual([token, has(token, 'readDrafts', true)]);
    expect([token, report.errors.length]).toEqual([token, has(token, 'readReviews', true) ? 0 : 1]);
    expect([token, other.data.node.comments.length, other.data.comment !== null, other.data.node.version > 0]).toEqual([
      token,
      has(token, 'readReviews', false) ? 1 : 0,
      has(token, 'readReviews', false),
      has(token, 'readDrafts', false),
    ]);
    expect([token, secrets.data.token !== null, secrets.data.entry !== null]).toEqual([
      token,
      has(token, 'createApiToken', false),
      has(token, 'readAudit', false),
    ]);
  }
});

test('whoever pays for a project does not report on it', async () => {
  const { data } = await api.ask(
    `{ project(code: "${ids.own.projectCode}") { organisations { role organisation { id } } } }`,
  );
  const [funder] = (data.project as Any).organisations.filter(({ role }: Any) => role === 'FUNDING');
  tokens.funder = (
    await createToken(api.orm, {
      name: 'funder',
      role: 'FOCAL_POINT',
      days: 1,
      scope: fromGlobalId(funder.organisation.id) as Scope,
    })
  ).secret;
  const em = api.orm.em.fork();
  const period = await em.findOneOrFail(ReportingPeriod, { code: '2026-H1', plan: { code: plans.own } });
  const project = await em.findOneOrFail(Project, { code: ids.own.projectCode });
  const report = em.create(ProgressReport, { period, project, provenance: period.provenance });
  em.create(ReportEvent, { report, to: 'DUE', actor: 'a' });
  await em.flush();
  const save = `mutation { saveProgressReport(id: "${toGlobalId('ProgressReport', report.id)}", version: 999, input: {}) { userErrors { code } } }`;

  expect(await Promise.all(['funder', 'FOCAL_POINT of own'].map((token) => codeOf(token, save)))).toEqual([
    'FORBIDDEN',
    'let through',
  ]);
});

test('a role is limited to something that is there', async () => {
  const grant = (scope: string) =>
    codeOfErrors(
      `mutation { grantRole(input: { user: "x", role: CHAIR, scope: "${scope}" }) { userErrors { code field } } }`,
    );
  const token = (scope: string) =>
    codeOfErrors(
      `mutation { createApiToken(input: { name: "x", role: CHAIR, expiresOn: "2999-01-01", scope: "${scope}" }) { userErrors { code field } } }`,
    );
  const codeOfErrors = async (query: string) => {
    const { data } = await api.send({ query }, { authorization: `Bearer ${tokens.root}` });
    return (Object.values(data)[0] as Any).userErrors;
  };
  for (const scope of [toGlobalId('Action', 999_999), toGlobalId('Transaction', 1), 'nonsense'])
    for (const give of [grant, token]) expect(await give(scope)).toEqual([{ code: 'NOT_FOUND', field: 'input.scope' }]);
});
