import { expect, test } from '@jest/globals';
import { goldenSeries } from '../operations/analysis/timeSeries.js';
import { only } from '../support/certain.js';
import { goldenTracker } from '../support/goldenTracker.js';

const golden = goldenTracker();

test('has a point for every interval, from the first that is touched to the last', async () => {
  const { data } = await golden.run(goldenSeries, {
    measure: 'COMMITTED',
    interval: 'QUARTER',
    from: '2023-02-10',
    to: '2024-01-01',
  });

  const { points } = only(data.timeSeries);
  expect(points.map(({ start, end, value }) => [start, end, value.money?.converted.amount])).toEqual([
    ['2023-01-01', '2023-03-31', '1000000.00'],
    ['2023-04-01', '2023-06-30', '550000.00'],
    ['2023-07-01', '2023-09-30', '0.00'],
    ['2023-10-01', '2023-12-31', '0.00'],
    ['2024-01-01', '2024-03-31', '0.00'],
  ]);
});

test('adds up from point to point where it is cumulative', async () => {
  const { data } = await golden.run(goldenSeries, {
    measure: 'DISBURSED',
    interval: 'YEAR',
    cumulative: true,
    to: '2025-06-30',
  });

  const { points } = only(data.timeSeries);
  expect(points.map(({ value }) => value.money?.converted.amount)).toEqual(['0.00', '0.00', '516000.00', '516000.00']);
});

test('gives a series for each key that it is grouped by', async () => {
  const { data } = await golden.run(goldenSeries, {
    measure: 'COMMITTED',
    interval: 'YEAR',
    from: '2023-01-01',
    to: '2023-12-31',
    groupBy: 'DONOR',
  });

  expect(data.timeSeries.map(({ key, points }) => [key?.code, points.length]).sort()).toEqual([
    ['ADB', 1],
    ['JP', 1],
    ['KR', 1],
  ]);
});
