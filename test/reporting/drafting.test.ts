import { beforeAll, expect, test } from '@jest/globals';
import { saveReport } from '../operations/reporting/steps.js';
import { castOf, loadCast } from '../support/cast.js';
import { openReport, valueIn } from '../support/reports.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// Writing a draft: by whom, and who sees it.

const api = tracker({ template: 'empty', settings: { ANSWER_CACHE_BYTES: '1000000' } });
const { secretariat, korea, colleague, japan, chair, donor, anybody } = castOf(api);

beforeAll(() => loadCast(api.database));

test('lets one of two who save at the same moment through, and keeps what they wrote', async () => {
  const report = await openReport(secretariat, 'PRJ-1');
  const latest = await report.latest();

  const saved = await Promise.all(
    [korea, secretariat].map((person) =>
      person.asks(saveReport, { ...latest, input: { narrative: `of ${person.name}` } }),
    ),
  );

  const [first] = saved.flatMap(({ saveProgressReport }) => saveProgressReport.report?.narrative ?? []);
  expect(saved.flatMap(({ saveProgressReport }) => userErrorsOf(saveProgressReport))).toEqual([
    'VERSION_CONFLICT version',
  ]);
  expect((await report.seenBy(korea)).narrative).toBe(first);
});

test('saves words and evidence, public or not', async () => {
  const report = await openReport(secretariat);

  const saved = await korea.saves(report, {
    narrative: 'We trained people.',
    evidence: [{ title: 'List', url: 'https://example.org/list', isPublic: false }],
  });

  expect(saved.report).toMatchObject({
    state: 'DRAFT',
    narrative: 'We trained people.',
    evidence: [{ isPublic: false }],
  });
});

test('tells whoever saves at an old version, and overwrites nothing', async () => {
  const report = await openReport(secretariat);
  const old = await report.latest();
  await korea.saves(report, { narrative: 'We trained people.' });

  const { saveProgressReport } = await colleague.asks(saveReport, { ...old, input: { narrative: 'Something else' } });

  expect(userErrorsOf(saveProgressReport)).toEqual(['VERSION_CONFLICT version']);
  expect(await report.seenBy(colleague)).toMatchObject({ state: 'DRAFT', narrative: 'We trained people.' });
});

test.each([japan, donor, anybody, chair])(
  'hides words, state, values and evidence of a draft from $name',
  async (who) => {
    const report = await openReport(secretariat);
    await korea.saves(report, {
      narrative: 'We trained people.',
      values: [valueIn(report, '180')],
      evidence: [{ title: 'List', url: 'https://example.org/list', isPublic: false }],
    });

    expect(await report.seenBy(who)).toMatchObject({
      state: 'DUE',
      narrative: null,
      values: [],
      evidence: [],
      comments: [],
      history: [{ to: 'DUE' }],
    });
  },
);

test('refuses whoever does not report on it', async () => {
  const report = await openReport(secretariat);
  await korea.saves(report, { narrative: 'We trained people.' });
  const empty = { id: report.id, version: 2, input: {} };

  expect(await japan.refusal(saveReport, empty)).toBe('FORBIDDEN');
  expect(await anybody.refusal(saveReport, empty)).toBe('UNAUTHENTICATED');
});
