import { beforeAll, expect, test } from '@jest/globals';
import { reportsForDonor } from '../operations/money/portfolio.js';
import { castOf, loadCast } from '../support/cast.js';
import { present } from '../support/certain.js';
import { reportOn } from '../support/reports.js';
import { tracker } from '../support/tracker.js';

// What a portfolio says of reports: the next one to come, and which projects are surely the donor's.

const api = tracker({ template: 'empty' });
const { secretariat, korea } = castOf(api);

const first = { code: '2024-H1', start: '2024-01-01', end: '2024-06-30', dueOn: '2024-07-31' };
const second = { code: '2024-H2', start: '2024-07-01', end: '2024-12-31', dueOn: '2025-01-31' };

beforeAll(async () => {
  await loadCast(api.database);
  await secretariat.opens(first);
  await secretariat.opens(second);
});

const due = async (asOf: string) => {
  const { data } = await api.run(reportsForDonor, { donor: 'KR', plan: 'GOLDEN', asOf });
  return present(data.organisation?.portfolio).nextReportDue;
};

test('names the next day from the day of the lens on, never one that has passed', async () => {
  // A report is known as due from the day on which it is asked for: the lens of a later day shows it.
  expect([await due('2090-01-01'), await due('2025-02-01')]).toEqual([null, null]);
});

test('names no day of a closed period, nor of a report that is submitted', async () => {
  const third = { code: '2025-H1', start: '2025-01-01', end: '2025-06-30', dueOn: '2099-07-31' };
  await secretariat.opens(third);
  expect(await due('2030-01-01')).toBe('2099-07-31');

  const report = await reportOn(secretariat, 'PRJ-1', third);
  await korea.saves(report, { narrative: 'n', reportedStatus: 'ON_TRACK' });
  await korea.submits(report);
  expect(await due('2098-01-01')).toBe(null);

  const fourth = { code: '2025-H2', start: '2025-07-01', end: '2025-12-31', dueOn: '2099-12-31' };
  await secretariat.opens(fourth);
  expect(await due('2098-01-01')).toBe('2099-12-31');
  await secretariat.closes(fourth.code);
  expect(await due('2098-01-01')).toBe(null);
});

const demo = tracker();

test('says of which projects the source does not name the donor for sure', async () => {
  const unsure = await demo.run(reportsForDonor, { donor: 'KOR-MSIT', plan: 'APIS-2022-2026' });
  const sure = await api.run(reportsForDonor, { donor: 'KR', plan: 'GOLDEN' });

  const ofDonor = ({ data }: typeof sure) => present(data.organisation?.portfolio).projects;
  expect(ofDonor(unsure).filter(({ ambiguous }) => ambiguous).length).toBeGreaterThan(0);
  expect(ofDonor(sure).map(({ ambiguous }) => ambiguous)).toEqual([false]);
});
