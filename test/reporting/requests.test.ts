import { beforeAll, expect, test } from '@jest/globals';
import { fromGlobalId } from '../../src/domain/globalId.js';
import { createGrant } from '../../src/services/access/index.js';
import { Role } from '../../src/vocabulary/index.js';
import { obligations, reportById } from '../operations/reporting/reading.js';
import { requestUpdates } from '../operations/reporting/steps.js';
import { person } from '../support/cast.js';
import { loadGolden } from '../support/golden.js';
import { openReport } from '../support/reports.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// The secretariat asks for reports that are due.

const api = tracker({ template: 'empty' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

beforeAll(() => loadGolden(api.database, (golden) => void golden.lead('A1.1', 'KR').measure()));

const request = async (...ids: string[]) => (await secretariat.asks(requestUpdates, { ids })).requestUpdates;

test('asks once in five days, and only where something is due', async () => {
  const due = await openReport(secretariat);
  const done = await openReport(secretariat);
  await secretariat.saves(done, { narrative: 'n', reportedStatus: 'ON_TRACK' });
  await secretariat.submits(done);

  expect(await request(due.id, done.id)).toMatchObject({ requested: [due.id], skipped: [done.id], userErrors: [] });
  expect(await request(due.id, done.id)).toEqual({
    requested: [],
    skipped: [due.id, done.id],
    reached: [],
    userErrors: [],
  });
});

test('leaves the version of a report alone, so that nobody who writes it is disturbed', async () => {
  const { id, latest } = await openReport(secretariat);
  const { version } = await latest();
  await request(id);

  expect((await secretariat.asks(reportById, { id })).node).toEqual({ version });
});

test('asks for none where one is not found', async () => {
  const { id } = await openReport(secretariat);
  const answer = await request(id, 'nonsense');

  expect([answer.requested, userErrorsOf(answer)]).toEqual([[], ['NOT_FOUND ids.1']]);
});

test.each([
  [4, 'skipped'],
  [6, 'requested'],
] as const)('after %s days is %s when it is asked for again', async (days, answer) => {
  const { id } = await openReport(secretariat);
  await request(id);
  await api.orm.em
    .fork()
    .execute("update progress_report set requested_at = requested_at - ? * interval '1 day' where id = ?", [
      days,
      fromGlobalId(id).id,
    ]);

  expect((await request(id))[answer]).toEqual([id]);
});

test('says whom it reached: those who find it among their obligations, and nobody where there is nobody', async () => {
  const { id } = await openReport(secretariat);
  const { id: other } = await openReport(secretariat);
  expect((await request(id)).reached).toEqual([{ report: id, people: [] }]);

  const author = person(api, 'author', 'FOCAL_POINT', 'organisation:KR');
  const elsewhere = person(api, 'elsewhere', 'FOCAL_POINT', 'organisation:JP');
  await Promise.all([author.authorization(), elsewhere.authorization()]);
  const grant = { role: Role.FOCAL_POINT, scope: null, from: null };
  await createGrant(api.database, { ...grant, user: 'everywhere@example.org', to: null });
  await createGrant(api.database, { ...grant, user: 'left@example.org', to: '2020-12-31' });

  expect((await request(other)).reached).toEqual([{ report: other, people: ['author', 'everywhere@example.org'] }]);
  expect((await author.asks(obligations)).viewer.obligations.length).toBeGreaterThan(0);
});
