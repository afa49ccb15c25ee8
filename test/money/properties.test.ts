import { beforeAll, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { type DatasetInput, importDataset, parseDataset } from '../../src/exchange/bundle/index.js';
import { tracker } from '../support/tracker.js';

// Random plans, checked against a slow oracle that follows docs/numbers.md. Amounts are so round that no
// share and no rate leaves a part of a cent: parts must add up to the last digit.

const plans = tracker({ template: 'empty' });
const provenance = { kind: 'ENTERED' as const, confidence: 'READ' as const };
const HUNDRED_MILLION = 100_000_000;
const RATES: Record<string, number> = { USD: 1, EUR: 1.1, JPY: 0.0067 };
const DAY = '2024-03-15';
const LATE = '2025-06-01';

beforeAll(async () => {
  const exchangeRates = ['EUR', 'JPY'].map((from) => ({
    from,
    to: 'USD',
    date: DAY,
    rate: String(RATES[from]),
    source: 'test',
    recordedAt: '2020-01-01T00:00:00Z',
  }));
  await importDataset(
    plans.orm,
    parseDataset({
      exchangeRates,
      organisations: ['KR', 'JP'].map((code) => ({ code, name: code, type: 'OTHER' as const, provenance })),
    }),
    'rates',
  );
});

const flow = fc.record({
  units: fc.integer({ min: -20, max: 50 }).filter((units) => units !== 0),
  currency: fc.constantFrom('USD', 'EUR', 'JPY', 'AUD'),
  provider: fc.constantFrom('KR', 'JP', null),
  type: fc.constantFrom('OUTGOING_COMMITMENT' as const, 'INCOMING_COMMITMENT' as const, 'DISBURSEMENT' as const),
  year: fc.constantFrom(2022, 2023, 2024),
  recordedAt: fc.constantFrom('2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z'),
});

const project = fc.record({
  // shares of the actions 0 to 3; undefined: no link, null: a link without a share
  shares: fc.array(fc.oneof(fc.constant(undefined), fc.constant(null), fc.integer({ min: 0, max: 25 })), {
    minLength: 4,
    maxLength: 4,
  }),
  flows: fc.array(flow, { maxLength: 5 }),
  isComponent: fc.boolean(),
});

const plan = fc.array(project, { minLength: 1, maxLength: 5 });
type Plan = typeof plan extends fc.Arbitrary<infer P> ? P : never;
type RandomProject = Plan[number];

let counter = 0;

/** Actions 0 and 1 stand under the first pillar, 2 under the second, 3 under none. The first project is never a component. */
const toDataset = (projects: Plan, code: string): DatasetInput => ({
  plans: [
    {
      code,
      title: code,
      startDate: '2022-01-01',
      endDate: '2026-12-31',
      provenance,
      pillars: [1, 2].map((number) => ({ number, code: `P${number}`, title: 'pillar', provenance })),
      actions: [0, 1, 2, 3].map((index) => ({
        number: index + 1,
        code: `A${index}`,
        title: 'action',
        wording: 'OFFICIAL' as const,
        pillar: ['P1', 'P1', 'P2', null][index] ?? null,
        provenance,
      })),
    },
  ],
  projects: projects.map((one, index) => ({
    code: `${code}-${index}`,
    title: 'project',
    parent: one.isComponent && index > 0 ? `${code}-0` : null,
    financialScope: one.isComponent && index > 0 ? ('COMPONENT' as const) : ('WHOLE' as const),
    provenance,
    actions: one.shares.flatMap((share, action) =>
      share === undefined
        ? []
        : [{ plan: code, action: `A${action}`, share: share === null ? null : String(share), provenance }],
    ),
  })),
  transactions: projects.flatMap((one, index) =>
    one.flows.map(({ units, year, ...rest }) => ({
      ...rest,
      project: `${code}-${index}`,
      amount: String(units * HUNDRED_MILLION),
      transactionDate: `${year}-03-15`,
      valueDate: DAY,
      provenance,
    })),
  ),
});

// ── The oracle ──────────────────────────────────────────────────────────────

const Exact = Decimal.clone({ precision: 60 });

const sharesOf = ({ shares }: RandomProject) => {
  const stated = shares.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  const open = shares.filter((share) => share === null).length;
  const part = open ? Math.floor(((100 - stated) * 10_000) / open) : 0;
  let over = open ? (100 - stated) * 10_000 - part * open : 0;
  return shares.map((share) => {
    if (share === undefined) return new Exact(0);
    if (share !== null) return new Exact(share).div(100);
    const units = part + (over > 0 ? 1 : 0);
    over -= 1;
    return new Exact(units).div(1_000_000);
  });
};

const isMember = (one: RandomProject, index: number) =>
  !(one.isComponent && index > 0) && one.shares.some((share) => share !== undefined);

const countedFlows = (one: RandomProject, known: (flow: RandomProject['flows'][number]) => boolean) => {
  const left = new Map<string, number>();
  const key = ({ units, currency, provider, year }: RandomProject['flows'][number]) =>
    [units, currency, provider, year].join();
  const seen = one.flows.filter(known);
  for (const outgoing of seen)
    if (outgoing.type === 'OUTGOING_COMMITMENT' && outgoing.provider)
      left.set(key(outgoing), (left.get(key(outgoing)) ?? 0) + 1);
  return seen.filter((incoming) => {
    if (incoming.type !== 'INCOMING_COMMITMENT' || !incoming.provider) return true;
    const there = left.get(key(incoming)) ?? 0;
    left.set(key(incoming), there - 1);
    return there <= 0;
  });
};

interface Sum {
  converted: string;
  aud: string;
}

/** What is committed, or disbursed, with each project weighted and flows chosen. */
const oracle = (
  projects: Plan,
  measure: 'COMMITTED' | 'DISBURSED',
  weightOf: (one: RandomProject) => Decimal,
  chosen: (flow: RandomProject['flows'][number]) => boolean = () => true,
  known: (flow: RandomProject['flows'][number]) => boolean = () => true,
): Sum => {
  let [converted, aud] = [new Exact(0), new Exact(0)];
  projects.forEach((one, index) => {
    if (!isMember(one, index)) return;
    for (const counted of countedFlows(one, known)) {
      if ((counted.type === 'DISBURSEMENT') !== (measure === 'DISBURSED') || !chosen(counted)) continue;
      const amount = new Exact(counted.units).times(HUNDRED_MILLION).times(weightOf(one));
      const rate = RATES[counted.currency];
      if (rate === undefined) aud = aud.plus(amount);
      else converted = converted.plus(amount.times(rate));
    }
  });
  return { converted: converted.toFixed(2), aud: aud.toFixed(2) };
};

// ── What the API says ───────────────────────────────────────────────────────

const MONEY = '{ converted { amount } unconverted { amount } }';
interface Total {
  converted: { amount: string };
  unconverted: { amount: string }[];
}
const read = (total: Total): Sum => ({
  converted: total.converted.amount,
  aud: total.unconverted[0]?.amount ?? '0.00',
});
const add = (...sums: Sum[]): Sum => ({
  converted: sums.reduce((sum, one) => sum.plus(one.converted), new Exact(0)).toFixed(2),
  aud: sums.reduce((sum, one) => sum.plus(one.aud), new Exact(0)).toFixed(2),
});
const one = () => new Exact(1);

const QUERY = `query ($plan: String!, $filter: FundingFilter) @lens(asOf: "2026-01-01") {
  plan(code: $plan) {
    funding { committed ${MONEY} disbursed ${MONEY} projectCount byDonor { organisation { code } committed ${MONEY} } donorUnknown { committed ${MONEY} } byYear { year committed ${MONEY} } }
    full: funding(attribution: FULL) { committed ${MONEY} }
    ofKr: funding(filter: { donor: "KR" }) { committed ${MONEY} }
    filtered: funding(filter: $filter) { committed ${MONEY} }
    unallocated ${MONEY}
    pillars { code funding { committed ${MONEY} } }
    actions { code funding { committed ${MONEY} } full: funding(attribution: FULL) { committed ${MONEY} } }
  }
  byPillar: metrics(plan: $plan, measures: [COMMITTED, PROJECT_COUNT], groupBy: [PILLAR]) { rows { keys { code } values { money ${MONEY} } } totals { money ${MONEY} number } }
  pivot: metrics(plan: $plan, measures: [COMMITTED], groupBy: [ACTION, DONOR, YEAR]) { rows { values { money ${MONEY} } } totals { money ${MONEY} } }
  byCountry: metrics(plan: $plan, measures: [COMMITTED, DISBURSED], groupBy: [COUNTRY, CURRENCY]) { rows { values { money ${MONEY} } } totals { money ${MONEY} } }
  perYear: timeSeries(plan: $plan, measure: COMMITTED, interval: YEAR) { points { value { money ${MONEY} } } }
  growing: timeSeries(plan: $plan, measure: COMMITTED, interval: QUARTER, cumulative: true, to: "2026-12-31") { points { value { money ${MONEY} } } }
}`;

test('every total is what the rules say, and parts add up to the whole', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (projects) => {
      counter += 1;
      const code = `R${counter}`;
      await importDataset(plans.orm, parseDataset(toDataset(projects, code)), code);
      const { data, errors } = await plans.ask(QUERY, {
        plan: code,
        filter: { donor: 'JP', date: { from: '2023-01-01', to: '2023-12-31' } },
      });
      expect(errors).toEqual([]);
      // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the query above.
      const answer = data as any;
      const { funding, full, ofKr, filtered, unallocated, pillars, actions } = answer.plan;
      const whole = oracle(projects, 'COMMITTED', one);

      expect(read(funding.committed)).toEqual(whole);
      expect(read(funding.disbursed)).toEqual(oracle(projects, 'DISBURSED', one));
      expect(read(full.committed)).toEqual(whole);
      expect(funding.projectCount).toBe(projects.filter(isMember).length);
      expect(
        add(
          ...pillars.map((pillar: { funding: { committed: Total } }) => read(pillar.funding.committed)),
          read(unallocated),
        ),
      ).toEqual(whole);
      for (const [index, action] of actions.entries()) {
        expect(read(action.funding.committed)).toEqual(
          oracle(projects, 'COMMITTED', (project) => sharesOf(project)[index] ?? new Exact(0)),
        );
        expect(read(action.full.committed)).toEqual(
          oracle(projects, 'COMMITTED', (project) => new Exact(project.shares[index] === undefined ? 0 : 1)),
        );
      }
      expect(
        add(
          ...funding.byDonor.map((donor: { committed: Total }) => read(donor.committed)),
          read(funding.donorUnknown.committed),
        ),
      ).toEqual(whole);
      expect(add(...funding.byYear.map((year: { committed: Total }) => read(year.committed)))).toEqual(whole);
      expect(read(ofKr.committed)).toEqual(oracle(projects, 'COMMITTED', one, ({ provider }) => provider === 'KR'));
      expect(read(filtered.committed)).toEqual(
        oracle(projects, 'COMMITTED', one, ({ provider, year }) => provider === 'JP' && year === 2023),
      );
      for (const metrics of [answer.byPillar, answer.pivot, answer.byCountry]) {
        expect(read(metrics.totals[0].money)).toEqual(whole);
        expect(
          add(...metrics.rows.map((row: { values: { money: Total }[] }) => read(row.values[0]?.money as Total))),
        ).toEqual(whole);
      }
      expect(answer.byPillar.totals[1].number).toBe(projects.filter(isMember).length);
      expect(
        add(...answer.perYear[0].points.map((point: { value: { money: Total } }) => read(point.value.money))),
      ).toEqual(whole);
      expect(read(answer.growing[0].points.at(-1).value.money)).toEqual(whole);
    }),
    { numRuns: 25 },
  );
});

test('what was recorded later is hidden from an earlier knowledge, and a component changes nothing above it', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (projects) => {
      counter += 1;
      const code = `R${counter}`;
      const withoutComponents = projects.map((project, index) =>
        index === 0 ? project : { ...project, isComponent: true },
      );
      await importDataset(plans.orm, parseDataset(toDataset(withoutComponents, code)), code);
      const { data } = await plans.ask(
        `query ($plan: String!) @lens(asOf: "2026-01-01", knownAt: "2024-06-01T00:00:00Z") { plan(code: $plan) { funding { committed ${MONEY} } } }`,
        { plan: code },
      );

      const early = ({ recordedAt }: RandomProject['flows'][number]) => recordedAt < LATE.replace('2025', '2024');
      expect(read((data.plan as { funding: { committed: Total } }).funding.committed)).toEqual(
        oracle(projects.slice(0, 1), 'COMMITTED', one, () => true, early),
      );
    }),
    { numRuns: 10 },
  );
});
