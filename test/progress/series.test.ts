import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { thinned } from '../../src/domain/progress/index.js';
import type { IndicatorInput, IndicatorValueInput, SeriesOfActionQueryVariables } from '../generated/graphql.js';
import { actualsOfAction, seriesOfAction, seriesOfAll, seriesOfOne } from '../operations/progress/series.js';
import { createIndicator, goldenIndicators, recordIndicatorValues } from '../operations/progress/writes.js';
import { person } from '../support/cast.js';
import { only, present } from '../support/certain.js';
import { goldenTracker } from '../support/goldenTracker.js';
import { definition } from './definition.js';

// The course of an indicator, by hand, and day by day as the indicator itself shows it as of that day.

const api = goldenTracker();
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

type Values = Omit<IndicatorValueInput, 'indicator'>[];

/** Adds an indicator: to A3.1, which has none but those of these tests, unless its projects have to serve the action. */
const measure = async (code: string, more: Partial<IndicatorInput>, values: Values, action = 'A3.1') => {
  const { data } = await api.run(goldenIndicators, { action });
  const input = definition(present(data.action).id, { code, ...more });
  const created = (await secretariat.asks(createIndicator, { input })).createIndicator;
  expect(created.userErrors).toEqual([]);
  const { id: indicator } = present(created.indicator);
  const recorded = await secretariat.asks(recordIndicatorValues, {
    input: values.map((value) => ({ indicator, ...value })),
  });
  expect(recorded.recordIndicatorValues.userErrors).toEqual([]);
};

const indicatorsOf = async (given: SeriesOfActionQueryVariables) => {
  const { data, errors } = await api.run(seriesOfAction, given);
  expect(errors).toEqual([]);
  return present(data.action).indicators;
};
const inWords = (series: { date: string; kind: string; actual: string | null; expected: string | null }[]) =>
  series.map(({ date, kind, actual, expected }) => `${date} ${kind} ${actual} of ${expected}`);
const seriesOf = async (code: string, given: SeriesOfActionQueryVariables) =>
  inWords(present((await indicatorsOf(given)).find((one) => one.code === code)).series);

beforeAll(async () => {
  await measure(
    'S-DATED',
    {
      baseline: { value: '10', date: '2021-12-31' },
      target: { value: '50', date: '2025-12-31' },
      targets: [{ start: '2024-01-01', end: '2024-12-31', value: '30' }],
    },
    [
      { date: '2024-06-30', value: '25' },
      { date: '2026-02-01', value: '40' },
    ],
  );
  await measure('S-KEPT', { direction: 'MAINTAIN_AT_LEAST', baseline: { value: '99.5' }, target: { value: '99' } }, [
    { date: '2024-06-30', value: '99.2' },
  ]);
  await measure('S-UNKNOWN', { baseline: null }, [{ date: '2024-06-30', value: '5' }]);
});

test('has a point for each day of a value, the day itself and the target', async () => {
  const { series } = only(await indicatorsOf({ code: 'A1.1', asOf: '2024-12-31' }));

  // Of 1825 days from 2022-01-01 to 2026-12-31, 729 have passed at the end of 2023, and 1095 at the end of 2024.
  expect(inWords(series)).toEqual([
    '2023-12-31 VALUE 40 of 79.8904109589',
    '2024-12-31 VALUE 90 of 120',
    '2024-12-31 TODAY 90 of 120',
    '2026-12-31 TARGET null of 200',
  ]);
  expect(series.map(({ target }) => target)).toEqual(['200', '200', '200', '200']);
});

test('shows values of the basis of the lens, as they were known', async () => {
  const submitted = { code: 'A1.1', asOf: '2025-12-31', basis: 'SUBMITTED' } as const;
  const [, , last] = await seriesOf('IND-1', submitted);

  expect(last).toBe('2025-12-31 VALUE 150 of 160');
  expect(await seriesOf('IND-1', { ...submitted, basis: 'APPROVED' })).not.toContain(last);
  expect(await indicatorsOf({ ...submitted, knownAt: '2020-01-01T00:00:00Z' })).toEqual([]);
});

test('falls where the target is below the baseline', async () => {
  expect(await seriesOf('IND-2', { code: 'A1.2', asOf: '2025-12-31' })).toEqual([
    '2024-12-31 VALUE 3.5 of 3.2',
    '2025-12-31 TODAY 3.5 of 2.6',
    '2026-12-31 TARGET null of 2',
  ]);
});

test('begins at a dated baseline, goes by targets of periods, and knows what was reached on the day of the target', async () => {
  expect(await seriesOf('S-DATED', { code: 'A3.1', asOf: '2026-03-01' })).toEqual([
    '2021-12-31 BASELINE 10 of 10',
    '2024-06-30 VALUE 25 of 30',
    '2025-12-31 TARGET 25 of 50',
    '2026-02-01 VALUE 40 of 50',
    '2026-03-01 TODAY 40 of 50',
  ]);
});

test('expects the target itself of a level to keep, and nothing without a baseline', async () => {
  expect(await seriesOf('S-KEPT', { code: 'A3.1', asOf: '2024-07-01' })).toEqual([
    '2024-06-30 VALUE 99.2 of 99',
    '2024-07-01 TODAY 99.2 of 99',
    '2026-12-31 TARGET null of 99',
  ]);
  expect((await seriesOf('S-UNKNOWN', { code: 'A3.1', asOf: '2024-07-01' }))[0]).toBe('2024-06-30 VALUE 5 of null');
});

test('is on each day what the indicator shows as of that day', async () => {
  for (const code of ['A1.1', 'A1.2', 'A2.1', 'A3.1']) {
    const lens = { code, asOf: '2026-03-01', basis: 'SUBMITTED' } as const;
    for (const { code: indicator, series } of await indicatorsOf(lens))
      for (const { date, kind, actual } of series.filter(({ date }) => date <= lens.asOf)) {
        if (kind === 'BASELINE') continue;
        const { data } = await api.run(actualsOfAction, { ...lens, asOf: date });
        const then = present(data.action).indicators.find((one) => one.code === indicator);
        expect([indicator, date, kind, actual]).toEqual([indicator, date, kind, then?.actual]);
      }
  }
});

test('follows a unit to which the indicator applies no more', async () => {
  const values: Values = [
    { date: '2024-06-30', value: '5', project: 'PRJ-1' },
    { date: '2024-06-30', value: '7', project: 'PRJ-2' },
    { date: '2024-12-31', noDataReason: 'NOT_APPLICABLE', project: 'PRJ-2' },
    { date: '2025-06-30', value: '6', project: 'PRJ-1' },
  ];
  await measure('S-EXEMPT', { acrossUnits: 'SUM', target: { value: '20', date: '2025-01-31' } }, values, 'A1.1');

  const series = await seriesOf('S-EXEMPT', { code: 'A1.1', asOf: '2025-07-01' });

  expect(series.map((words) => words.split(' of ')[0])).toEqual([
    '2024-06-30 VALUE 12',
    '2025-01-31 TARGET 5',
    '2025-06-30 VALUE 6',
    '2025-07-01 TODAY 6',
  ]);
});

test('has at most 200 points: the newest days and, of the older, some', async () => {
  const day = (n: number) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10);
  const values = Array.from({ length: 240 }, (_, n) => ({ date: day(n), value: String(n) }));
  await measure('S-LONG', { baseline: { value: '0', date: '2022-01-01' } }, values);

  const series = await seriesOf('S-LONG', { code: 'A3.1', asOf: '2023-12-31' });

  expect(series).toHaveLength(200);
  expect(series[1]).toContain(`${day(0)} VALUE 0 `);
  expect(series[197]).toContain(`${day(239)} VALUE 239 `);
  expect(series[100]).toContain(`${day(142)} VALUE 142 `);
});

test('thins out days evenly, in order, and never the newest half', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 2, max: 100 }), (length, most) => {
      const days = Array.from({ length }, (_, n) => n);
      const kept = thinned(days, most);
      expect(kept).toHaveLength(Math.min(length, most));
      expect(kept).toEqual([...new Set(kept)].sort((one, other) => one - other));
      expect(kept.slice(-Math.floor(most / 2))).toEqual(days.slice(-Math.floor(most / 2)));
      expect(kept[0]).toBe(days[0]);
    }),
  );
});

test('takes as many statements for one indicator as for all of a plan', async () => {
  const one = await api.run(seriesOfOne);
  const all = await api.run(seriesOfAll);

  // The action, or the plan and its actions; their indicators, three for progress, then points, days and what was reached.
  expect([one.errors, all.errors]).toEqual([[], []]);
  expect([one.sql.length, all.sql.length]).toEqual([8, 9]);
});
