import { expect, test } from '@jest/globals';
import type { IndicatorInput } from '../generated/graphql.js';
import { createIndicator, goldenIndicators, recordIndicatorValues } from '../operations/progress/writes.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { goldenTracker } from '../support/goldenTracker.js';
import { userErrorsOf } from '../support/userErrors.js';
import { definition } from './definition.js';

const api = goldenTracker();
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

const create = async (input: IndicatorInput) => (await secretariat.asks(createIndicator, { input })).createIndicator;
const idOf = async (action: string) => present((await api.run(goldenIndicators, { action })).data.action).id;

/** An indicator of A3.1, which has none but those of these tests. */
const indicator = async (code: string, asOf?: string) => {
  const { data } = await api.run(goldenIndicators, { action: 'A3.1', asOf });
  return present(present(data.action).indicators.find((one) => one.code === code));
};

const maintained = { baseline: { value: '7' }, target: { value: '7' }, direction: 'MAINTAIN' } as const;

test.each<[string, Partial<IndicatorInput>, string, object]>([
  [
    'a target of 0 below the baseline',
    { baseline: { value: '50' }, target: { value: '0' }, direction: 'DECREASE' },
    '20',
    { value: 0.6, raw: 0.6, status: 'ON_TRACK' },
  ],
  [
    'a value above the baseline of a fall',
    { baseline: { value: '8' }, target: { value: '4' }, direction: 'DECREASE' },
    '10',
    { value: 0, raw: -0.5, status: 'OFF_TRACK' },
  ],
  ['a target passed', {}, '15', { value: 1, raw: 1.5, status: 'ACHIEVED' }],
  ['a level that is maintained', maintained, '7', { value: null, raw: null, status: 'ACHIEVED' }],
  ['a level that is not', maintained, '6', { value: null, raw: null, status: 'OFF_TRACK' }],
  ['no baseline', { baseline: null }, '5', { value: null, raw: null, status: 'NO_DATA' }],
  ['nothing done', {}, '0', { value: 0, raw: 0, status: 'OFF_TRACK' }],
])('works with %s', async (name, more, value, expected) => {
  const code = `I-${name.replaceAll(' ', '-')}`;
  const created = await create(definition(await idOf('A3.1'), { code, ...more }));
  expect(created.userErrors).toEqual([]);

  const { id } = present(created.indicator);
  await secretariat.asks(recordIndicatorValues, { input: [{ indicator: id, date: '2024-06-30', value }] });

  const { value: shown, raw, status } = (await indicator(code)).progress;
  expect({ value: shown, raw, status }).toEqual(expected);
});

test.each<[string, Partial<IndicatorInput>]>([
  ['a fall from 10 to 50', { baseline: { value: '10' }, target: { value: '50' }, direction: 'DECREASE' }],
  ['a rise from 8 to 4', { baseline: { value: '8' }, target: { value: '4' }, direction: 'INCREASE' }],
])('refuses %s', async (name, more) => {
  const { userErrors } = await create(
    definition(await idOf('A3.1'), { code: `I-${name.replaceAll(' ', '-')}`, ...more }),
  );

  expect(userErrors).toEqual([expect.objectContaining({ field: 'input.direction', code: 'INVALID' })]);
});

test('adds to the target of a period those of the periods that end before it, and none that it overlaps', async () => {
  const targets = [
    { start: '2024-01-01', end: '2024-06-30', value: '1' },
    { start: '2024-01-01', end: '2024-12-31', value: '3' },
    { start: '2025-01-01', end: '2025-12-31', value: '4' },
  ];
  const periodic = { reportingBasis: 'PERIODIC', acrossPeriods: 'SUM' } as const;

  await create(definition(await idOf('A3.1'), { code: 'NESTED', targets, ...periodic }));

  expect((await indicator('NESTED', '2024-03-01')).progress.expected).toBe(0.1);
  expect((await indicator('NESTED', '2024-10-01')).progress.expected).toBe(0.3);
  expect((await indicator('NESTED', '2025-03-01')).progress.expected).toBe(0.5);
});

test('expects in a period what its target says', async () => {
  const targets = [{ start: '2024-01-01', end: '2024-12-31', value: '3' }];

  await create(definition(await idOf('A3.1'), { code: 'PERIODS', targets }));

  const during = await indicator('PERIODS', '2024-03-01');
  const after = await indicator('PERIODS', '2025-01-01');
  expect(during.targets).toEqual([{ periodStart: '2024-01-01', periodEnd: '2024-12-31', value: '3' }]);
  expect(during.progress.expected).toBe(0.3);
  expect(after.progress.expected).toBe(0.6005);
});

test('is refused with every user error where it would count twice or has no owner', async () => {
  const refused = await create(
    definition('x', {
      code: 'has space',
      title: ' ',
      reportingBasis: 'CUMULATIVE',
      acrossPeriods: 'SUM',
      acrossUnits: 'LATEST',
      weight: '0',
      baseline: { value: 'ten' },
      targets: [{ start: '2025-01-01', end: '2024-01-01', value: '1' }],
    }),
  );

  expect(userErrorsOf(refused)).toEqual([
    'NOT_FOUND input.owner',
    'INVALID input.code',
    'REQUIRED input.title',
    'INVALID input.acrossPeriods',
    'INVALID input.acrossUnits',
    'OUT_OF_RANGE input.weight',
    'INVALID input.baseline.value',
    'OUT_OF_RANGE input.targets.0.end',
  ]);
});

test('is refused with the code of another', async () => {
  const refused = await create(definition(await idOf('A1.2'), { code: 'IND-2' }));

  expect(userErrorsOf(refused)).toEqual(['DUPLICATE input.code']);
});
