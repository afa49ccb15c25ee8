import { expect, test } from '@jest/globals';
import { demoDataset } from '../../src/exchange/datasets/index.js';
import {
  disbursedByYear,
  givenByFund,
  placesOfProjects,
  reportsOfPeriod,
  threeStatuses,
  valuesOfActions,
} from '../operations/progress/demoStory.js';
import { only, present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';

// The demonstration tells of a plan in its last weeks that is plausible from whichever side one looks at it.

const demo = tracker();

const TODAY = '2026-11-28';
const PERIODS = {
  '2024-H1': '2024-06-30',
  '2024-H2': '2024-12-31',
  '2025-H1': '2025-06-30',
  '2025-H2': '2025-12-31',
  '2026-H1': '2026-06-30',
};

const statusesOn = async (asOf: string) => {
  const { data, errors } = await demo.run(threeStatuses, { asOf });
  expect(errors).toEqual([]);
  return { ...present(data.plan), projects: data.projects.nodes };
};

const reportsOf = async (period: string) => {
  const { data, errors } = await demo.run(reportsOfPeriod, { period });
  expect(errors).toEqual([]);
  return data.progressReports.nodes.map(({ subject, ...words }) => ({ code: subject.code, ...words }));
};

test('pays more in every year, and about two thirds of what is committed by the autumn of 2026', async () => {
  const { data, errors } = await demo.run(disbursedByYear);

  const years = only(data.timeSeries).points.map(({ value }) => Number(value.money?.converted.amount));
  const rate = present(data.plan).funding.disbursementRate;
  expect(errors).toEqual([]);
  expect(years).toHaveLength(5);
  expect(years).toEqual([...new Set(years)].sort((a, b) => a - b));
  expect(rate).toBeGreaterThan(0.6);
  expect(rate).toBeLessThan(0.75);
});

test('leaves no money unconverted but Australian dollars, and says which projects publish none', async () => {
  const { data } = await demo.run(disbursedByYear);

  const { committed, disbursed, spent, pledged, budget, explain } = present(data.plan).funding;
  for (const { unconverted } of [committed, disbursed, spent, budget])
    expect(unconverted).toEqual([{ currency: 'AUD' }]);
  expect(pledged.unconverted).toEqual([]);
  expect(explain.excluded.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['NOT_PUBLISHED', 'NO_RATE', 'DUPLICATE_FLOW']),
  );
});

test('has come as far as was hoped in most actions', async () => {
  const { statusCounts, actions } = await statusesOn(TODAY);

  expect(Object.fromEntries(statusCounts.map(({ status, count }) => [status, count]))).toEqual({
    ACHIEVED: 3,
    ON_TRACK: 8,
    AT_RISK: 5,
    OFF_TRACK: 3,
    NO_DATA: 2,
    ON_HOLD: 1,
    CANCELLED: 1,
    MERGED: 1,
    NOT_STARTED: 1,
  });
  for (const { progress } of actions) expect(progress.expected).toBeGreaterThan(0.93);
});

test('disagrees in three actions on purpose, and where a status was decided that no figure gives', async () => {
  const { actions } = await statusesOn(TODAY);

  const differing = actions.filter(({ progress }) => progress.disagreement);
  expect(
    differing.map(({ code, progress }) => [
      code,
      progress.computedStatus,
      progress.reportedStatus,
      progress.assessedStatus,
    ]),
  ).toEqual([
    ['A08', 'OFF_TRACK', 'ON_TRACK', 'AT_RISK'],
    ['A13', 'AT_RISK', 'ON_TRACK', null],
    ['A14', 'NO_DATA', null, 'NOT_STARTED'],
    ['A17', 'OFF_TRACK', 'OFF_TRACK', 'CANCELLED'],
    ['A18', 'ON_TRACK', 'AT_RISK', null],
    ['A23', 'AT_RISK', 'ON_TRACK', 'ON_HOLD'],
    ['A24', 'OFF_TRACK', 'AT_RISK', 'MERGED'],
  ]);
  for (const { progress } of actions) expect(progress.assessmentNote === null).toBe(progress.assessedStatus === null);
});

test('reports the status that the figures gave at the end of the period, but for those three actions', async () => {
  const differing = [];
  for (const [period, end] of Object.entries(PERIODS)) {
    const { actions, projects } = await statusesOn(end);
    const computed = new Map([
      ...actions.map(({ code, progress }) => [code, progress.computedStatus] as const),
      ...projects.map(({ code, progress }) => [code, progress.computedStatus] as const),
    ]);
    for (const { code, reportedStatus } of await reportsOf(period))
      if (reportedStatus !== computed.get(code)) differing.push([period, code, reportedStatus, computed.get(code)]);
  }

  expect(differing.sort()).toEqual([
    ['2025-H2', 'A08', 'ON_TRACK', 'AT_RISK'],
    ['2025-H2', 'A13', 'ON_TRACK', 'AT_RISK'],
    ['2026-H1', 'A08', 'ON_TRACK', 'OFF_TRACK'],
    ['2026-H1', 'A13', 'ON_TRACK', 'AT_RISK'],
    ['2026-H1', 'A18', 'AT_RISK', 'ON_TRACK'],
  ]);
});

test('says in every report what happened, and that it is made up', async () => {
  const told = new Set<string>();
  for (const period of Object.keys(PERIODS)) {
    const reports = await reportsOf(period);
    expect(reports.length).toBeGreaterThan(15);
    for (const { provenance, narrative, achievements, challenges, wayForward } of reports) {
      expect(provenance.isSynthetic).toBe(true);
      expect(narrative).toMatch(/^Demonstration\. [A-Z].+\.$/);
      for (const text of [achievements, challenges, wayForward]) expect(text).toMatch(/^[A-Z].+\.$/);
      told.add(present(narrative));
    }
  }
  expect(told.size).toBeGreaterThan(75);
});

test('works in countries with every project but two, and in two regions without percentages', async () => {
  const { data } = await demo.run(placesOfProjects);

  const madeUp = data.projects.nodes.filter(({ provenance }) => provenance.isSynthetic);
  const codes = (nodes: typeof madeUp) => nodes.map(({ code }) => code);
  expect(madeUp).toHaveLength(40);
  expect(codes(madeUp.filter(({ countries }) => !countries.length))).toEqual(['DEMO-08', 'DEMO-30']);
  expect(codes(madeUp.filter(({ countries }) => countries.some((one) => one.isEqualSplit)))).toEqual([
    'DEMO-25',
    'DEMO-40',
  ]);
  for (const { countries } of madeUp) expect(countries.length).toBeLessThanOrEqual(4);
  expect(new Set(madeUp.flatMap(({ countries }) => countries.map(({ country }) => country.code))).size).toBe(25);
});

test('lets what adds up never fall in the last five rounds', async () => {
  const { data, errors } = await demo.run(valuesOfActions);

  expect(errors).toEqual([]);
  const units = present(data.plan).actions.flatMap(({ code, indicators }) =>
    indicators
      .filter(({ reportingBasis }) => reportingBasis === 'CUMULATIVE')
      .flatMap((indicator) => {
        const known = indicator.values.nodes.filter(({ value }) => value !== null);
        return [...Map.groupBy(known, ({ project }) => project?.code)].map(([unit, values]) => ({
          unit: [code, indicator.code, unit],
          values: values.slice(-5).map(({ value }) => Number(value)),
        }));
      }),
  );
  expect(units.length).toBeGreaterThan(15);
  for (const { unit, values } of units) expect([unit, values]).toEqual([unit, [...values].sort((a, b) => a - b)]);
});

test('has one set-back, which is made up for: outages of the sites at risk', async () => {
  const { data, errors } = await demo.run(valuesOfActions);

  expect(errors).toEqual([]);
  const action = present(data.plan).actions.find(({ code }) => code === 'A16');
  const minutes = only(present(action).indicators).values.nodes.map(({ value }) => Number(value));
  expect(minutes).toEqual([226, 216, 204, 252, 226, 201, 178, 157]);
});

test('shows of Fund B what it committed, whom it reached and what is left out', async () => {
  const { data, errors } = await demo.run(givenByFund);

  expect(errors).toEqual([]);
  const { share, projects } = present(present(data.organisation).portfolio);
  const payments = projects.flatMap(({ project }) => project.transactions.nodes);
  expect(share.committed).toEqual({
    converted: { amount: '7800000.00' },
    unconverted: [{ amount: '1200000.00', currency: 'AUD' }],
  });
  expect(projects.filter((one) => !one.share.committed.isPublished).map(({ project }) => project.code)).toEqual([
    'DEMO-27',
  ]);
  expect(new Set(payments.map(({ receiver }) => receiver?.code))).toEqual(
    new Set([2, 5, 6, 7, 8].map((number) => `DEMO-PARTNER-${number}`)),
  );
  expect(Number(share.disbursed.converted.amount)).toBeLessThan(Number(share.committed.converted.amount));
});

test('is the same each time it is made', () => {
  expect(JSON.stringify(demoDataset())).toBe(JSON.stringify(demoDataset()));
});
