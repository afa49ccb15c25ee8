import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asStored, isCode, oddName } from '../../src/domain/text.js';
import { goldenWith, temporaryFiles } from '../exchange/files.js';
import type { OrganisationInput } from '../generated/graphql.js';
import { codesInOtherCases, organisationNamed } from '../operations/plan/names.js';
import { createOrganisation } from '../operations/plan/projects.js';
import { person } from '../support/cast.js';
import { cli } from '../support/cli.js';
import { goldenTracker } from '../support/goldenTracker.js';

// Names and codes, however they come in: what looks the same is the same, and nothing hides in them.

const api = goldenTracker();
const secretariat = person(api, 'secretariat', 'SECRETARIAT');
const file = temporaryFiles();

const create = async (input: Partial<OrganisationInput>) =>
  (
    await secretariat.asks(createOrganisation, {
      input: { code: 'NEW', name: 'New', type: 'OTHER_PUBLIC_SECTOR', ...input },
    })
  ).createOrganisation;

test.each([
  ['a control character', 'Bell\u0007', /holds the control character U\+0007/],
  ['a line break', 'Two\nlines', /holds the control character U\+000A LINE FEED/],
  ['a bidirectional override', 'Pay \u202edetsujda', /holds U\+202E RIGHT-TO-LEFT OVERRIDE/],
  ['a direction that stays open', 'Open \u2067', /holds U\+2067 RIGHT-TO-LEFT ISOLATE/],
  [
    'characters without width only',
    '\u200b\u200d',
    /nothing that can be seen, only characters such as U\+200B ZERO WIDTH SPACE/,
  ],
  ['a filler that shows nothing', '\u3164', /only characters such as U\+3164/],
])('refuses a name with %s, and names it', async (_, name, message) => {
  const { userErrors, organisation } = await create({ code: 'ODD', name });

  expect(organisation).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'INVALID', field: 'input.name', message: expect.stringMatching(message) }]);
});

test('stores names in NFC without outer blanks, from variables and from the document', async () => {
  const decomposed = ' \u00a0E\u0301cole  \t';
  const { userErrors } = await create({ code: 'NFC-1', name: decomposed, acronym: '' });
  const inDocument = await secretariat.send(
    'mutation { createOrganisation(input: { code: "NFC-2", name: "E\\u0301cole", type: OTHER_PUBLIC_SECTOR }) { userErrors { message } } }',
  );

  expect([userErrors, inDocument.errors]).toEqual([[], []]);
  const { data } = await api.run(organisationNamed, { search: 'ecole' });
  expect(data.organisations.nodes.map(({ code, name }) => [code, name])).toEqual([
    ['NFC-1', '\u00c9cole'],
    ['NFC-2', '\u00c9cole'],
  ]);
});

test.each(['-A', 'a b', '\u0430pnic', 'ap\u00f1ic', '', 'x'.repeat(65), 'A\u200bB', 'A/B?'])(
  'refuses %j as a code',
  async (code) => {
    const { userErrors } = await create({ code });

    expect(userErrors).toMatchObject([{ code: 'INVALID', field: 'input.code' }]);
  },
);

test('refuses a name that is longer than an index holds, in any script', async () => {
  const long = await create({ code: 'LONG', name: '\u5b57'.repeat(501) });
  const most = await create({ code: 'MOST', name: '\u{20000}'.repeat(250) });

  expect(long.userErrors).toMatchObject([{ code: 'OUT_OF_RANGE', field: 'input.name' }]);
  expect(most.userErrors).toEqual([]);
});

test('refuses a code that differs from another only in case', async () => {
  expect((await create({ code: 'XM-DAC/411:06_a.b' })).userErrors).toEqual([]);

  expect((await create({ code: 'xm-dac/411:06_A.B' })).userErrors).toEqual([
    {
      code: 'DUPLICATE',
      field: 'input.code',
      message: 'there is already an organisation XM-DAC/411:06_a.b; take another code',
    },
  ]);
});

test('finds everything by its code whatever the case', async () => {
  const { data, errors } = await api.run(codesInOtherCases);

  expect(errors).toEqual([]);
  expect(data).toEqual({
    plan: { code: 'GOLDEN' },
    project: { code: 'PRJ-1' },
    action: { code: 'A1.1' },
    organisation: { code: 'KR' },
    projects: { nodes: [{ code: 'PRJ-1' }] },
  });
});

test('takes a code in another case in what is written, and stores none twice', async () => {
  const mutation = `mutation {
    paid: recordTransactions(input: [
      { project: "prj-2", type: DISBURSEMENT, value: { amount: "5", currency: "USD" }, transactionDate: "2024-02-01", provider: "kr", externalRef: "CASE-1" }
    ]) { transactions { project { code } provider { code } } userErrors { message } }
    again: recordTransactions(input: [
      { project: "PRJ-2", type: DISBURSEMENT, value: { amount: "5", currency: "USD" }, transactionDate: "2024-02-01", provider: "KR", externalRef: "CASE-1" }
    ]) { userErrors { code field } }
    opened: openReportingPeriod(input: { plan: "golden", code: "2025-h1", start: "2025-01-01", end: "2025-06-30", dueOn: "2025-07-31" }) {
      period { code } userErrors { message } }
    closed: closeReportingPeriod(plan: "Golden", code: "2025-H1") { snapshot { code } userErrors { message } }
  }`;

  const { data, errors } = await secretariat.send(mutation);

  expect(errors).toEqual([]);
  expect(data).toEqual({
    paid: { transactions: [{ project: { code: 'PRJ-2' }, provider: { code: 'KR' } }], userErrors: [] },
    again: { userErrors: [{ code: 'DUPLICATE', field: 'input.0.externalRef' }] },
    opened: { period: { code: '2025-h1' }, userErrors: [] },
    closed: { snapshot: { code: 'GOLDEN-2025-h1-v1' }, userErrors: [] },
  });
});

test('lists codes of a bundle that differ from others only in case, with their paths', async () => {
  const bundle = goldenWith({}, { code: 'prj-1' });
  bundle.pillars[0]?.actions.push('a1.1');

  const { code, message } = await cli(api.url, 'load', file('cases.json', bundle));

  expect(code).toBe(2);
  expect(message).toContain('projects.4.code: "prj-1" differs from "PRJ-1" only in case');
  expect(message).toContain('"a1.1" differs from "A1.1" only in case');
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(...'aE\u0301\u200b\u202e\u2066\u3164 \u00a0\t\n\u0085\u2028\ufeff\u2800\u00ad\u0007'),
    maxLength: 6,
  }),
  fc.string({ unit: fc.constantFrom(...'aA9.-_:/ \u0430'), maxLength: 6 }),
);

test('judges names and codes in the database as in the service', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 50, maxLength: 50 }), async (given) => {
      const texts = given.filter((text) => text.isWellFormed() && !text.includes('\0'));
      const stored = texts.map(asStored);
      const rows = await api.orm.em
        .fork()
        .execute<{ name: boolean; code: boolean }[]>(
          'select is_name(one) as name, is_code(one) as code from unnest(?::text[]) with ordinality as given (one, place) order by place',
          [`{${stored.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`],
        );

      expect(rows.map(({ name, code }, index) => [stored[index], name, code])).toEqual(
        stored.map((text) => [text, text !== '' && oddName(text) === null, isCode(text)]),
      );
    }),
    { numRuns: 40 },
  );
});
