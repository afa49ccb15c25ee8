import fc from 'fast-check';
import type { DatasetInput } from '../../src/exchange/bundle/index.js';

// Amounts are so round that no share, third and rate leaves a part of a cent: parts must add up to the last digit.
export const ROUND_AMOUNT = 300_000_000;

/** The rates to USD; AUD has none. */
export const RATES: Readonly<Record<string, number>> = { USD: 1, EUR: 1.1, JPY: 0.0067 };

const provenance = { kind: 'ENTERED' as const, confidence: 'READ' as const };
const RATE_DAY = '2024-03-15';
const PILLAR_OF_ACTION = ['P1', 'P1', 'P2', null];

const flow = fc.record({
  units: fc.integer({ min: -20, max: 50 }).filter((units) => units !== 0),
  currency: fc.constantFrom('USD', 'EUR', 'JPY', 'AUD'),
  provider: fc.constantFrom('KR', 'JP', null),
  type: fc.constantFrom('OUTGOING_COMMITMENT' as const, 'INCOMING_COMMITMENT' as const, 'DISBURSEMENT' as const),
  year: fc.constantFrom(2022, 2023, 2024),
  recordedAt: fc.constantFrom('2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z'),
});

/** The share of a link; undefined: no link, null: a link without a share. */
const share = fc.oneof(fc.constant(undefined), fc.constant(null), fc.integer({ min: 0, max: 25 }));

const project = fc.record({
  /** Shares of the actions 0 to 3. */
  shares: fc.array(share, { minLength: 4, maxLength: 4 }),
  flows: fc.array(flow, { maxLength: 5 }),
  isComponent: fc.boolean(),
});

/** A plan of up to five projects. The first project is never a component. */
export const randomPlan = fc
  .array(project, { minLength: 1, maxLength: 5 })
  .map((projects) => projects.map((one, index) => ({ ...one, isComponent: one.isComponent && index > 0 })));

type ValueOf<A> = A extends fc.Arbitrary<infer V> ? V : never;
export type RandomPlan = ValueOf<typeof randomPlan>;
export type RandomProject = RandomPlan[number];
export type RandomFlow = RandomProject['flows'][number];

/** The rates and the donors of all random plans. */
export const ratesAndDonors = (): DatasetInput => ({
  exchangeRates: ['EUR', 'JPY'].map((from) => ({
    from,
    to: 'USD',
    date: RATE_DAY,
    rate: String(RATES[from]),
    source: 'test',
    recordedAt: '2020-01-01T00:00:00Z',
  })),
  organisations: ['KR', 'JP'].map((code) => ({ code, name: code, type: 'OTHER' as const, provenance })),
});

const structureOf = (code: string) => ({
  code,
  title: code,
  startDate: '2022-01-01',
  endDate: '2026-12-31',
  provenance,
  pillars: [1, 2].map((number) => ({ number, code: `P${number}`, title: 'pillar', provenance })),
  actions: PILLAR_OF_ACTION.map((pillar, index) => ({
    number: index + 1,
    code: `A${index}`,
    title: 'action',
    wording: 'OFFICIAL' as const,
    pillar,
    provenance,
  })),
});

const linksOf = ({ shares }: RandomProject, plan: string) =>
  shares.flatMap((stated, action) =>
    stated === undefined
      ? []
      : [{ plan, action: `A${action}`, share: stated === null ? null : String(stated), provenance }],
  );

/** A random plan as a dataset. Actions 0 and 1 are in the first pillar, 2 is in the second, 3 in none. */
export const toDataset = (projects: RandomPlan, code: string): DatasetInput => ({
  plans: [structureOf(code)],
  projects: projects.map((one, index) => ({
    code: `${code}-${index}`,
    title: 'project',
    parent: one.isComponent ? `${code}-0` : null,
    financialScope: one.isComponent ? ('COMPONENT' as const) : ('WHOLE' as const),
    provenance,
    actions: linksOf(one, code),
  })),
  transactions: projects.flatMap(({ flows }, index) =>
    flows.map(({ units, year, ...rest }) => ({
      ...rest,
      project: `${code}-${index}`,
      amount: String(units * ROUND_AMOUNT),
      transactionDate: `${year}-03-15`,
      valueDate: RATE_DAY,
      provenance,
    })),
  ),
});
