import { expect, test } from '@jest/globals';
import { bundleOf, loadBundle } from '../exchange/bundles.js';
import { countriesOfWorld, moneyByRegion } from '../operations/plan/world.js';
import { tracker } from '../support/tracker.js';

const api = tracker({ template: 'empty' });

test('knows all countries of the world and their regions, and marks the members of ESCAP', async () => {
  const { data, errors } = await api.run(countriesOfWorld);

  expect(errors).toEqual([]);
  expect(data.members).toHaveLength(62);
  expect(data.members.every(({ membership }) => membership !== null)).toBe(true);
  expect(data.all).toHaveLength(249);
  expect(data.eastAfrica.map(({ code }) => code)).toContain('KEN');
  expect(data.africa.length).toBeGreaterThan(data.eastAfrica.length);
  const inAfrica = new Set(data.africa.map(({ code }) => code));
  expect(data.eastAfrica.filter(({ code }) => !inAfrica.has(code))).toEqual([]);
  expect(data.kenya).toEqual({
    name: 'Kenya',
    m49: '404',
    membership: null,
    region: {
      code: '014',
      name: 'Eastern Africa',
      parent: { name: 'Sub-Saharan Africa', parent: { name: 'Africa', parent: { name: 'World' } } },
    },
  });
});

test('takes donors and projects from everywhere, and adds money up by region', async () => {
  await loadBundle(
    api.database,
    bundleOf('WORLD', {
      organisations: [{ code: 'BMZ', name: 'A ministry', country: 'DEU' }],
      projects: [{ code: 'WORLD-A', actions: { A1: 100 }, countries: { KEN: 25, LAO: 50, VNM: 15 } }],
      transactions: [
        { project: 'WORLD-A', type: 'DISBURSEMENT', provider: 'BMZ', amount: '1', currency: 'USD', date: '2025-06-01' },
        {
          project: 'WORLD-A',
          type: 'OUTGOING_COMMITMENT',
          provider: 'BMZ',
          amount: '1000',
          currency: 'USD',
          date: '2025-06-01',
        },
      ],
    }),
  );

  const { data, errors } = await api.run(moneyByRegion, { plan: 'WORLD' });

  expect(errors).toEqual([]);
  expect(data.organisation?.country).toEqual({ name: 'Germany', region: { name: 'Western Europe' } });
  const rows = data.metrics.rows.map(({ keys, values }) => [
    keys[0]?.code,
    keys[0]?.label,
    values[0]?.money?.converted.amount,
  ]);
  expect(rows).toEqual(
    expect.arrayContaining([
      ['014', 'Eastern Africa', '250.00'],
      ['035', 'South-eastern Asia', '650.00'],
      [null, 'Not specified', '100.00'],
    ]),
  );
  expect(rows).toHaveLength(3);
});
