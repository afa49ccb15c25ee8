import { beforeAll, expect, test } from '@jest/globals';
import { auditTrail } from '../operations/access/audit.js';
import { resolveComment, saveReport } from '../operations/reporting/steps.js';
import { castOfAction, loadCastOfAction, person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { Person } from '../support/Person.js';
import { complete, openReport, reportsSeenBy, valueIn } from '../support/reports.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// Who writes a report, who judges it, and what the audit keeps of both.

const api = tracker({ template: 'empty' });
const { secretariat, author, chair } = castOfAction(api);

beforeAll(() => loadCastOfAction(api.database));

const paper = { title: 'A paper', url: 'https://example.org/paper', isPublic: true };
const list = { title: 'Participants', url: 'https://example.org/list', isPublic: false };

const submittedReport = async () => {
  const report = await openReport(secretariat);
  await author.saves(report, complete(report));
  await author.submits(report);
  return report;
};

test('takes comments on its own fields alone', async () => {
  const report = await submittedReport();

  expect(userErrorsOf(await chair.comments(report, { text: 't', field: 'title' }))).toEqual(['INVALID input.field']);
});

test('has blocking comments that reviewers resolve, and others that reporters resolve as well', async () => {
  const report = await submittedReport();
  await chair.comments(report, { text: 't', severity: 'BLOCKER', field: 'values' });
  const { report: commented } = await chair.comments(report, { text: 't', severity: 'NOTE' });
  const commentOf = (severity: string) =>
    present(present(commented).comments.find((comment) => comment.severity === severity)).id;
  const [blocker, note] = [commentOf('BLOCKER'), commentOf('NOTE')];

  expect(await author.refusal(resolveComment, { id: blocker })).toBe('FORBIDDEN');
  expect((await author.resolves(note)).userErrors).toEqual([]);
  expect(userErrorsOf(await chair.approves(report))).toEqual(['INVALID ids.0']);
  expect((await chair.resolves(blocker)).userErrors).toEqual([]);
  expect((await chair.approves(report)).userErrors).toEqual([]);
});

test('has comments that are resolved only while there is a report to judge', async () => {
  const report = await submittedReport();
  const { report: commented } = await chair.comments(report, { text: 't', severity: 'BLOCKER' });
  const { id } = present(present(commented).comments[0]);
  await chair.resolves(id);
  await chair.approves(report);

  expect((await chair.resolves(id)).userErrors).toEqual([expect.objectContaining({ code: 'INVALID_TRANSITION' })]);
});

test('is not approved by whoever wrote on it, whoever submitted it', async () => {
  const report = await openReport(secretariat);
  await secretariat.saves(report, complete(report));
  await author.submits(report);

  expect(userErrorsOf(await secretariat.approves(report))).toEqual(['SELF_APPROVAL ids.0']);
});

test('is not approved by its author under another token of theirs', async () => {
  const atWork = new Person(api, 'Lee at work', { role: 'SECRETARIAT', user: 'lee' });
  const atHome = new Person(api, 'Lee at home', { role: 'SECRETARIAT', user: 'lee' });
  const report = await openReport(secretariat);
  await atWork.saves(report, complete(report));
  await atWork.submits(report);

  expect((await report.seenBy(secretariat)).state).toBe('SUBMITTED');
  expect(userErrorsOf(await atHome.approves(report))).toEqual(['SELF_APPROVAL ids.0']);
});

test('is written by an organisation that leads or carries out its subject, not by one that helps', async () => {
  const { period } = await openReport(secretariat);
  const korea = person(api, 'korea', 'FOCAL_POINT', 'organisation:KR');
  const japan = person(api, 'japan', 'FOCAL_POINT', 'organisation:JP');
  const seen = await reportsSeenBy(secretariat, period);
  const tries = async (writer: Person) =>
    Object.fromEntries(
      await Promise.all(
        seen.map(async ({ id, subject }) => [
          subject.__typename,
          await writer.refusal(saveReport, { id, version: 999, input: {} }),
        ]),
      ),
    );

  expect(await tries(korea)).toEqual({ Action: 'let through', Project: 'let through' });
  expect(await tries(japan)).toEqual({ Action: 'FORBIDDEN', Project: 'FORBIDDEN' });
});

test('is in the audit with who wrote it, and with what values and evidence were before', async () => {
  const report = await openReport(secretariat);
  await author.saves(report, { evidence: [paper], values: [valueIn(report, '1')] });
  await author.saves(report, { evidence: [list], values: [valueIn(report, '2')] });
  await author.saves(report, { evidence: [list], values: [valueIn(report, '2')] });
  const { nodes } = (await secretariat.asks(auditTrail, { node: report.id })).audit;
  const changesOf = (name: string) =>
    nodes
      .filter(({ field }) => field === name)
      .map(({ from, to }) => [JSON.parse(present(from)), JSON.parse(present(to))]);
  const { indicator } = report;

  expect(new Set(nodes.map(({ actorId }) => actorId))).toEqual(new Set([expect.stringMatching(/^token:\d+$/)]));
  expect(changesOf('evidence')).toEqual([
    [[expect.objectContaining(paper)], [expect.objectContaining(list)]],
    [[], [expect.objectContaining(paper)]],
  ]);
  expect(changesOf('values')).toEqual([
    [
      [expect.objectContaining({ indicator, project: 'PRJ-1', value: '1.0000000000' })],
      [expect.objectContaining({ value: '2' })],
    ],
    [[], [expect.objectContaining({ value: '1' })]],
  ]);
});

test('refuses evidence in a language that is none', async () => {
  const report = await openReport(secretariat);
  const saved = await author.saves(report, { evidence: [{ ...paper, language: 'not a language' }] });

  expect(userErrorsOf(saved)).toEqual(['INVALID input.evidence.0.language']);
});
