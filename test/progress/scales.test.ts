import { beforeAll, expect, test } from '@jest/globals';
import { bundleOf, indicator, loadBundle, problemsOf } from '../exchange/bundles.js';
import { createScaled, indicatorWithScale, updateScale } from '../operations/progress/scales.js';
import { recordIndicatorValues } from '../operations/progress/writes.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// Indicators in words: values name levels of a scale.

const api = tracker({ template: 'empty' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

const scale = [
  { code: 'NONE', label: 'No strategy', rank: 0, meetsTarget: false },
  { code: 'DRAFT', label: 'A draft', rank: 1, meetsTarget: false },
  { code: 'ADOPTED', label: 'Adopted', rank: 2, meetsTarget: true },
];
const inWords = (more: object = {}) =>
  indicator({
    title: 'A national strategy',
    measure: 'QUALITATIVE',
    reportingBasis: 'POINT_IN_TIME',
    acrossPeriods: 'LATEST',
    acrossUnits: 'NONE',
    scale,
    values: [
      { date: '2025-06-30', level: 'DRAFT' },
      { date: '2026-01-31', level: 'ADOPTED' },
    ],
    ...more,
  });
const bundle = bundleOf('WORDS', inWords());

beforeAll(() => loadBundle(api.database, bundle));

const shown = async (asOf: string) => {
  const { data, errors } = await api.run(indicatorWithScale, { plan: 'WORDS', asOf });
  expect(errors).toEqual([]);
  const action = present(data.plan?.actions[0]);
  return { action, one: present(action.indicators.find(({ code }) => code === 'I')) };
};

test('shows the latest level, and is not known until that meets the target', async () => {
  const { action, one } = await shown('2025-12-31');

  expect(one).toMatchObject({
    scale: [{ code: 'ADOPTED' }, { code: 'DRAFT' }, { code: 'NONE' }],
    level: { code: 'DRAFT', label: 'A draft' },
    progress: {
      value: null,
      raw: null,
      coverage: { reported: 1, expected: 1 },
      explain: { excluded: [{ reason: 'AFTER_AS_OF' }] },
    },
  });
  expect(action.progress).toMatchObject({ value: null });
});

test('is 1 once the latest level meets the target', async () => {
  const { action, one } = await shown('2026-06-30');

  expect(one).toMatchObject({ level: { code: 'ADOPTED' }, progress: { value: 1, status: 'ACHIEVED' } });
  expect(one.values.nodes).toEqual(
    expect.arrayContaining([
      { date: '2025-06-30', value: '1', level: { code: 'DRAFT', label: 'A draft' }, noDataReason: null },
      { date: '2026-01-31', value: '2', level: { code: 'ADOPTED', label: 'Adopted' }, noDataReason: null },
    ]),
  );
  expect(action.progress).toMatchObject({ value: 1, status: 'ACHIEVED' });
});

test('changes nothing when it is loaded again, and takes a level that corrects another', async () => {
  expect(await loadBundle(api.database, bundle)).toBe(0);

  const { one } = await shown('2026-06-30');
  const { recordIndicatorValues: answer } = await secretariat.asks(recordIndicatorValues, {
    input: [{ indicator: one.id, date: '2026-03-31', level: 'DRAFT' }],
  });

  expect(answer.userErrors).toEqual([]);
  expect((await shown('2026-06-30')).one).toMatchObject({ level: { code: 'DRAFT' }, progress: { value: null } });
  expect((await shown('2026-02-28')).one).toMatchObject({ level: { code: 'ADOPTED' } });
});

test.each([
  ['a level that the scale has not', { values: [{ date: '2025-06-30', level: 'PERFECT' }] }, 'values.0.level'],
  ['a number', { values: [{ date: '2025-06-30', value: 1 }] }, 'values.0.level'],
  ['a level and a number', { values: [{ date: '2025-06-30', value: 1, level: 'DRAFT' }] }, 'values.0.level'],
  ['units that are added up', { acrossUnits: 'SUM' }, 'acrossUnits'],
  ['a measure of numbers', { measure: 'UNIT' }, 'scale'],
  ['one level', { scale: scale.slice(2), values: [] }, 'scale'],
  ['no level that meets the target', { scale: scale.slice(0, 2), values: [] }, 'scale'],
  ['a rank twice', { scale: scale.map((level) => ({ ...level, rank: 1 })), values: [] }, 'scale.1.rank'],
])('refuses %s', async (_, more, path) => {
  const problems = await problemsOf(() => loadBundle(api.database, bundleOf('ODD', inWords(more))));

  expect(problems.map((problem) => problem.path)).toContain(`indicators.0.${path}`);
});

test('refuses a level where values are numbers', async () => {
  const more = { scale: null, measure: 'UNIT', values: [{ date: '2025-06-30', level: 'DRAFT' }] };

  const problems = await problemsOf(() => loadBundle(api.database, bundleOf('ODD', inWords(more))));

  expect(problems.map(({ path }) => path)).toEqual(['indicators.0.values.0.level']);
});

test('is created by the secretariat, and its scale is not changed without a reason once it has values', async () => {
  const { one, action } = await shown('2026-06-30');
  const { updateIndicator } = await secretariat.asks(updateScale, {
    id: one.id,
    version: one.version,
    input: { scale: scale.slice(1) },
  });

  expect(userErrorsOf(updateIndicator)).toEqual(['IN_USE input.scale']);
  const { createIndicator } = await secretariat.asks(createScaled, {
    input: {
      owner: action.id,
      code: 'NEW',
      title: 'Another in words',
      unit: 'level',
      measure: 'ORDINAL',
      direction: 'INCREASE',
      reportingBasis: 'POINT_IN_TIME',
      acrossPeriods: 'LATEST',
      acrossUnits: 'NONE',
      scale: [...scale, { code: 'none', label: ' ', rank: 3, meetsTarget: false }],
    },
  });
  expect(userErrorsOf(createIndicator)).toContain('REQUIRED input.scale.3.label');
});

test('is kept in words when its period is closed', async () => {
  const events = [
    { at: '2025-01-01T00:00:00Z', to: 'DUE' },
    { at: '2025-07-01T00:00:00Z', to: 'SUBMITTED' },
    { at: '2025-07-10T00:00:00Z', to: 'APPROVED' },
  ];
  await loadBundle(
    api.database,
    bundleOf('CLOSED', {
      ...inWords({ values: [{ date: '2025-06-30', level: 'DRAFT', period: '2025-H1' }] }),
      reportingPeriods: [
        {
          code: '2025-H1',
          start: '2025-01-01',
          end: '2025-06-30',
          dueOn: '2025-07-31',
          state: 'CLOSED',
          closedOn: '2025-08-15',
        },
      ],
      reports: [{ period: '2025-H1', action: 'A1', events }],
    }),
  );

  const { data } = await secretariat.send('{ plan(code: "CLOSED") { reportingPeriods { snapshots { payload } } } }');

  const [period] = present(data.plan as { reportingPeriods: { snapshots: { payload: string }[] }[] }).reportingPeriods;
  const { reports } = JSON.parse(present(period?.snapshots[0]).payload);
  expect(reports[0].values).toEqual([
    expect.objectContaining({ value: '1', level: { code: 'DRAFT', label: 'A draft' } }),
  ]);
});
