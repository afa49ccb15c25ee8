import { expect, test } from '@jest/globals';
import { bundleOf, loadBundle, problemsOf } from '../exchange/bundles.js';
import { createProject } from '../operations/plan/projects.js';
import {
  recipientsOf,
  setProjectCountries,
  setProjectRegions,
  setProjectSectors,
  setPurposes,
} from '../operations/plan/recipients.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// Regions as recipients beside countries, and sectors of several vocabularies, with percentages.

const api = tracker({ template: 'empty' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

/** A plan whose one project has committed 1,000 USD. */
const planOf = (code: string, project: object) =>
  bundleOf(code, {
    projects: [{ code: `${code}-A`, actions: { A1: 100 }, ...project }],
    transactions: [
      { project: `${code}-A`, type: 'OUTGOING_COMMITMENT', amount: '1000', currency: 'USD', date: '2025-06-01' },
    ],
  });

const load = (code: string, project: object) => loadBundle(api.database, planOf(code, project));

const read = (plan: string) => secretariat.asks(recipientsOf, { plan, project: `${plan}-A` });

interface Rows {
  rows: { keys: { code?: string | null }[]; values: { money?: { converted: { amount: string } } | null }[] }[];
}

/** Money by what it is for; "none" where nothing is specified. */
const amounts = ({ rows }: Rows) =>
  Object.fromEntries(rows.map(({ keys, values }) => [keys[0]?.code ?? 'none', values[0]?.money?.converted.amount]));

test('splits money among countries and regions, which make 100 together', async () => {
  await load('R1', { countries: { LAO: 25, FJI: 15 }, regions: { '035': 30, '009': 20 } });

  const answer = await read('R1');

  expect(answer.project?.regions).toEqual([
    {
      region: { code: '009', name: 'Oceania' },
      percentage: '20.0000',
      isEqualSplit: false,
      provenance: { kind: 'ENTERED' },
    },
    {
      region: { code: '035', name: 'South-eastern Asia' },
      percentage: '30.0000',
      isEqualSplit: false,
      provenance: { kind: 'ENTERED' },
    },
  ]);
  // Lao PDR lies in 035, Fiji in Melanesia (054); 10 % are of no place.
  expect(amounts(answer.byRegion)).toEqual({ '035': '550.00', '054': '150.00', '009': '200.00', none: '100.00' });
  expect(amounts(answer.byCountry)).toEqual({ LAO: '250.00', FJI: '150.00', none: '600.00' });
  expect(answer.plan).toEqual({
    inRegion: { committed: { converted: { amount: '550.00' } }, projectCount: 1 },
    outside: { committed: { converted: { amount: '0.00' } }, projectCount: 0 },
  });
  expect(answer.inAsiaOnly.totals[0]?.money?.converted.amount).toBe('550.00');
  expect(answer.inAsia.nodes).toEqual([{ code: 'R1-A' }]);
  expect(answer.inPacific.nodes).toEqual([{ code: 'R1-A' }]);
  expect(answer.codelist).toContainEqual({ code: '035', label: 'South-eastern Asia' });
});

test('gives places without a percentage equal parts of what countries and regions leave', async () => {
  await load('R2', { countries: { LAO: 40, KHM: null }, regions: { '061': null } });

  const { project, byRegion } = await read('R2');

  expect(project?.countries).toEqual([
    { country: { code: 'KHM' }, percentage: '30.0000', isEqualSplit: true },
    { country: { code: 'LAO' }, percentage: '40.0000', isEqualSplit: false },
  ]);
  expect(project?.regions).toMatchObject([{ region: { code: '061' }, percentage: '30.0000', isEqualSplit: true }]);
  expect(amounts(byRegion)).toEqual({ '035': '700.00', '061': '300.00' });
});

test('refuses places that make more than 100, by every way in', async () => {
  await load('R3', { countries: { LAO: 60 } });
  const { id, version } = present((await read('R3')).project);
  const problems = (project: object) => problemsOf(() => load('R3', project));

  expect(await problems({ countries: { LAO: 60 }, regions: { '035': 50 } })).toEqual([
    { path: 'projects.0.countries', message: 'the percentages add up to 110.0000, which is more than 100' },
  ]);
  expect(await problems({ regions: { '035': 50 } })).toEqual([
    {
      path: 'projects.0.regions',
      message: 'with what is stored, the percentages add up to 110.0000, which is more than 100',
    },
  ]);
  expect(await problems({ regions: { '999': 5 } })).toEqual([
    { path: 'projects.0.regions.999', message: 'there is no region 999' },
  ]);

  const regions = [{ region: '035', percentage: '50' }];
  const excess = { code: 'SHARES_EXCEED_100', message: expect.stringContaining('110') };
  const { setProjectRegions: refused } = await secretariat.asks(setProjectRegions, { id, version, regions });
  expect(refused.userErrors).toEqual([{ ...excess, field: 'regions' }]);

  regions[0] = { region: '035', percentage: '40' };
  const { setProjectRegions: taken } = await secretariat.asks(setProjectRegions, { id, version, regions });
  expect(taken).toEqual({
    project: { version: version + 1, regions: [{ region: { code: '035' }, percentage: '40.0000' }] },
    userErrors: [],
  });
  const { setProjectCountries: full } = await secretariat.asks(setProjectCountries, {
    id,
    version: version + 1,
    countries: [{ country: 'LAO', percentage: '70' }],
  });
  expect(full.userErrors).toEqual([{ ...excess, field: 'countries' }]);

  const { createProject: created } = await secretariat.asks(createProject, {
    input: {
      code: 'R3-B',
      title: 'Another',
      activityStatus: 'PIPELINE',
      countries: [{ country: 'LAO', percentage: '70' }],
      regions,
      sectors: ['22040', '22040'],
      sectorShares: [{ vocabulary: 'SDG_GOAL', code: '18' }],
    },
  });
  expect(userErrorsOf(created)).toEqual([
    'DUPLICATE input.sectors.1',
    'SHARES_EXCEED_100 input.regions',
    'INVALID input.sectorShares.0',
  ]);
});

test('splits money among sectors, each vocabulary by itself', async () => {
  await load('S1', {
    sectors: [
      { code: '22040', percentage: 70 },
      { code: '12345' },
      { vocabulary: 'SDG_TARGET', code: '9.c', percentage: 100 },
    ],
  });

  const { project, bySector, ofSector, inSector } = await read('S1');

  expect(project?.sectors).toEqual(['12345', '22040']);
  expect(project?.sectorShares).toEqual([
    { vocabulary: 'DAC_PURPOSE', code: '12345', label: null, percentage: '30.0000', isEqualSplit: true },
    {
      vocabulary: 'DAC_PURPOSE',
      code: '22040',
      label: expect.stringMatching(/ICT|information/i),
      percentage: '70.0000',
      isEqualSplit: false,
    },
    { vocabulary: 'SDG_TARGET', code: '9.c', label: null, percentage: '100.0000', isEqualSplit: false },
  ]);
  expect(amounts(bySector)).toEqual({ 12345: '300.00', 22040: '700.00' });
  expect(bySector.rows.find(({ keys }) => keys[0]?.code === '22040')?.keys[0]?.label).toMatch(/ICT|information/i);
  expect(ofSector.totals).toMatchObject([{ money: { converted: { amount: '700.00' } } }, { number: 1 }]);
  expect(inSector.nodes).toEqual([{ code: 'S1-A' }]);
});

test('refuses sectors that make more than 100 or have no form of their vocabulary', async () => {
  expect(
    await problemsOf(() =>
      load('S2', {
        sectors: [
          { code: '22040', percentage: 70 },
          { code: '22010', percentage: 31 },
          { vocabulary: 'DAC_CATEGORY', code: '22040' },
          '22040',
        ],
      }),
    ),
  ).toEqual(
    expect.arrayContaining([
      {
        path: 'projects.0.sectors.2',
        message: '"22040" is not a sector code of three digits, such as "220"',
      },
      {
        path: 'projects.0.sectors',
        message: 'the percentages of DAC_PURPOSE add up to 101.0000, which is more than 100',
      },
      { path: 'projects.0.sectors.3', message: expect.stringContaining('given twice') },
    ]),
  );
});

test('keeps percentages of purpose codes that stay', async () => {
  await load('S3', { sectors: [{ code: '22040', percentage: 70 }, '22010'] });
  const { id, version } = present((await read('S3')).project);

  const goal = { vocabulary: 'SDG_GOAL' as const, code: '9', percentage: '100' };
  const sectors = [{ code: '22040', percentage: '60' }, { code: '22010' }, goal];
  const { setProjectSectors: set } = await secretariat.asks(setProjectSectors, { id, version, sectors });
  expect(set.project?.version).toBe(version + 1);
  expect(set.project?.sectorShares).toEqual([
    { vocabulary: 'DAC_PURPOSE', code: '22010', percentage: '40.0000', isEqualSplit: true },
    { vocabulary: 'DAC_PURPOSE', code: '22040', percentage: '60.0000', isEqualSplit: false },
    { vocabulary: 'SDG_GOAL', code: '9', percentage: '100.0000', isEqualSplit: false },
  ]);

  const patch = { id, version: version + 1, sectors: ['22040', '22020'] };
  const { updateProject: patched } = await secretariat.asks(setPurposes, patch);
  expect(patched).toEqual({
    project: {
      version: version + 2,
      sectorShares: [
        { vocabulary: 'DAC_PURPOSE', code: '22020', percentage: '40.0000', isEqualSplit: true },
        { vocabulary: 'DAC_PURPOSE', code: '22040', percentage: '60.0000', isEqualSplit: false },
        { vocabulary: 'SDG_GOAL', code: '9', percentage: '100.0000', isEqualSplit: false },
      ],
    },
    userErrors: [],
  });

  const full = [{ code: '22040', percentage: '100' }, goal];
  await secretariat.asks(setProjectSectors, { id, version: version + 2, sectors: full });
  const { updateProject: left } = await secretariat.asks(setPurposes, { ...patch, version: version + 3 });
  expect(left.userErrors).toMatchObject([
    { code: 'SHARES_EXCEED_100', field: 'input.sectors', message: expect.stringContaining('leave nothing') },
  ]);
});

test('refuses places that are left nothing, and changes nothing where nothing differs', async () => {
  expect(await problemsOf(() => load('Z1', { countries: { LAO: 100, BTN: null } }))).toEqual([
    { path: 'projects.0.countries', message: expect.stringContaining('leave nothing for those without one') },
  ]);
  expect(
    await problemsOf(() =>
      load('Z1', { actions: { A1: 100 }, sectors: [{ code: '22040', percentage: 100 }, '22010'] }),
    ),
  ).toEqual([{ path: 'projects.0.sectors', message: expect.stringContaining('leave nothing for those without one') }]);
  await load('Z2', { sectors: ['22040', '22020'] });
  const { id, version } = present((await read('Z2')).project);
  const patch = { id, version, sectors: ['22040', '22020'] };

  const { updateProject: same } = await secretariat.asks(setPurposes, patch);
  expect(same.project?.version).toBe(version);
});
