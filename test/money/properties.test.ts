import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { importDataset, parseDataset } from '../../src/exchange/bundle/index.js';
import type { SumShownFragment, TotalsOfPlanQuery } from '../generated/graphql.js';
import { committedAsKnown, totalsOfPlan } from '../operations/money/totals.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';
import { add, committed, disbursed, Exact, isMember, type Sum, sharesOf } from './oracle.js';
import { type RandomPlan, randomPlan, ratesAndDonors, toDataset } from './randomPlan.js';

const plans = tracker({ template: 'empty' });

beforeAll(async () => {
  await importDataset(plans.database, parseDataset(ratesAndDonors()), 'rates');
});

let plansLoaded = 0;

/** Stores a random plan; gives its code. */
const load = async (projects: RandomPlan): Promise<string> => {
  plansLoaded += 1;
  const code = `R${plansLoaded}`;
  await importDataset(plans.database, parseDataset(toDataset(projects, code)), code);
  return code;
};

/** A total of an answer, as the oracle writes it. */
const read = (total: SumShownFragment | null | undefined): Sum => {
  const { converted, unconverted } = present(total);
  return { converted: converted.amount, aud: unconverted[0]?.amount ?? '0.00' };
};

const FILTER = { donor: 'JP', date: { from: '2023-01-01', to: '2023-12-31' } };

type Totals = NonNullable<TotalsOfPlanQuery['plan']>;

const checkPlan = ({ funding, full, ofKr, filtered }: Totals, projects: RandomPlan) => {
  expect(read(funding.committed)).toEqual(committed(projects));
  expect(read(funding.disbursed)).toEqual(disbursed(projects));
  expect(read(full.committed)).toEqual(committed(projects));
  expect(funding.projectCount).toBe(projects.filter(isMember).length);
  expect(read(ofKr.committed)).toEqual(committed(projects, { chosen: ({ provider }) => provider === 'KR' }));
  expect(read(filtered.committed)).toEqual(
    committed(projects, { chosen: ({ provider, year }) => provider === 'JP' && year === 2023 }),
  );
};

const checkActions = ({ actions }: Totals, projects: RandomPlan) => {
  for (const [index, { funding, full }] of actions.entries()) {
    const byShare = committed(projects, { weightOf: (project) => sharesOf(project)[index] ?? new Exact(0) });
    const whole = committed(projects, {
      weightOf: (project) => new Exact(sharesOf(project)[index]?.greaterThan(0) ? 1 : 0),
    });
    expect(read(funding.committed)).toEqual(byShare);
    expect(read(full.committed)).toEqual(whole);
  }
};

const checkPartsOfPlan = ({ funding, pillars, unallocated }: Totals, whole: Sum) => {
  const ofPillars = pillars.map((pillar) => read(pillar.funding.committed));
  const ofDonors = funding.byDonor.map((donor) => read(donor.committed));
  const ofYears = funding.byYear.map((year) => read(year.committed));
  expect(add(...ofPillars, read(unallocated))).toEqual(whole);
  expect(add(...ofDonors, read(funding.donorUnknown.committed))).toEqual(whole);
  expect(add(...ofYears)).toEqual(whole);
};

const checkMetrics = ({ byPillar, pivot, byCountry }: TotalsOfPlanQuery, projects: RandomPlan, whole: Sum) => {
  for (const { rows, totals } of [byPillar, pivot, byCountry]) {
    expect(read(totals[0]?.money)).toEqual(whole);
    expect(add(...rows.map(({ values }) => read(values[0]?.money)))).toEqual(whole);
  }
  expect(byPillar.totals[1]?.number).toBe(projects.filter(isMember).length);
};

const checkSeries = ({ perYear, growing }: TotalsOfPlanQuery, whole: Sum) => {
  // Years after the lens's day are not known.
  const known = (series: typeof perYear) =>
    present(series[0]).points.flatMap(({ value }) => (value.money ? [read(value.money)] : []));
  expect(add(...known(perYear))).toEqual(whole);
  expect(known(growing).at(-1)).toEqual(whole);
};

test('gives every total as the rules say, and parts that add up to the whole', async () => {
  await fc.assert(
    fc.asyncProperty(randomPlan, async (projects) => {
      const { data, errors } = await plans.run(totalsOfPlan, { plan: await load(projects), filter: FILTER });

      const plan = present(data.plan);
      const whole = committed(projects);
      expect(errors).toEqual([]);
      checkPlan(plan, projects);
      checkActions(plan, projects);
      checkPartsOfPlan(plan, whole);
      checkMetrics(data, projects, whole);
      checkSeries(data, whole);
    }),
    { numRuns: 25 },
  );
});

/** Between the two moments at which random flows are recorded. */
const KNOWN_AT = '2024-06-01T00:00:00Z';
const known = ({ recordedAt }: { recordedAt: string }) => recordedAt < KNOWN_AT;

test('hides from an earlier knowledge what was recorded later', async () => {
  await fc.assert(
    fc.asyncProperty(randomPlan, async (projects) => {
      const { data } = await plans.run(committedAsKnown, { plan: await load(projects), knownAt: KNOWN_AT });

      expect(read(data.plan?.funding.committed)).toEqual(committed(projects, { known }));
    }),
    { numRuns: 10 },
  );
});

test('lets a component change nothing above it', async () => {
  await fc.assert(
    fc.asyncProperty(randomPlan, async ([first, ...others]) => {
      const whole = present(first);
      const components = others.map((project) => ({ ...project, isComponent: true }));
      const { data } = await plans.run(committedAsKnown, {
        plan: await load([whole, ...components]),
        knownAt: KNOWN_AT,
      });

      expect(read(data.plan?.funding.committed)).toEqual(committed([whole], { known }));
    }),
    { numRuns: 10 },
  );
});
