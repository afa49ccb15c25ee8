import { beforeAll, expect, test } from '@jest/globals';
import { laws } from '../../src/domain/laws.js';
import { type Dataset, importBundle, type PlanData, readBundle } from '../../src/exchange/bundle/index.js';
import { person } from '../support/cast.js';
import { only } from '../support/certain.js';
import { goldenTracker } from '../support/goldenTracker.js';
import { bundleOf, indicator, problemsOf } from './bundles.js';

// One law: what the API refuses a load refuses too, by the same rule. Each rule has a row; one without a row fails here.

const api = goldenTracker();
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

const DAY = '2999-01-01';

interface Row {
  /** A mutation with the bad value, and the field that it names. */
  mutation: (ids: Record<string, string>) => string;
  field: string;
  /** What of a bundle has the same bad value, and the path that it names. */
  bundle: object;
  /** The same where bundles have no such part, and only datasets of the tracker's own do. */
  data?: (plan: PlanData) => Partial<Dataset>;
  path: string;
}

const planInput = (more: string, dates = 'startDate: "2025-01-01", endDate: "2027-12-31"') =>
  `createPlan(input: { code: "LAW", title: "t", ${dates}, pillars: [{ number: 1, title: "p", actions: [] }], ${more} })`;
const plan = (more: object) => ({ plan: { code: 'LAW', start: '2025-01-01', end: '2027-12-31', ...more } });
const project = (more: object) => ({ projects: [{ code: 'LAW-A', actions: { A1: 100 }, ...more }] });
const projectInput = (more: string) =>
  `createProject(input: { code: "LAW-B", title: "t", activityStatus: PIPELINE, actions: [], countries: [], organisations: [], ${more} })`;
const indicatorInput = (ids: Record<string, string>, more: string, across = 'acrossPeriods: SUM') =>
  `createIndicator(input: { owner: "${ids.action}", code: "LAW", title: "t", unit: "u", measure: UNIT, direction: INCREASE,
    reportingBasis: ${across.includes('CUMULATIVE') ? 'CUMULATIVE, acrossPeriods: SUM' : `PERIODIC, ${across}`}, acrossUnits: SUM, ${more} })`;
const valueInput = (ids: Record<string, string>, more: string) =>
  `recordIndicatorValues(input: [{ indicator: "${ids.indicator}", date: "2024-06-30", ${more} }])`;
const payment = { project: 'LAW-A', type: 'DISBURSEMENT', amount: 5, currency: 'USD', date: '2025-01-01' };
const forecast = {
  project: 'LAW-A',
  amount: 5,
  currency: 'USD',
  periodStart: '2025-01-01',
  periodEnd: '2025-12-31',
};
const rate = { from: 'EUR', to: 'USD', date: '2025-01-01', rate: '1.1', source: 'law' };
const event = { code: 'LAW', title: 't', place: null, country: null, url: null, projects: [] };
const officer = { workingGroup: null, country: null, role: 'Chair' };
const period = { code: 'LAW', start: '2026-01-01', end: '2026-06-30', dueOn: '2026-07-31' };

const rows: Record<keyof typeof laws, Row> = {
  planDays: {
    mutation: () => planInput('reportingCurrency: "USD"', 'startDate: "2025-01-01", endDate: "2024-12-31"'),
    field: 'input.endDate',
    bundle: plan({ end: '2024-12-31' }),
    path: 'plan.end',
  },
  planCurrency: {
    mutation: () => planInput('reportingCurrency: "ABC"'),
    field: 'input.reportingCurrency',
    bundle: plan({ reportingCurrency: 'ABC' }),
    path: 'plan.reportingCurrency',
  },
  planZone: {
    mutation: () => planInput('reportingCurrency: "USD", timeZone: "Japan"'),
    field: 'input.timeZone',
    bundle: plan({ timeZone: 'Japan' }),
    path: 'plan.timeZone',
  },
  planThresholds: {
    mutation: () => planInput('reportingCurrency: "USD", onTrackFrom: 90'),
    field: 'input.onTrackFrom',
    bundle: plan({ onTrackFrom: 90 }),
    path: 'plan.onTrackFrom',
  },
  fiscalYear: {
    mutation: () => planInput('reportingCurrency: "USD", fiscalYearStart: 13'),
    field: 'input.fiscalYearStart',
    bundle: plan({ fiscalYearStart: 13 }),
    path: 'plan.fiscalYearStart',
  },
  planFreshness: {
    mutation: () => planInput('reportingCurrency: "USD", freshDays: 0'),
    field: 'input.freshDays',
    bundle: plan({ freshDays: 0 }),
    path: 'plan.freshDays',
  },
  actionDays: {
    mutation: ({ action }) =>
      `updateAction(id: "${action}", version: 1, input: { startDate: "2025-01-01", endDate: "2024-01-01" })`,
    field: 'input.endDate',
    bundle: { pillars: [{ code: 'P1', actions: [{ code: 'A1', startDate: '2025-01-01', endDate: '2024-01-01' }] }] },
    path: 'pillars.0.actions.0.endDate',
  },
  actionTargets: {
    mutation: ({ action }) => `updateAction(id: "${action}", version: 1, input: { sdgTargets: ["99.z"] })`,
    field: 'input.sdgTargets.0',
    bundle: { pillars: [{ code: 'P1', actions: [{ code: 'A1', sdgTargets: ['99.z'] }] }] },
    path: 'pillars.0.actions.0.sdgTargets.0',
  },
  projectDates: {
    mutation: () => projectInput('plannedStart: "2026", plannedEnd: "2025"'),
    field: 'input.plannedEnd',
    bundle: project({ plannedStart: '2026', plannedEnd: '2025' }),
    path: 'projects.0.plannedEnd',
  },
  projectScope: {
    mutation: () => projectInput('financialScope: COMPONENT'),
    field: 'input.financialScope',
    bundle: project({ financialScope: 'COMPONENT' }),
    path: 'projects.0.financialScope',
  },
  eventDays: {
    mutation: () => `createEvent(input: { code: "LAW", title: "t", start: "2025-02", end: "2025-01" })`,
    field: 'input.end',
    bundle: {},
    data: ({ provenance }) => ({
      events: [{ ...event, start: '2025-02', end: '2025-01', provenance }],
    }),
    path: 'events.0.end',
  },
  officerDays: {
    mutation: ({ plan: id }) =>
      `setOfficers(id: "${id}", version: 1, officers: [{ role: "Chair", from: "2025-02", to: "2025-01" }])`,
    field: 'officers.0.to',
    bundle: {},
    data: (own) => ({
      plans: [{ ...own, officers: [{ ...officer, from: '2025-02', to: '2025-01', provenance: own.provenance }] }],
    }),
    path: 'plan.officers.0.to',
  },
  projectSectors: {
    mutation: () => projectInput('sectors: ["telecoms"]'),
    field: 'input.sectors.0',
    bundle: project({ sectors: ['telecoms'] }),
    path: 'projects.0.sectors.0',
  },
  paymentDays: {
    mutation: () =>
      `recordTransactions(input: [{ project: "PRJ-1", type: DISBURSEMENT, value: { amount: "5", currency: "USD" }, transactionDate: "2024-01-01", valueDate: "${DAY}" }])`,
    field: 'input.0.valueDate',
    bundle: { ...project({}), transactions: [{ ...payment, valueDate: DAY }] },
    path: 'transactions.0.valueDate',
  },
  paymentMoney: {
    mutation: () =>
      `recordTransactions(input: [{ project: "PRJ-1", type: DISBURSEMENT, value: { amount: "0.01", currency: "JPY" }, transactionDate: "2024-01-01" }])`,
    field: 'input.0.value.amount',
    bundle: { ...project({}), transactions: [{ ...payment, amount: '0.01', currency: 'JPY' }] },
    path: 'transactions.0.amount',
  },
  paymentKinds: {
    mutation: () =>
      `recordTransactions(input: [{ project: "PRJ-1", type: DISBURSEMENT, value: { amount: "1", currency: "USD" }, transactionDate: "2024-01-01", aidType: "C1" }])`,
    field: 'input.0.aidType',
    bundle: { ...project({}), transactions: [{ ...payment, aidType: 'C1' }] },
    path: 'transactions.0.aidType',
  },
  budgetMoney: {
    mutation: () =>
      `setBudget(input: { project: "PRJ-1", type: ORIGINAL, status: INDICATIVE, periodStart: "2026-01-01", periodEnd: "2026-12-31", value: { amount: "5", currency: "HRK" }, valueDate: "2026-01-01" })`,
    field: 'input.value.currency',
    bundle: project({
      budget: {
        amount: 5,
        currency: 'HRK',
        periodStart: '2026-01-01',
        periodEnd: '2026-12-31',
        valueDate: '2026-01-01',
      },
    }),
    path: 'projects.0.budget.currency',
  },
  budgetDays: {
    mutation: () =>
      `setBudget(input: { project: "PRJ-1", type: ORIGINAL, status: INDICATIVE, periodStart: "2025-01-01", periodEnd: "2024-01-01", value: { amount: "5", currency: "USD" }, valueDate: "2024-01-01" })`,
    field: 'input.periodEnd',
    bundle: project({ budget: { amount: 5, currency: 'USD', periodStart: '2025-01-01', periodEnd: '2024-01-01' } }),
    path: 'projects.0.budget.periodEnd',
  },
  forecastDays: {
    mutation: () =>
      `recordPlannedDisbursements(input: [{ project: "PRJ-1", type: ORIGINAL, periodStart: "2025-01-01", periodEnd: "2024-01-01", value: { amount: "5", currency: "USD" } }])`,
    field: 'input.0.periodEnd',
    bundle: { ...project({}), plannedDisbursements: [{ ...forecast, periodEnd: '2024-01-01' }] },
    path: 'plannedDisbursements.0.periodEnd',
  },
  forecastMoney: {
    mutation: () =>
      `recordPlannedDisbursements(input: [{ project: "PRJ-1", type: ORIGINAL, periodStart: "2025-01-01", periodEnd: "2025-12-31", value: { amount: "0.5", currency: "JPY" } }])`,
    field: 'input.0.value.amount',
    bundle: { ...project({}), plannedDisbursements: [{ ...forecast, amount: '0.5', currency: 'JPY' }] },
    path: 'plannedDisbursements.0.amount',
  },
  ratePair: {
    mutation: () =>
      `setExchangeRates(input: [{ from: "EUR", to: "EUR", date: "2025-01-01", rate: "1", source: "law" }])`,
    field: 'input.0.to',
    bundle: { exchangeRates: [{ ...rate, to: 'EUR' }] },
    path: 'exchangeRates.0.to',
  },
  rateDay: {
    mutation: () => `setExchangeRates(input: [{ from: "EUR", to: "USD", date: "${DAY}", rate: "1", source: "law" }])`,
    field: 'input.0.date',
    bundle: { exchangeRates: [{ ...rate, date: DAY }] },
    path: 'exchangeRates.0.date',
  },
  indicatorDefinition: {
    mutation: (ids) => indicatorInput(ids, '', 'CUMULATIVE'),
    field: 'input.acrossPeriods',
    bundle: indicator({ reportingBasis: 'CUMULATIVE' }),
    path: 'indicators.0.acrossPeriods',
  },
  indicatorTargets: {
    mutation: (ids) => indicatorInput(ids, 'targets: [{ start: "2025-01-01", end: "2024-01-01", value: "5" }]'),
    field: 'input.targets.0.end',
    bundle: indicator({ targets: [{ start: '2025-01-01', end: '2024-01-01', value: 5 }] }),
    path: 'indicators.0.targets.0.end',
  },
  indicatorCourse: {
    mutation: (ids) => indicatorInput(ids, 'baseline: { value: "50" }, target: { value: "10" }'),
    field: 'input.direction',
    bundle: indicator({ baseline: 50, target: 10 }),
    path: 'indicators.0.direction',
  },
  indicatorTolerance: {
    mutation: (ids) => indicatorInput(ids, 'tolerance: "-1"'),
    field: 'input.tolerance',
    bundle: indicator({ tolerance: -1 }),
    path: 'indicators.0.tolerance',
  },
  indicatorScale: {
    mutation: (ids) =>
      indicatorInput(
        ids,
        'scale: [{ code: "A", label: "a", rank: 1, meetsTarget: true }, { code: "B", label: "b", rank: 0, meetsTarget: false }]',
      ),
    field: 'input.acrossPeriods',
    bundle: indicator({
      scale: [
        { code: 'A', label: 'a', rank: 1, meetsTarget: true },
        { code: 'B', label: 'b', rank: 0, meetsTarget: false },
      ],
    }),
    path: 'indicators.0.acrossPeriods',
  },
  valueDay: {
    mutation: (ids) => valueInput(ids, 'value: "5"').replace('2024-06-30', DAY),
    field: 'input.0.date',
    bundle: indicator({ values: [{ date: DAY, value: 5 }] }),
    path: 'indicators.0.values.0.date',
  },
  valueUnit: {
    mutation: (ids) => valueInput(ids, 'value: "5", project: "PRJ-1", country: "LAO"'),
    field: 'input.0.country',
    bundle: {
      ...project({}),
      ...indicator({ values: [{ date: '2025-01-01', value: 5, project: 'LAW-A', country: 'LAO' }] }),
    },
    path: 'indicators.0.values.0.country',
  },
  indicatorValue: {
    mutation: (ids) => valueInput(ids, 'numerator: "5"'),
    field: 'input.0.numerator',
    bundle: indicator({ values: [{ date: '2025-01-01', numerator: 5 }] }),
    path: 'indicators.0.values.0.numerator',
  },
  indicatorDimensions: {
    mutation: (ids) => indicatorInput(ids, 'dimensions: [{ kind: SEX, name: "sex", values: ["female"] }]'),
    field: 'input.dimensions.0.values',
    bundle: indicator({ dimensions: [{ kind: 'SEX', name: 'sex', values: ['female'] }] }),
    path: 'indicators.0.dimensions.0.values',
  },
  valueParts: {
    mutation: (ids) => valueInput(ids, 'value: "5", dimensions: [{ dimension: "sex", value: "female" }]'),
    field: 'input.0.dimensions',
    bundle: indicator({ values: [{ date: '2025-01-01', value: 5, dimensions: { sex: 'female' } }] }),
    path: 'indicators.0.values.0.dimensions',
  },
  periodDays: {
    mutation: () =>
      `openReportingPeriod(input: { plan: "GOLDEN", code: "LAW", start: "2025-01-01", end: "2025-06-30", dueOn: "2025-06-01" })`,
    field: 'input.dueOn',
    bundle: { reportingPeriods: [{ ...period, dueOn: '2026-06-01' }] },
    path: 'reportingPeriods.0.dueOn',
  },
  completionDay: {
    mutation: ({ milestone }) => `completeMilestone(id: "${milestone}", completedOn: "${DAY}")`,
    field: 'completedOn',
    bundle: { milestones: [{ action: 'A1', title: 'M', dueOn: '2026-01-01', completedOn: DAY }] },
    path: 'milestones.0.completedOn',
  },
};

const ids: Record<string, string> = {};
beforeAll(async () => {
  const { data } = await secretariat.send(
    '{ action(plan: "GOLDEN", code: "A1.2") { id plan { id } indicators { id } } }',
  );
  const { action } = data as { action: { id: string; plan: { id: string }; indicators: { id: string }[] } };
  const made = await secretariat.send(
    `mutation { createMilestone(input: { owner: "${action.id}", title: "Law", dueOn: "2026-01-01" }) { milestone { id } userErrors { message } } }`,
  );
  const { createMilestone } = made.data as { createMilestone: { milestone: { id: string } } };
  Object.assign(ids, {
    action: action.id,
    plan: action.plan.id,
    indicator: action.indicators[0]?.id,
    milestone: createMilestone.milestone.id,
  });
});

test('has a row for every rule', () => {
  expect(Object.keys(rows).sort()).toEqual(Object.keys(laws).sort());
});

test.each(Object.entries(rows))('refuses what breaks %s in a mutation', async (_, { mutation, field }) => {
  const { data, errors } = await secretariat.send(`mutation { it: ${mutation(ids)} { userErrors { code field } } }`);

  expect(errors).toEqual([]);
  const { userErrors } = (data as { it: { userErrors: { code: string; field: string }[] } }).it;
  // That something does not exist would be said without the rule as well.
  const broken = userErrors.filter(({ code }) => code !== 'NOT_FOUND');
  expect(broken.map((one) => one.field)).toContain(field);
});

test.each(Object.entries(rows))(
  'refuses what breaks %s in a load, with its path',
  async (_, { bundle, data, path }) => {
    const read = readBundle(JSON.stringify(bundleOf('LAW', { projects: [], ...bundle })), 'law');
    const dataset = { ...read.dataset, ...data?.(only(read.dataset.plans)) };

    const problems = await problemsOf(() => importBundle(api.database, { ...read, dataset }, 'law'));

    expect(problems.map((one) => one.path)).toContain(path);
  },
);
