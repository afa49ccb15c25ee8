import { beforeAll, expect, test } from '@jest/globals';
import { importDataset, readBundle } from '../../src/exchange/bundle/index.js';
import { bundleOf, loadBundle } from '../exchange/bundles.js';
import { obligations } from '../operations/reporting/reading.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { loadGolden } from '../support/golden.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// Two organisations turn out to be one: everything that named the one names the other.

const api = tracker({ template: 'empty' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

interface Organisation {
  id: string;
  version: number;
}

const organisation = async (code: string) =>
  present(
    (await secretariat.gets<{ it: Organisation | null }>(`{ it: organisation(code: "${code}") { id version } }`)).it,
  );

const merge = async (from: Organisation, into: Organisation, reason = 'Two names of one country.') => {
  const { it } = await secretariat.gets<{
    it: { organisation: object | null; userErrors: { code: string; field: string | null; message: string }[] };
  }>(`mutation { it: mergeOrganisations(id: "${from.id}", into: "${into.id}", reason: "${reason}", version: ${from.version}) {
    organisation { code name acronym aliases isDonor fiscalYearStart }
    userErrors { code field message }
  } }`);
  return it;
};

const payment = (provider: string, externalRef: string) =>
  `{ project: "PRJ-1", type: DISBURSEMENT, value: { amount: "5", currency: "USD" }, transactionDate: "2026-01-05", provider: "${provider}", externalRef: "${externalRef}" }`;

beforeAll(async () => {
  await loadGolden(api.database, (golden) => {
    golden.bundle.plannedDisbursements = [
      {
        project: 'PRJ-1',
        amount: '7',
        currency: 'USD',
        periodStart: '2026-01-01',
        periodEnd: '2026-12-31',
        provider: 'JP',
        receiver: 'JP',
      },
    ];
    golden.lead('A1.1', 'KR').collaborate('A1.1', 'JP').lead('A1.2', 'JP').implement('PRJ-2', 'JP');
  });
});

const shares = `{
  plan(code: "GOLDEN") { funding { committed { converted { amount } } byDonor { organisation { code } committed { converted { amount } } } } }
  project(code: "PRJ-1") { organisations { role organisation { code } } transactions { nodes { provider { code } } } plannedDisbursements { provider { code } receiver { code } } }
  one: action(plan: "GOLDEN", code: "A1.1") { responsible { role organisation { code } } }
  other: action(plan: "GOLDEN", code: "A1.2") { responsible { role organisation { code } } }
}`;

test('refuses to merge what would make one payment of two, and what is merged already', async () => {
  const [kr, jp, adb] = [await organisation('KR'), await organisation('JP'), await organisation('ADB')];
  await secretariat.gets(
    `mutation { recordTransactions(input: [${payment('KR', '7')}, ${payment('ADB', '7')}]) { userErrors { message } } }`,
  );

  expect(userErrorsOf(await merge(adb, kr))).toEqual(['DUPLICATE id']);
  expect(userErrorsOf(await merge(kr, kr, ' '))).toEqual(['REQUIRED reason', 'INVALID into']);
  expect(userErrorsOf(await merge({ ...jp, version: 99 }, kr))).toEqual(['VERSION_CONFLICT version']);
});

test('lets everything that named the one name the other, in figures, links and rights', async () => {
  const [kr, jp] = [await organisation('KR'), await organisation('JP')];
  const japan = person(api, 'japan', 'FOCAL_POINT', 'organisation:JP');
  await japan.asks(obligations);

  await api.database.write((em) => em.execute(`update organisation set fiscal_year_start = 4 where code = 'JP'`));

  const merged = await merge(jp, kr);

  expect(merged).toEqual({
    organisation: { code: 'KR', name: 'KR', acronym: null, aliases: ['JP'], isDonor: true, fiscalYearStart: 4 },
    userErrors: [],
  });
  const { plan, project, one, other } = await secretariat.gets<Record<string, Record<string, unknown>>>(shares);
  expect(plan?.funding).toMatchObject({
    committed: { converted: { amount: '1550000.00' } },
    byDonor: [
      { organisation: { code: 'KR' }, committed: { converted: { amount: '1000000.00' } } },
      { organisation: { code: 'ADB' } },
    ],
  });
  expect(project?.organisations).toEqual([{ role: 'FUNDING', organisation: { code: 'KR' } }]);
  expect(JSON.stringify(project?.transactions)).not.toContain('JP');
  expect(project?.plannedDisbursements).toEqual([{ provider: { code: 'KR' }, receiver: { code: 'KR' } }]);
  expect(one?.responsible).toEqual([{ role: 'LEAD', organisation: { code: 'KR' } }]);
  expect(other?.responsible).toEqual([{ role: 'LEAD', organisation: { code: 'KR' } }]);
  const scopes = await api.database.read((em) =>
    em.execute(`select count(*)::int as n from api_token where scope_type = 'Organisation' and scope_id = ?`, [
      Number(Buffer.from(jp.id, 'base64url').toString().split(':')[1]),
    ]),
  );
  expect(scopes).toEqual([{ n: 0 }]);
});

test('is found by the code, the id and the name of the one, and is listed once', async () => {
  const { byCode, list, search, filtered } = await secretariat.gets<Record<string, unknown>>(`{
    byCode: organisation(code: "jp") { code }
    list: organisations { nodes { code } }
    search: organisations(filter: { search: "JP" }) { nodes { code } }
    filtered: projects(filter: { donor: "JP" }) { nodes { code } }
  }`);

  expect(byCode).toEqual({ code: 'KR' });
  expect(list).toEqual({ nodes: [{ code: 'ADB' }, { code: 'KR' }] });
  expect(search).toEqual({ nodes: [{ code: 'KR' }] });
  expect(filtered).toEqual({ nodes: [{ code: 'PRJ-1' }] });
});

test('keeps the code taken, and takes it for the other in writes and loads', async () => {
  const { made, paid } = await secretariat.gets<Record<string, { userErrors: { message: string }[] }>>(`mutation {
    made: createOrganisation(input: { code: "JP", name: "n", type: OTHER }) { userErrors { message } }
    paid: recordTransactions(input: [${payment('JP', '8')}]) { transactions { provider { code } } userErrors { message } }
  }`);
  const bundle = bundleOf('LATER', {
    organisations: [{ code: 'JP', name: 'Japan' }],
    projects: [{ code: 'LATER-A', actions: { A1: 100 }, donors: ['JP'] }],
    transactions: [
      { project: 'LATER-A', type: 'DISBURSEMENT', amount: 5, currency: 'USD', date: '2025-01-01', provider: 'JP' },
    ],
  });
  const { dataset } = readBundle(JSON.stringify(bundle), 'later');
  const steps: string[] = [];
  await importDataset(api.database, dataset, 'later', (step) => steps.push(step));
  const loaded = await secretariat.gets<Record<string, unknown>>(`{
    project(code: "LATER-A") { donors { organisation { code } } transactions { nodes { provider { code } } } }
    organisation(code: "KR") { name }
  }`);

  expect(made?.userErrors).toHaveLength(1);
  expect(paid).toEqual({ transactions: [{ provider: { code: 'KR' } }], userErrors: [] });
  expect(loaded).toEqual({
    project: { donors: [{ organisation: { code: 'KR' } }], transactions: { nodes: [{ provider: { code: 'KR' } }] } },
    organisation: { name: 'KR' },
  });
  expect(steps).toContain('JP was merged into KR, which stays as it is');
});

test('changes nothing when a file that names the one, or both, is loaded again', async () => {
  const file = (donors: string[]) =>
    bundleOf('AGAIN', {
      organisations: ['UK', 'GB'],
      pillars: [{ code: 'P1', actions: [{ code: 'A1', responsible: [{ organisation: 'UK', role: 'LEAD' }] }] }],
      projects: [{ code: 'AGAIN-A', actions: { A1: 100 }, donors }],
      transactions: [
        { project: 'AGAIN-A', type: 'DISBURSEMENT', amount: 5, currency: 'USD', date: '2025-01-01', provider: 'UK' },
        {
          project: 'AGAIN-A',
          type: 'DISBURSEMENT',
          amount: 6,
          currency: 'USD',
          date: '2025-01-01',
          provider: 'UK',
          receiver: 'UK',
          externalRef: '1',
        },
      ],
    });
  await loadBundle(api.database, file(['UK']));
  await merge(await organisation('UK'), await organisation('GB'));

  expect(await loadBundle(api.database, file(['UK']))).toBe(0);
  expect(await loadBundle(api.database, file(['UK', 'GB']))).toBe(0);
});

test('cannot be changed or merged once more, and leaves all of it in the audit', async () => {
  const { nodes } = (
    await secretariat.gets<{
      audit: { nodes: { operation: string; field: string; from: string; subject: { __typename: string } | null }[] };
    }>('{ audit(first: 100) { nodes { operation field from to reason subject { __typename } } } }')
  ).audit;
  const entries = nodes.filter(({ operation }) => operation === 'mergeOrganisations');

  expect([...new Set(entries.map(({ field, subject }) => `${subject?.__typename} ${field}`))].sort()).toEqual([
    'Action responsible',
    'Organisation aliases',
    'Organisation fiscalYearStart',
    'Organisation mergedInto',
    'PlannedDisbursement provider',
    'PlannedDisbursement receiver',
    'Project organisations',
    'Transaction provider',
    'Transaction receiver',
    'undefined scope',
  ]);
  const responsible = entries.find(({ field, from }) => field === 'responsible' && from.includes('COLLABORATOR'));
  expect(responsible).toMatchObject({
    from: '[{"organisation":"KR","role":"LEAD"},{"organisation":"JP","role":"COLLABORATOR"}]',
    to: '[{"organisation":"KR","role":"LEAD"}]',
  });
  const id = Buffer.from(`Organisation:${await numberOf('JP')}`).toString('base64url');
  const { node, changed } = {
    ...(await secretariat.gets<{ node: object }>(`{ node(id: "${id}") { ... on Organisation { code } } }`)),
    ...(await secretariat.gets<{ changed: { userErrors: { code: string; field: string }[] } }>(
      `mutation { changed: updateOrganisation(id: "${id}", version: 2, input: { name: "Japan" }) { userErrors { code field } } }`,
    )),
  };
  expect(node).toEqual({ code: 'KR' });
  expect(userErrorsOf(changed)).toEqual(['INVALID_TRANSITION id']);
});

test('merges once one of two payments with one reference is reversed, and says whose the other reference was', async () => {
  const codes = await Promise.all(
    ['ONE', 'OTHER'].map(async (code) => {
      await secretariat.gets(
        `mutation { createOrganisation(input: { code: "${code}", name: "${code}", type: OTHER }) { userErrors { code } } }`,
      );
      return organisation(code);
    }),
  );
  const [one, other] = [present(codes[0]), present(codes[1])];
  const { paid } = await secretariat.gets<{ paid: { transactions: { id: string }[] } }>(
    `mutation { paid: recordTransactions(input: [${payment('ONE', '9')}, ${payment('OTHER', '9')}]) { transactions { id } } }`,
  );
  expect(userErrorsOf(await merge(one, other))).toEqual(['DUPLICATE id']);
  await secretariat.gets(
    `mutation { reverseTransaction(id: "${paid.transactions[1]?.id}", reason: "Entered twice.") { userErrors { code } } }`,
  );

  expect((await merge(one, other)).userErrors).toEqual([]);

  const { project } = await secretariat.gets<{
    project: { transactions: { nodes: { externalRef: string | null; provider: object | null }[] } };
  }>('{ project(code: "PRJ-1") { transactions(last: 20) { nodes { externalRef provider { code } } } } }');
  const ofOther = project.transactions.nodes.filter(({ provider }) => JSON.stringify(provider) === '{"code":"OTHER"}');
  expect(ofOther.map(({ externalRef }) => externalRef).sort()).toEqual(['9', '9 (ONE)', null]);
});

const numberOf = async (code: string): Promise<number> => {
  const [row] = await api.database.read((em) =>
    em.execute<{ id: number }[]>('select id from organisation where code = ?', [code]),
  );
  return present(row).id;
};
