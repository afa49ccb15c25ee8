import { beforeAll, expect, test } from '@jest/globals';
import { bundleOf, indicator, loadBundle } from '../exchange/bundles.js';
import { unitsExpected } from '../operations/progress/underWay.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';

const api = tracker({ template: 'empty' });

const day = { reportingBasis: 'POINT_IN_TIME', baseline: '0' };
const thirds = indicator({
  ...day,
  acrossPeriods: 'AVERAGE',
  acrossUnits: 'NONE',
  target: { value: '1', date: '2026-01-28' },
  values: [
    { date: '2026-01-02', value: 1 },
    { date: '2026-01-03', value: 0 },
    { date: '2026-01-04', value: 0 },
  ],
});
const ofUnits = indicator({
  ...day,
  acrossPeriods: 'LATEST',
  target: '10',
  values: [{ date: '2026-01-31', value: 1, project: 'UNITS-A' }],
});

beforeAll(async () => {
  const plan = (code: string) => ({ plan: { code, start: '2026-01-01', end: '2026-12-31' } });
  await loadBundle(api.database, bundleOf('EXACT', { ...plan('EXACT'), ...thirds }));
  await loadBundle(
    api.database,
    bundleOf('UNITS', {
      ...plan('UNITS'),
      projects: [
        { code: 'UNITS-A', actions: { A1: 50 } },
        {
          code: 'UNITS-B',
          activityStatus: 'CLOSED',
          actualStart: '2026-01-01',
          actualEnd: '2026-03-31',
          actions: { A1: 50 },
        },
      ],
      ...ofUnits,
    }),
  );
});

const shown = async (plan: string, asOf: string) => {
  const { data, errors } = await api.run(unitsExpected, { plan, asOf });
  expect(errors).toEqual([]);
  return present(present(data.plan).actions[0]?.indicators[0]);
};

test('compares an average with a limit before it is rounded', async () => {
  // A third of the way when 10 of 27 days have passed: nine tenths of what is expected.
  expect(await shown('EXACT', '2026-01-11')).toMatchObject({
    actual: '0.3333333333',
    progress: { value: 0.3333, status: 'ON_TRACK' },
  });
});

test('expects data of a project that is closed now while it was under way', async () => {
  expect((await shown('UNITS', '2026-02-15')).progress.coverage.expected).toBe(2);
  expect((await shown('UNITS', '2026-06-30')).progress.coverage.expected).toBe(1);
});
