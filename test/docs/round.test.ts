import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as round from '../operations/docs/round.js';
import { anybody as anybodyOf, person } from '../support/cast.js';
import { only, present } from '../support/certain.js';
import { RoundPage } from '../support/RoundPage.js';
import { tracker } from '../support/tracker.js';

const api = tracker();
const secretariat = person(api, 'the secretariat', 'SECRETARIAT');
const focalPoint = person(api, 'the focal point', 'FOCAL_POINT', 'action:APIS-2022-2026/A02');
const chair = person(api, 'the chair', 'CHAIR', 'pillar:APIS-2022-2026/P1');
const anybody = anybodyOf(api);
const page = new URL('../../docs/round.md', import.meta.url);

/** The whole round, told from its opening to the audit. */
const playRound = async (): Promise<RoundPage> => {
  const story = new RoundPage();

  await story.step(
    secretariat,
    'Opens a period. Opening it again with the same dates asks only for reports that are missing. `cancelReportingPeriod` takes back the opening of a mistyped period while nobody has begun a report.',
    round.openRound,
    { input: { plan: 'APIS-2022-2026', code: '2026-Q3', start: '2026-07-01', end: '2026-09-30', dueOn: '2026-10-31' } },
  );

  const { viewer } = await story.step(
    focalPoint,
    'Sees what is owed, whose turn it is, and what was reported before. `version` goes with every change.',
    round.owed,
  );
  const owed = present(viewer.obligations.find(({ report }) => report?.period.code === '2026-Q3'));
  const { id: report, version: due } = present(owed.report);
  const indicator = 'indicators' in owed.subject ? present(owed.subject.indicators[0]).id : '';
  const surveyed = (value: string) => ({ indicator, date: '2026-09-30', value });

  const drafted = await story.step(
    focalPoint,
    'Saves a draft, as often as needed. What is left out stays as it was; `null` clears a text; `values` and `evidence` are whole lists, `[]` for none. Only its authors see it.',
    round.save,
    {
      report,
      version: due,
      input: {
        narrative: 'Two corridors were surveyed.',
        evidence: [{ title: 'Survey', url: 'https://example.org/survey', isPublic: true }],
      },
    },
  );
  const draft = present(drafted.saveProgressReport.report).version;

  await story.step(
    focalPoint,
    'Submits it too early: the answer lists all that is missing at once, and nothing changes.',
    round.submit,
    { report, version: draft },
  );

  const completed = await story.step(
    focalPoint,
    'Adds what is missing. Whoever saves at a version that is not the latest gets a `VERSION_CONFLICT`, and overwrites nothing.',
    round.save,
    { report, version: draft, input: { reportedStatus: 'ON_TRACK', values: [surveyed('38')] } },
  );

  const submitted = await story.step(
    focalPoint,
    'Submits it. `withdrawProgressReport` takes it back until a reviewer has judged it.',
    round.submit,
    { report, version: present(completed.saveProgressReport.report).version },
  );

  const { returnProgressReport } = await story.step(
    chair,
    'Returns it with a reason and a comment on a field. A comment is a BLOCKER unless you say otherwise: it must be resolved before approval.',
    round.returnForRevision,
    { report, version: present(submitted.submitProgressReport.report).version },
  );
  const returned = present(returnProgressReport.report);

  const revised = await story.step(focalPoint, 'Revises it.', round.save, {
    report,
    version: returned.version,
    input: { narrative: 'All five corridors were surveyed.', values: [surveyed('41')] },
  });

  await story.step(
    anybody,
    'Sees what was submitted, as it was then. Names and reasons are for those who work on the report.',
    round.shown,
    { report },
  );

  const resubmitted = await story.step(focalPoint, 'Submits it again.', round.submit, {
    report,
    version: present(revised.saveProgressReport.report).version,
  });

  await story.step(
    chair,
    'Resolves the comment and approves: one report or many, all or none, and never one that they wrote on. With `versions`, they approve what they read.',
    round.approve,
    {
      comment: only(returned.comments).id,
      reports: [report],
      versions: [present(resubmitted.submitProgressReport.report).version],
    },
  );

  await story.step(
    secretariat,
    'Closes the period: a snapshot keeps the table of the Steering Committee, the coverage and every report, with those that are missing. Facts dated in the period now change only by reversal, or after it is reopened.',
    round.close,
  );

  await story.step(
    anybody,
    'Cites the snapshot: `/snapshots/APIS-2026-Q3-v1.json` serves the same bytes with the SHA-256 as ETag.',
    round.cite,
  );

  await story.step(
    secretariat,
    'Reopens it, with a reason. Approved reports can now be returned as well; closing makes `APIS-2026-Q3-v2`, and v1 stays as it was.',
    round.reopen,
  );

  await story.step(secretariat, 'Reads what happened to the report, newest first.', round.audit, { report });

  return story;
};

test('docs/round.md shows a whole round as it goes (write it again with UPDATE_EXAMPLES=1)', async () => {
  const now = String(await playRound());
  if (process.env.UPDATE_EXAMPLES) writeFileSync(page, now);

  expect(readFileSync(page, 'utf8')).toBe(now);
});
