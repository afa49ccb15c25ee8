import { expect, test } from '@jest/globals';
import { cli } from '../support/cli.js';
import { tracker } from '../support/tracker.js';
import { loadBundle, problemsOf } from './bundles.js';
import { temporaryFiles } from './files.js';

// Whatever is wrong with a bundle is said with its path: each part of a bundle that has one of everything is given each fault.

const api = tracker({ template: 'empty' });
const file = temporaryFiles();

const bundle = {
  about: 'One of everything.',
  statedAt: '2026-11-01T00:00:00Z',
  plan: {
    code: 'MUT',
    title: 'Plan',
    description: 'Text',
    start: '2025-01-01',
    end: '2027-12-31',
    reportingCurrency: 'USD',
    timeZone: 'Asia/Bangkok',
    onTrackFrom: 0.9,
    atRiskFrom: 0.6,
    freshDays: 90,
    agingDays: 180,
  },
  pillars: [
    {
      code: 'P1',
      title: 'Pillar',
      actions: [
        'A1',
        {
          code: 'A2',
          title: 'Action',
          description: 'Text',
          wording: 'PARAPHRASE',
          weight: '2',
          startDate: '2025-01-01',
          endDate: '2026-12-31',
          sdgTargets: ['9.c'],
          responsible: [{ organisation: 'MUT-ORG', role: 'LEAD' }],
        },
      ],
    },
    { code: 'P2', actions: [] },
  ],
  organisations: [
    'MUT-KR',
    { code: 'MUT-ORG', name: 'Organisation', acronym: 'ORG', type: 'MULTILATERAL', country: 'LAO', iatiRef: 'XM-1' },
  ],
  projects: [
    {
      code: 'MUT-A',
      title: 'Project',
      description: 'Text',
      iatiIdentifier: 'XM-MUT-A',
      activityStatus: 'IMPLEMENTATION',
      plannedStart: '2025',
      actualStart: '2025-02',
      plannedEnd: '2026-12-31',
      actualEnd: '2027',
      currency: 'USD',
      actions: { A1: 60, A2: 40 },
      countries: { LAO: 50, VNM: 50 },
      sectors: ['22040'],
      donors: ['MUT-KR'],
      organisations: [{ organisation: 'MUT-ORG', role: 'IMPLEMENTING' }],
      budgets: [
        {
          type: 'ORIGINAL',
          status: 'COMMITTED',
          periodStart: '2025-01-01',
          periodEnd: '2025-12-31',
          amount: '100.00',
          currency: 'USD',
          valueDate: '2025-01-01',
          recordedAt: '2025-01-02T00:00:00Z',
        },
        { amount: 50, currency: 'EUR' },
      ],
    },
    { code: 'MUT-B', parent: 'MUT-A', financialScope: 'COMPONENT', actions: ['A1'] },
  ],
  transactions: [
    {
      project: 'MUT-A',
      type: 'DISBURSEMENT',
      amount: '10.00',
      currency: 'USD',
      date: '2025-05-06',
      valueDate: '2025-05-07',
      provider: 'MUT-KR',
      receiver: 'MUT-ORG',
      description: 'Text',
      externalRef: '1',
      recordedAt: '2025-05-08T00:00:00Z',
    },
  ],
  exchangeRates: [{ from: 'EUR', to: 'USD', date: '2025-01-01', rate: '1.1', source: 'test' }],
  reportingPeriods: [
    {
      code: '2025-H1',
      start: '2025-01-01',
      end: '2025-06-30',
      dueOn: '2025-07-31',
      kind: 'REGULAR',
      state: 'OPEN',
    },
  ],
  reports: [
    {
      period: '2025-H1',
      action: 'A1',
      organisation: 'MUT-ORG',
      narrative: 'Text',
      achievements: 'Text',
      challenges: 'Text',
      wayForward: 'Text',
      reportedStatus: 'ON_TRACK',
      events: [
        { at: '2025-06-30T00:00:00Z', to: 'DUE' },
        { at: '2025-07-01T00:00:00Z', to: 'DRAFT' },
        { at: '2025-07-02T00:00:00Z', to: 'SUBMITTED', note: 'Text' },
      ],
    },
  ],
  indicators: [
    {
      action: 'A1',
      code: 'I1',
      title: 'Indicator',
      unit: 'km',
      measure: 'UNIT',
      direction: 'INCREASE',
      reportingBasis: 'PERIODIC',
      acrossPeriods: 'SUM',
      acrossUnits: 'SUM',
      weight: '1',
      baseline: { value: 0, date: '2024-12-31', comment: 'Text' },
      target: 100,
      targets: [{ start: '2025-01-01', end: '2025-12-31', value: 10, comment: 'Text' }],
      recordedAt: '2025-01-01T00:00:00Z',
      values: [
        { date: '2025-03-31', value: 5, project: 'MUT-A', state: 'APPROVED', recordedAt: '2025-04-01T00:00:00Z' },
        { date: '2025-04-30', value: 6, project: 'MUT-B', period: '2025-H1' },
        { date: '2025-05-31', noDataReason: 'NOT_COLLECTED', project: 'MUT-B' },
      ],
    },
  ],
  milestones: [
    {
      project: 'MUT-A',
      title: 'Milestone',
      dueOn: '2026-01-31',
      completedOn: '2026-01-15',
      weight: '1',
      recordedAt: '2025-01-01T00:00:00Z',
      completedAt: '2026-01-16T00:00:00Z',
    },
  ],
  assessments: [
    { action: 'A2', status: 'ON_TRACK', note: 'Text', date: '2026-01-01', recordedAt: '2026-01-02T00:00:00Z' },
  ],
};

type Path = (string | number)[];
type Holder = Record<string | number, unknown>;

/** The place of each part of a value, but for itself. */
const placesIn = (value: unknown, at: Path = []): Path[] =>
  value === null || typeof value !== 'object'
    ? []
    : Object.entries(value).flatMap(([name, inner]) => {
        const path = [...at, Array.isArray(value) ? Number(name) : name];
        return [path, ...placesIn(inner, path)];
      });

/** The bundle with the part at a place changed; the change is told what holds it, and its name there. */
const changedAt = (path: Path, change: (holder: Holder, name: string | number, part: unknown) => void): object => {
  const copy = structuredClone(bundle);
  const name = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce((inner, step) => inner[step] as Holder, copy as unknown as Holder);
  change(holder, name, holder[name]);
  return copy;
};

const isText = (part: unknown): part is string => typeof part === 'string';

/** Faults; null where a part cannot have it. With `always`, what has it is never right. */
const faults: Record<string, { always?: true; change: (part: unknown) => unknown }> = {
  'an object in its place': { always: true, change: () => ({ x: 1 }) },
  'a list in its place': { always: true, change: (part) => (Array.isArray(part) ? undefined : [[1]]) },
  'true in its place': { always: true, change: () => true },
  'a number in its place': { change: () => 7 },
  'null in its place': { change: () => null },
  'nothing in it': { change: (part) => (isText(part) ? '' : []) },
  'a huge text': { always: true, change: (part) => (isText(part) ? 'x'.repeat(20_000) : undefined) },
  'a huge number': { change: () => 1e30 },
  'a negative number': { change: (part) => (typeof part === 'object' ? undefined : -1) },
  'an unknown code': { change: (part) => (isText(part) ? 'NO-SUCH' : undefined) },
  'a day that is not': { change: (part) => (isText(part) ? '2025-02-30' : undefined) },
  'a member that is not known': {
    always: true,
    change: (part) =>
      part && typeof part === 'object' && !Array.isArray(part) ? { ...part, 'no such': 1 } : undefined,
  },
  'an element twice': { change: (part) => (Array.isArray(part) && part.length ? [...part, part[0]] : undefined) },
};

/** `about` says what people like. */
const isFree = (path: Path) => path[0] === 'about';

const MISSING = 'is missing';
const cases = placesIn(bundle).flatMap((path) => [
  ...Object.entries(faults).flatMap(([what, { always = false, change }]) => {
    const holder = path.reduce<unknown>((inner, step) => (inner as Holder)[step], bundle);
    const value = change(holder);
    if (value === undefined || (isFree(path) && what !== 'an object in its place')) return [];
    const whole = changedAt(path, (inner, name) => {
      inner[name] = value;
    });
    return [{ path, what, always, whole }];
  }),
  {
    path,
    what: MISSING,
    always: false,
    whole: changedAt(path, (inner, name) => {
      if (Array.isArray(inner)) inner.splice(Number(name), 1);
      else delete inner[name];
    }),
  },
]);

const problemsIn = (whole: object) => problemsOf(() => loadBundle(api.database, whole));

test('takes the bundle that the faults are put into', async () => {
  expect(await problemsIn(bundle)).toEqual([]);
});

test('says what is wrong with each faulty bundle, and where', async () => {
  const surprises: unknown[] = [];
  for (const { path, what, always, whole } of cases) {
    const at = `${path.join('.')}: ${what}`;
    try {
      const problems = await problemsIn(whole);
      if (always && !problems.length) surprises.push(`${at}: was taken`);
      for (const problem of problems)
        if (!problem.path || !problem.message || /_/.test(problem.path)) surprises.push({ at, ...problem });
    } catch (error) {
      surprises.push(`${at}: ${error}`);
    }
  }

  expect(cases.length).toBeGreaterThan(1_000);
  expect(surprises).toEqual([]);
});

test('says it on the command line with exit code 2 and no trace of the program', async () => {
  const some = cases.filter(({ always }, index) => always && index % 151 === 0);
  for (const { whole } of some) {
    const { code, message } = await cli(api.url, 'load', file('mutated.json', whole));
    expect(code).toBe(2);
    expect(message).toMatch(/^mutated\.json has \d+ errors?; nothing was changed:\n {2}\S+: /m);
    expect(message).not.toMatch(/\n\s+at |node:internal|Error:/);
  }
  expect(some.length).toBeGreaterThan(3);
});
