import { beforeAll, expect, test } from '@jest/globals';
import { fromGlobalId } from '../../src/domain/globalId.js';
import { figuresOfAction } from '../operations/reporting/facts.js';
import { castOfAction } from '../support/cast.js';
import { present } from '../support/certain.js';
import { loadGolden } from '../support/golden.js';
import { type Report, reportOn, type SeenReport, valueIn } from '../support/reports.js';
import { tracker } from '../support/tracker.js';

// A report that was loaded with a bundle, as returned, and that its author revises in the tracker.

const api = tracker({ template: 'empty' });
const { secretariat, author, anybody } = castOfAction(api);

const period = { code: '2025-L', start: '2025-01-01', end: '2025-06-30', dueOn: '2025-07-31' };
const at = (day: string) => `${day}T04:00:00Z`;

const load = () =>
  loadGolden(api.database, (golden) => {
    golden.lead('A1.1', 'KR').measure('IND-1');
    const { bundle } = golden;
    const recordedAt = at('2025-07-10');
    bundle.indicators[0]?.values.push({
      date: period.end,
      value: 120,
      project: 'PRJ-1',
      period: period.code,
      recordedAt,
    });
    bundle.reportingPeriods = [period];
    bundle.reports = [
      {
        period: period.code,
        action: 'A1.1',
        organisation: 'KR',
        narrative: 'loaded',
        reportedStatus: 'ON_TRACK',
        events: [
          { at: at('2025-07-01'), to: 'DUE' },
          { at: at('2025-07-11'), to: 'SUBMITTED' },
          { at: at('2025-07-20'), to: 'RETURNED' },
        ],
      },
    ];
  });

let report: Report;
let loaded: SeenReport;

beforeAll(async () => {
  await load();
  report = await reportOn(secretariat, 'A1.1', period);
  loaded = await report.seenBy(anybody);
  await author.saves(report, {
    narrative: 'revised',
    reportedStatus: 'OFF_TRACK',
    values: [valueIn(report, '777')],
  });
});

const actual = async () => {
  const { action } = await anybody.asks(figuresOfAction, { asOf: period.end, basis: 'SUBMITTED' });
  return present(action).indicators[0]?.actual;
};

test('is shown and counts as it was loaded until it is submitted', async () => {
  expect(loaded).toMatchObject({
    state: 'RETURNED',
    narrative: 'loaded',
    reportedStatus: 'ON_TRACK',
    values: [{ value: '120' }],
  });
  expect([await report.seenBy(anybody), await actual()]).toEqual([loaded, '120']);
  expect(await report.seenBy(author)).toMatchObject({ narrative: 'revised', values: [{ value: '777' }] });
});

test('stays as people wrote it when it is loaded again', async () => {
  const submissions = () =>
    api.orm.em.fork().execute('select id from submission where report_id = ?', [fromGlobalId(report.id).id]);
  const before = await submissions();
  await load();

  expect([await submissions(), await report.seenBy(anybody), await actual()]).toEqual([before, loaded, '120']);
  expect(await report.seenBy(author)).toMatchObject({ narrative: 'revised', values: [{ value: '777' }] });
});
