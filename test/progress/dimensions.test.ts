import { expect, test } from '@jest/globals';
import { bundleOf, indicator, loadBundle, problemsOf } from '../exchange/bundles.js';
import type { IndicatorValueInput } from '../generated/graphql.js';
import { indicatorsByDimension, updateDimensions } from '../operations/progress/dimensions.js';
import { createIndicator, recordIndicatorValues } from '../operations/progress/writes.js';
import { person } from '../support/cast.js';
import { only, present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// Values by sex, age and the like, and wholes that become single countries.

const api = tracker({ template: 'empty' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

const sex = { kind: 'SEX' as const, name: 'sex', values: ['female', 'male'] };
const age = { kind: 'AGE' as const, name: 'age', values: ['under 30', '30 and over'] };

const trained = (values: object[], more: object = {}) =>
  indicator({
    title: 'People trained',
    reportingBasis: 'CUMULATIVE',
    acrossPeriods: 'LATEST',
    baseline: 0,
    target: 200,
    dimensions: [sex, age],
    values,
    ...more,
  });

const load = (plan: string, values: object[], more: object = {}) =>
  loadBundle(api.database, bundleOf(plan, trained(values, more)));

const read = async (plan: string, asOf = '2026-06-30') => {
  const { data, errors } = await api.run(indicatorsByDimension, { plan, asOf });
  expect(errors).toEqual([]);
  const action = only(present(data.plan).actions);
  return { action, one: only(action.indicators) };
};

const record = async (input: IndicatorValueInput[]) =>
  (await secretariat.asks(recordIndicatorValues, { input })).recordIndicatorValues;

const FEMALE = [{ dimension: 'sex', value: 'female' }];

test('shows parts beside the whole, which alone counts on its day', async () => {
  await load('D1', [
    { date: '2025-12-31', value: 100 },
    { date: '2025-12-31', value: 60, dimensions: { sex: 'female' } },
    { date: '2025-12-31', value: 40, dimensions: { sex: 'male' } },
    { date: '2025-12-31', value: 25, dimensions: { sex: 'female', age: 'under 30' } },
  ]);

  const { action, one } = await read('D1');

  expect(one.dimensions).toEqual([sex, age]);
  expect(one.actual).toBe('100');
  expect(one.progress).toEqual({ value: 0.5, coverage: { expected: 1, reported: 1 } });
  const part = { latestOn: '2025-12-31', isSynthetic: false };
  expect(one.parts).toEqual([
    { ...part, dimensions: FEMALE, actual: '60' },
    { ...part, dimensions: [{ dimension: 'sex', value: 'male' }], actual: '40' },
    { ...part, dimensions: [{ dimension: 'age', value: 'under 30' }, ...FEMALE], actual: '25' },
  ]);
  // Those by two dimensions at once are not held to the whole.
  expect(action.dataQuality.issues.map(({ code }) => code)).not.toContain('VALUE_PARTS_DIFFER');
});

test('puts parts together where no whole is given, the latest of each', async () => {
  await load('D2', [
    { date: '2025-06-30', value: 100 },
    { date: '2025-12-31', value: 90, dimensions: { sex: 'female' } },
    { date: '2025-12-31', value: 30, dimensions: { sex: 'male' } },
    { date: '2026-03-31', value: 50, dimensions: { sex: 'male' } },
  ]);

  expect((await read('D2', '2025-12-30')).one.actual).toBe('100');
  expect((await read('D2', '2025-12-31')).one.actual).toBe('120');
  const { action, one } = await read('D2');
  expect(one.actual).toBe('140');
  expect(one.parts.map(({ actual, latestOn }) => [actual, latestOn])).toEqual([
    ['90', '2025-12-31'],
    ['50', '2026-03-31'],
  ]);
  expect(action.dataQuality.issues.map(({ code }) => code)).not.toContain('VALUE_PARTS_DIFFER');
});

test('says where parts do not add up to the whole, and shows both', async () => {
  await load('D3', [
    { date: '2025-12-31', value: 100 },
    { date: '2025-12-31', value: 60, dimensions: { sex: 'female' } },
    { date: '2025-12-31', value: 39, dimensions: { sex: 'male' } },
  ]);
  const codes = async (asOf?: string) => (await read('D3', asOf)).action.dataQuality.issues.map(({ code }) => code);
  expect(await codes()).toContain('VALUE_PARTS_DIFFER');
  expect(await codes('2025-12-30')).not.toContain('VALUE_PARTS_DIFFER');

  const { one } = await read('D3');
  const answer = await record([
    { indicator: one.id, date: '2025-12-31', value: '40', dimensions: [{ dimension: 'sex', value: 'male' }] },
  ]);

  expect(answer.userErrors).toEqual([]);
  expect(await codes()).not.toContain('VALUE_PARTS_DIFFER');
  const after = (await read('D3')).one;
  expect(after.actual).toBe('100');
  expect(after.values.nodes.filter(({ isSuperseded }) => isSuperseded)).toEqual([
    expect.objectContaining({ value: '39', dimensions: [{ dimension: 'sex', value: 'male' }] }),
  ]);
});

test('checks nothing of means and ratios', async () => {
  await load(
    'D4',
    [
      { date: '2025-12-31', numerator: 50, denominator: 100 },
      { date: '2025-12-31', numerator: 10, denominator: 40, dimensions: { sex: 'female' } },
      { date: '2026-03-31', numerator: 20, denominator: 40, dimensions: { sex: 'female' } },
      { date: '2026-03-31', numerator: 45, denominator: 60, dimensions: { sex: 'male' } },
    ],
    { acrossUnits: 'RATIO', reportingBasis: 'POINT_IN_TIME' },
  );

  const { action, one } = await read('D4');

  expect(one.actual).toBe('65'); // 65 of 100
  expect(one.parts.map(({ actual }) => actual)).toEqual(['50', '75']);
  expect(action.dataQuality.issues.map(({ code }) => code)).not.toContain('VALUE_PARTS_DIFFER');
});

test('refines the whole to countries: it ends where they begin', async () => {
  await load('D5', [
    { date: '2025-06-30', value: 100 },
    { date: '2025-12-31', value: 30, country: 'LAO' },
    { date: '2025-12-31', value: 80, country: 'VNM' },
  ]);

  expect((await read('D5', '2025-06-30')).one.actual).toBe('100');
  const { one } = await read('D5');
  expect(one.actual).toBe('110');
  expect(one.progress.coverage).toEqual({ expected: 2, reported: 2 });

  const early = await record([{ indicator: one.id, date: '2025-06-30', value: '5', country: 'KHM' }]);
  expect(only(early.userErrors)).toMatchObject({
    code: 'INVALID',
    field: 'input.0',
    message: expect.stringContaining('the whole ends where single countries begin'),
  });
  expect(userErrorsOf(await record([{ indicator: one.id, date: '2026-03-31', value: '120' }]))).toEqual([
    'INVALID input.0',
  ]);
  const problems = await problemsOf(() => load('D5', [{ date: '2026-03-31', value: 120 }]));
  expect(problems).toEqual([
    { path: 'indicators.0.values', message: expect.stringContaining('the whole ends where single countries begin') },
  ]);
});

test('keeps what the whole said before in sums over periods', async () => {
  await load(
    'D6',
    [
      { date: '2025-06-30', value: 100 },
      { date: '2025-12-31', value: 30, country: 'LAO' },
      { date: '2026-03-31', value: 20, country: 'LAO' },
    ],
    { reportingBasis: 'PERIODIC', acrossPeriods: 'SUM' },
  );

  const { one } = await read('D6');

  expect(one.actual).toBe('150');
  expect(one.progress.coverage).toEqual({ expected: 1, reported: 1 });
});

test('changes nothing when it is loaded again', async () => {
  const values = [
    { date: '2025-12-31', value: 60, dimensions: { sex: 'female', age: 'under 30' } },
    { date: '2025-12-31', value: 40, dimensions: { age: 'under 30', sex: 'male' } },
  ];
  await load('D7', values);

  expect(await load('D7', values)).toBe(0);
  const corrected = [{ date: '2025-12-31', value: 61, dimensions: { age: 'under 30', sex: 'female' } }];
  expect(await load('D7', corrected)).toBeGreaterThan(0);
  expect((await read('D7')).one.actual).toBe('101');
});

test.each([
  [[{ dimension: 'colour', value: 'red' }], 'INVALID input.0.dimensions'],
  [[{ dimension: 'sex', value: 'other' }], 'INVALID input.0.dimensions'],
  [[...FEMALE, { dimension: 'sex', value: 'male' }], 'DUPLICATE input.0.dimensions.1.dimension'],
])('refuses parts by what is not declared: %j', async (dimensions, error) => {
  await load('D8', []);
  const { one } = await read('D8');

  const answer = await record([{ indicator: one.id, date: '2025-12-31', value: '1', dimensions }]);

  expect(userErrorsOf(answer)).toEqual([error]);
});

test('takes a value of each part once', async () => {
  await load('D9', []);
  const { one } = await read('D9');
  const value = { indicator: one.id, date: '2025-12-31', value: '1' };

  expect(
    userErrorsOf(await record([value, { ...value, dimensions: FEMALE }, { ...value, dimensions: FEMALE }])),
  ).toEqual(['DUPLICATE input.2']);
});

test('keeps dimensions that values are parts by', async () => {
  await load('D10', [{ date: '2025-12-31', value: 60, dimensions: { sex: 'female' } }]);
  const { one } = await read('D10');
  const update = (dimensions: (typeof sex | typeof age)[] | null, version: number) =>
    secretariat.asks(updateDimensions, { id: one.id, dimensions, version });

  for (const dimensions of [null, [age], [{ ...sex, values: ['male', 'unknown'] }]])
    expect(userErrorsOf((await update(dimensions as (typeof age)[], one.version)).updateIndicator)).toEqual([
      'IN_USE input.dimensions',
    ]);
  const { updateIndicator } = await update([{ ...sex, values: [...sex.values, 'unknown'] }], one.version);
  expect(updateIndicator).toMatchObject({
    indicator: { dimensions: [{ name: 'sex', values: ['female', 'male', 'unknown'] }] },
    userErrors: [],
  });
});

test('refuses dimensions that say nothing', async () => {
  await load('D11', []);
  const { action } = await read('D11');

  const { createIndicator: answer } = await secretariat.asks(createIndicator, {
    input: {
      owner: action.id,
      code: 'NEW',
      title: 'Another',
      unit: 'people',
      measure: 'UNIT',
      direction: 'INCREASE',
      reportingBasis: 'PERIODIC',
      acrossPeriods: 'SUM',
      acrossUnits: 'NONE',
      dimensions: [
        { kind: 'SEX', name: 'sex', values: ['female', 'female'] },
        { kind: 'OTHER', name: 'sex', values: ['one'] },
      ],
    },
  });

  expect(userErrorsOf(answer)).toEqual([
    'INVALID input.dimensions',
    'INVALID input.dimensions.1.name',
    'INVALID input.dimensions.0.values.1',
    'INVALID input.dimensions.1.values',
  ]);
});

test('is kept with its parts in reports and snapshots', async () => {
  await loadBundle(
    api.database,
    bundleOf('D12', {
      ...trained([
        { date: '2025-06-30', value: 60, dimensions: { sex: 'female' }, period: '2025-H1' },
        { date: '2025-06-30', value: 40, dimensions: { sex: 'male' }, period: '2025-H1' },
      ]),
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
      reports: [
        {
          period: '2025-H1',
          action: 'A1',
          events: [
            { at: '2025-01-01T00:00:00Z', to: 'DUE' },
            { at: '2025-07-01T00:00:00Z', to: 'SUBMITTED' },
            { at: '2025-07-10T00:00:00Z', to: 'APPROVED' },
          ],
        },
      ],
    }),
  );

  const { data } = await secretariat.send('{ plan(code: "D12") { reportingPeriods { snapshots { payload } } } }');

  const [period] = present(data.plan as { reportingPeriods: { snapshots: { payload: string }[] }[] }).reportingPeriods;
  const { reports } = JSON.parse(present(period?.snapshots[0]).payload);
  expect(reports[0].values).toMatchObject([
    { value: '60', dimensions: FEMALE },
    { value: '40', dimensions: [{ dimension: 'sex', value: 'male' }] },
  ]);
  expect((await read('D12')).one.actual).toBe('100');
});

const women = (date: string, value: number, more: object = {}) => ({
  date,
  value,
  dimensions: { sex: 'female', ...more },
});
const men = (date: string, value: number) => ({ date, value, dimensions: { sex: 'male' } });

test.each([
  [
    'a later part of it in more detail',
    [women('2025-06-30', 60), men('2025-06-30', 40), women('2025-12-31', 2, { age: '30 and over' })],
    '100',
  ],
  [
    'one of which less is known on its day',
    [women('2025-06-30', 60), men('2025-06-30', 40), { date: '2025-06-30', value: 5, dimensions: { age: 'under 30' } }],
    '100',
  ],
  [
    'an earlier one, if as much of it is known',
    [
      women('2025-06-30', 60),
      men('2025-06-30', 40),
      { date: '2025-12-31', value: 70, dimensions: { age: 'under 30' } },
      { date: '2025-12-31', value: 50, dimensions: { age: '30 and over' } },
    ],
    '120',
  ],
])('takes the breakdown of which most is known, and not %s', async (what, values, actual) => {
  const plan = `B-${what.length}`;
  await load(plan, values);

  expect((await read(plan)).one.actual).toBe(actual);
});

test('leaves parts alone to which the indicator does not apply any more', async () => {
  const none = (dimensions: object) => ({ date: '2025-12-31', noDataReason: 'NOT_APPLICABLE', dimensions });
  await load('N1', [women('2025-06-30', 60), men('2025-06-30', 40), none({ sex: 'female' })]);
  await load('N2', [women('2025-06-30', 60), men('2025-06-30', 40), none({ sex: 'female' }), none({ sex: 'male' })]);

  expect((await read('N1', '2025-12-30')).one.actual).toBe('100');
  expect((await read('N1')).one).toMatchObject({ actual: '40', parts: [{ actual: '40' }] });
  expect((await read('N2')).one).toMatchObject({ actual: null, parts: [], progress: { coverage: { reported: 0 } } });
});

test('says nothing of parts where one of them is kept back', async () => {
  await load('K1', [
    { date: '2025-12-31', value: 100 },
    women('2025-12-31', 60),
    { date: '2025-12-31', noDataReason: 'CONFIDENTIAL', dimensions: { sex: 'male' } },
  ]);

  expect((await read('K1')).action.dataQuality.issues.map(({ code }) => code)).not.toContain('VALUE_PARTS_DIFFER');
});

test('ends the parts of the whole, too, where its countries begin', async () => {
  const laos = (value: object) => ({ ...value, country: 'LAO' });
  await load('E1', [
    women('2025-06-30', 60),
    men('2025-06-30', 40),
    laos(women('2025-12-31', 70)),
    laos(men('2025-12-31', 50)),
  ]);

  const { one } = await read('E1');
  expect(one.actual).toBe('120');
  expect(one.parts.map(({ actual }) => actual)).toEqual(['70', '50']);
});

test('refuses to refine a whole that could not be counted together with its parts', async () => {
  const problems = await problemsOf(() =>
    load(
      'E2',
      [
        { date: '2025-06-30', value: 100 },
        { date: '2025-12-31', value: 30, country: 'LAO' },
      ],
      {
        reportingBasis: 'PERIODIC',
        acrossPeriods: 'MAX',
      },
    ),
  );

  expect(problems).toEqual([
    { path: 'indicators.0.values', message: expect.stringContaining('put together by MAX and units by SUM') },
  ]);
});

test('holds a load to the dimensions that are stored, as it holds the API', async () => {
  const values = [women('2025-06-30', 60)];
  await load('L1', values);
  const silent = { ...only(trained([men('2025-06-30', 40)]).indicators), dimensions: undefined };

  expect(await loadBundle(api.database, bundleOf('L1', { indicators: [silent] }))).toBeGreaterThan(0);
  expect((await read('L1')).one).toMatchObject({ actual: '100', dimensions: [sex, age] });

  for (const dimensions of [[], [age], [{ ...sex, values: ['male', 'unknown'] }]])
    expect(await problemsOf(() => load('L1', [], { dimensions }))).toEqual([
      {
        path: 'indicators.0.dimensions',
        message: expect.stringMatching(/^stored values are parts by what is left out/),
      },
    ]);
});

test('holds a load to the scale that is stored', async () => {
  const scale = [
    { code: 'NO', label: 'No', rank: 0, meetsTarget: false },
    { code: 'YES', label: 'Yes', rank: 1, meetsTarget: true },
  ];
  const inWords = { dimensions: [], measure: 'QUALITATIVE', reportingBasis: 'POINT_IN_TIME', acrossUnits: 'NONE' };
  await load('L2', [], { ...inWords, baseline: null, target: null, scale });
  const given = { ...inWords, baseline: null, target: null };

  expect(await load('L2', [{ date: '2025-06-30', level: 'YES' }], given)).toBeGreaterThan(0);
  expect(await problemsOf(() => load('L2', [{ date: '2025-06-30', level: 'MAYBE' }], given))).toEqual([
    { path: 'indicators.0.values.0.level', message: expect.stringContaining('is no level of the scale') },
  ]);
});
