import { beforeAll, expect, test } from '@jest/globals';
import { now } from '../../src/clock.js';
import { bundleOf, indicator, loadBundle, problemsOf } from '../exchange/bundles.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { loadGolden } from '../support/golden.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// Baselines, targets, milestones, assessments and indicators can be corrected, and corrected back.

const api = tracker({ template: 'empty' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

interface Written {
  userErrors: { code: string; field: string; message: string }[];
  [field: string]: unknown;
}
const write = async (mutation: string, answer = ''): Promise<Written> =>
  (
    await secretariat.gets<{ it: Written }>(
      `mutation { it: ${mutation} { ${answer} userErrors { code field message } } }`,
    )
  ).it;

interface Indicator {
  id: string;
  version: number;
  [field: string]: unknown;
}
const indicatorOf = async (action: string, more = '', lens = '') => {
  const { it } = await secretariat.gets<{ it: { indicators: Indicator[] } }>(
    `query ${lens} { it: action(plan: "GOLDEN", code: "${action}") { indicators { id version ${more} } } }`,
  );
  return it.indicators[0];
};

beforeAll(async () => {
  await loadGolden(api.database, (golden) => {
    golden.bundle.reportingPeriods = [
      {
        code: '2023-H2',
        start: '2023-07-01',
        end: '2023-12-31',
        dueOn: '2024-01-31',
        state: 'CLOSED',
        closedOn: '2024-02-28',
      },
    ];
    golden.bundle.milestones = [{ action: 'A3.1', title: 'Survey', dueOn: '2024-06-30' }];
  });
});

const point = (id: string, version: number, more: string) =>
  write(
    `setIndicatorPoint(version: ${version}, input: { indicator: "${id}", ${more} })`,
    'indicator { version baseline { value date } target { value date comment } targets { periodStart periodEnd value } progress { value } }',
  );

test('revises a target, ends it, and states it again; what was known before stays', async () => {
  const { id, version } = present(await indicatorOf('A1.2'));
  const before = now().toISOString();

  const revised = await point(id, version, 'kind: TARGET, value: "1.5", date: "2026-12-31", comment: "Raised."');
  const ended = await point(id, version + 1, 'kind: TARGET, value: null');
  const back = await point(id, version + 2, 'kind: TARGET, value: "2"');
  const same = await point(id, version + 3, 'kind: TARGET, value: "2.0"');

  expect(revised.indicator).toMatchObject({
    version: version + 1,
    target: { value: '1.5', date: '2026-12-31', comment: 'Raised.' },
    progress: { value: 0.4286 },
  });
  expect(ended.indicator).toMatchObject({ target: null, progress: { value: null } });
  expect(back.indicator).toMatchObject({ target: { value: '2', date: null }, progress: { value: 0.5 } });
  expect(same.indicator).toMatchObject({ version: version + 3 });
  expect(await indicatorOf('A1.2', 'target { value }', `@lens(knownAt: "${before}")`)).toMatchObject({
    target: { value: '2' },
  });
});

test('states targets of periods, each for itself, and uncovers the longer one when the shorter ends', async () => {
  const { id, version } = present(await indicatorOf('A1.2'));
  const year = 'kind: TARGET, period: { start: "2025-01-01", end: "2025-12-31" }';
  const month = 'kind: TARGET, period: { start: "2025-06-01", end: "2025-06-30" }';

  await point(id, version, `${year}, value: "3"`);
  const both = await point(id, version + 1, `${month}, value: "2.5"`);
  const inJune = await indicatorOf('A1.2', 'progress { expected }', '@lens(asOf: "2025-06-15")');
  const one = await point(id, version + 2, `${month}, value: null`);
  const later = await indicatorOf('A1.2', 'progress { expected }', '@lens(asOf: "2025-06-15")');

  expect(both.indicator).toMatchObject({ targets: [{ value: '3' }, { value: '2.5' }] });
  expect(inJune).toMatchObject({ progress: { expected: 0.8333 } }); // (2.5 - 5) / (2 - 5)
  expect(one.indicator).toMatchObject({
    targets: [{ periodStart: '2025-01-01', periodEnd: '2025-12-31', value: '3' }],
  });
  expect(later).toMatchObject({ progress: { expected: 0.6667 } });
});

test('refuses a baseline or target with every user error', async () => {
  const { id, version } = present(await indicatorOf('A1.2'));

  const refused = await point(
    id,
    version,
    'kind: BASELINE, period: { start: "2025-12-31", end: "2025-01-01" }, value: "many", date: "2025-05-05"',
  );
  const closed = await point(id, version, 'kind: BASELINE, value: "5", date: "2023-09-30"');
  const late = await point(id, version - 1, 'kind: BASELINE, value: "4"');

  expect(userErrorsOf(refused)).toEqual([
    'INVALID input.period',
    'OUT_OF_RANGE input.period.end',
    'INVALID input.value',
    'INVALID input.date',
  ]);
  expect(userErrorsOf(closed)).toEqual(['PERIOD_CLOSED input.date']);
  expect(userErrorsOf(late)).toEqual(['VERSION_CONFLICT version']);
});

test('holds loads of baselines and targets to closed periods, too', async () => {
  const more = (targets: object[]) => ({
    ...indicator({ targets }),
    reportingPeriods: [
      {
        code: 'H',
        start: '2025-01-01',
        end: '2025-06-30',
        dueOn: '2025-07-31',
        state: 'CLOSED',
        closedOn: '2025-08-31',
      },
    ],
    milestones: [{ action: 'A1', title: 'M', dueOn: '2025-03-31' }],
  });
  const target = { start: '2025-01-01', end: '2025-06-30', value: 10 };
  await loadBundle(api.database, bundleOf('HELD', more([target])));

  const problems = await problemsOf(() =>
    loadBundle(api.database, {
      ...bundleOf('HELD', more([{ ...target, value: 11 }])),
      milestones: [{ action: 'A1', title: 'M', dueOn: '2025-09-30' }],
    }),
  );

  expect(problems.map(({ path }) => path).sort()).toEqual([
    'indicators.0.targets (to 2025-06-30)',
    'milestones.0.dueOn',
  ]);
});

test('says what would become of stored values before an indicator is put together in another way', async () => {
  const { id, version } = present(await indicatorOf('A1.1'));
  const update = (input: string, at = version) =>
    write(
      `updateIndicator(id: "${id}", version: ${at}, input: { ${input} })`,
      'indicator { version title unit acrossUnits weight actual }',
    );

  const refused = await update('acrossUnits: AVERAGE, title: "Trained"');
  const unfit = await update('acrossUnits: RATIO');
  const wrong = await update('title: null, unit: "", acrossPeriods: SUM, weight: "0"');
  const reasoned = await update('acrossUnits: AVERAGE, title: "Trained", reason: "The framework says so."');
  const back = await update('acrossUnits: SUM, weight: "2", reason: "The annex says otherwise."', version + 1);

  expect(userErrorsOf(refused)).toEqual(['IN_USE input.acrossUnits']);
  expect(refused.userErrors[0]?.message).toBe(
    'IND-1 has 4 values, recorded as acrossUnits SUM: read as AVERAGE, its figures go from (actual 90, progress 0.45, OFF_TRACK) to (actual 45, progress 0.225, OFF_TRACK); give a reason to change it all the same, or make another indicator (createIndicator) and retire this one (retireIndicator)',
  );
  expect(unfit.userErrors[0]?.message).toContain('4 of them could not be recorded so');
  expect(userErrorsOf(wrong)).toEqual([
    'REQUIRED input.title',
    'REQUIRED input.unit',
    'INVALID input.acrossPeriods',
    'OUT_OF_RANGE input.weight',
  ]);
  expect(await indicatorOf('A1.1', 'title')).toMatchObject({ title: 'Trained' });
  expect(reasoned.indicator).toMatchObject({
    version: version + 1,
    title: 'Trained',
    acrossUnits: 'AVERAGE',
    actual: '45',
  });
  expect(back.indicator).toMatchObject({ acrossUnits: 'SUM', weight: '2.0000', actual: '90' });
  const { audit } = await secretariat.gets<{ audit: { nodes: object[] } }>(
    `{ audit(node: "${id}", first: 1) { nodes { field from to reason } } }`,
  );
  expect(audit.nodes).toEqual([expect.objectContaining({ reason: 'The annex says otherwise.' })]);
});

test('lets no load redefine an indicator in passing', async () => {
  await loadBundle(api.database, bundleOf('DEFINED', indicator({ values: [{ date: '2025-06-30', value: 4 }] })));

  const problems = await problemsOf(() =>
    loadBundle(api.database, bundleOf('DEFINED', indicator({ acrossUnits: 'AVERAGE', title: 'Other' }))),
  );

  expect(problems).toEqual([
    {
      path: 'indicators.0.acrossUnits',
      message: 'I has values, recorded as acrossUnits SUM; change that with a reason first (updateIndicator)',
    },
  ]);
});

test('retires an indicator from a day on, takes that back, and leaves the days before alone', async () => {
  const { id, version } = present(await indicatorOf('A2.1'));
  const retire = (on: string | null, at: number, reason = 'No data any more.') =>
    write(
      `retireIndicator(id: "${id}", retiredOn: ${on && `"${on}"`}, reason: "${reason}", version: ${at})`,
      'indicator { version retiredOn }',
    );
  const state = (lens = '') =>
    secretariat.gets(`query ${lens} {
      action(plan: "GOLDEN", code: "A2.1") { indicators { code } progress { value method } counts { indicators } }
      node(id: "${id}") { ... on Indicator { retiredOn progress { value status } } }
    }`);

  expect(userErrorsOf(await retire(null, version, ' '))).toEqual(['REQUIRED reason', 'INVALID retiredOn']);
  expect(userErrorsOf(await retire('2024-12-31', version))).toEqual(['OUT_OF_RANGE retiredOn']);
  expect((await retire('2026-01-01', version)).indicator).toEqual({ version: version + 1, retiredOn: '2026-01-01' });
  expect(await state()).toMatchObject({
    action: { indicators: [], progress: { value: null }, counts: { indicators: 0 } },
    node: { retiredOn: '2026-01-01', progress: { value: null, status: 'NO_DATA' } },
  });
  expect(await state('@lens(asOf: "2025-12-31")')).toMatchObject({
    action: { indicators: [{ code: 'IND-3' }], progress: { value: 0.4, method: 'INDICATORS' } },
  });
  const late = await write(
    `recordIndicatorValues(input: [{ indicator: "${id}", date: "2026-03-31", numerator: "1", denominator: "2", project: "PRJ-1" }])`,
  );
  expect(userErrorsOf(late)).toEqual(['OUT_OF_RANGE input.0.date']);
  expect((await retire(null, version + 1)).indicator).toEqual({ version: version + 2, retiredOn: null });
  expect(await state()).toMatchObject({ action: { indicators: [{ code: 'IND-3' }], progress: { value: 0.4 } } });
});

test('retires no indicator for days that reach into a closed period, and takes no value after it by a load', async () => {
  const more = {
    ...indicator({ values: [{ date: '2025-02-28', value: 4 }] }),
    reportingPeriods: [
      {
        code: 'H',
        start: '2025-07-01',
        end: '2025-12-31',
        dueOn: '2026-01-31',
        state: 'CLOSED',
        closedOn: '2026-02-28',
      },
    ],
  };
  await loadBundle(api.database, bundleOf('ENDED', more));
  const { it } = await secretariat.gets<{ it: { indicators: Indicator[] } }>(
    '{ it: action(plan: "ENDED", code: "A1") { indicators { id version } } }',
  );
  const { id, version } = present(it.indicators[0]);
  const retire = (on: string) =>
    write(
      `retireIndicator(id: "${id}", retiredOn: "${on}", reason: "r", version: ${version})`,
      'indicator { retiredOn }',
    );

  const before = await retire('2025-05-01');
  expect(before.userErrors).toEqual([
    {
      code: 'PERIOD_CLOSED',
      field: 'retiredOn',
      message:
        'the days from 2025-05-01 on reach into H, which is closed; reopen it with a reason first (reopenReportingPeriod)',
    },
  ]);
  expect((await retire('2026-01-01')).userErrors).toEqual([]);
  const late = { ...bundleOf('ENDED', more), ...indicator({ values: [{ date: '2026-03-31', value: 5 }] }) };
  expect(await problemsOf(() => loadBundle(api.database, late))).toEqual([
    { path: 'indicators.0.values.0.date', message: expect.stringContaining('I is retired from 2026-01-01 on') },
  ]);
});

test('changes a milestone, and takes a completion back', async () => {
  const { action } = await secretariat.gets<{ action: { milestones: Indicator[] } }>(
    '{ action(plan: "GOLDEN", code: "A3.1") { milestones { id version } } }',
  );
  const { id, version } = present(action.milestones[0]);
  const update = (input: string, at = version) =>
    write(
      `updateMilestone(id: "${id}", version: ${at}, input: { ${input} })`,
      'milestone { version title dueOn weight }',
    );
  const complete = (on: string) =>
    write(`completeMilestone(id: "${id}", completedOn: ${on})`, 'milestone { completedOn }');

  expect(userErrorsOf(await update('title: " ", dueOn: "2023-10-31", weight: null'))).toEqual([
    'REQUIRED input.weight',
    'REQUIRED input.title',
    'PERIOD_CLOSED input.dueOn',
  ]);
  expect((await update('title: "Second survey", dueOn: "2026-06-30", weight: "3"')).milestone).toEqual({
    version: version + 1,
    title: 'Second survey',
    dueOn: '2026-06-30',
    weight: '3.0000',
  });
  expect(userErrorsOf(await update('title: "Third survey"'))).toEqual(['VERSION_CONFLICT version']);
  expect((await complete('"2026-05-05"')).milestone).toEqual({ completedOn: '2026-05-05' });
  expect((await complete('null')).milestone).toEqual({ completedOn: null });
  expect((await complete('"2026-05-05"')).milestone).toEqual({ completedOn: '2026-05-05' });
});

test('lifts an assessment, and shows again what was computed', async () => {
  const { action } = await secretariat.gets<{ action: { id: string } }>(
    '{ action(plan: "GOLDEN", code: "A3.1") { id } }',
  );
  const progress = 'action { progress { status assessedStatus assessmentNote statusSource } }';
  const lift = (note: string) => write(`liftAssessment(id: "${action.id}", note: "${note}")`, progress);

  expect(userErrorsOf(await lift(' '))).toEqual(['REQUIRED note', 'INVALID_TRANSITION id']);
  await write(`assessAction(id: "${action.id}", status: ON_HOLD, note: "Waits.")`);
  expect((await lift('Goes on.')).action).toEqual({
    progress: {
      status: expect.not.stringMatching('ON_HOLD'),
      assessedStatus: null,
      assessmentNote: null,
      statusSource: 'COMPUTED',
    },
  });
  expect(userErrorsOf(await lift('Again.'))).toEqual(['INVALID_TRANSITION id']);
  const { changes } = await secretariat.gets<{ changes: { nodes: object[] } }>(
    '{ changes(plan: "GOLDEN", since: "2026-01-01", kinds: [ASSESSMENT]) { nodes { from to reason } } }',
  );
  expect(changes.nodes).toContainEqual({ from: 'ON_HOLD', to: 'LIFTED', reason: 'Goes on.' });
});
