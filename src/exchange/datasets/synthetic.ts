import { ActivityStatus } from '../../vocabulary/index.js';
import type { DatasetInput } from '../bundle/dataset/dataset.js';
import { createDice } from './dice.js';

interface Wish {
  count: number;
  plan: string;
  /** Codes of actions that may be served. */
  actions: readonly string[];
  /** Begins each code, e.g. "DEMO". */
  prefix: string;
  /** Begins each name, e.g. "Demonstration". */
  label: string;
}

type Projects = NonNullable<DatasetInput['projects']>;
type Organisations = NonNullable<DatasetInput['organisations']>;
type Transactions = NonNullable<DatasetInput['transactions']>;
type Budgets = NonNullable<DatasetInput['budgets']>;
type Party = { organisation: string; role: 'LEAD' | 'COLLABORATOR' };

const FUNDS = ['A', 'B', 'C', 'D', 'E', 'F'];
const PARTNERS = 8;
/** Australian dollars have no synthetic rate, so that unconverted money can be seen. */
const CURRENCIES = ['USD', 'USD', 'EUR', 'JPY', 'AUD'] as const;
const THEMES = [
  'cross-border fibre',
  'shared infrastructure',
  'rural access',
  'digital skills',
  'digital government',
  'data governance',
  'e-resilience',
  'open data',
  'digital payments',
  'telehealth',
];

export const synthetic = {
  kind: 'SYNTHETIC' as const,
  confidence: 'UNVERIFIED' as const,
  isSynthetic: true,
  note: 'Made up for demonstration or measurement; says nothing about the world.',
};

/** Made-up projects with made-up funds and partners: the same for the same wish, on every machine. */
export const syntheticProjects = ({ count, plan, actions, prefix, label }: Wish) => {
  const dice = createDice(`${prefix} ${count}`);
  const organisations: Organisations = [
    ...FUNDS.map((letter, index) => ({
      code: `${prefix}-FUND-${letter}`,
      name: `${label} Fund ${letter}`,
      type: index % 2 ? ('MULTILATERAL' as const) : ('FOUNDATION' as const),
      isKnownDonor: true,
      provenance: synthetic,
    })),
    ...Array.from({ length: PARTNERS }, (_, index) => ({
      code: `${prefix}-PARTNER-${index + 1}`,
      name: `${label} Partner ${index + 1}`,
      type: index % 2 ? ('ACADEMIC' as const) : ('NATIONAL_NGO' as const),
      provenance: synthetic,
    })),
  ];
  const width = String(count).length;
  const codeOf = (number: number) => `${prefix}-${String(number).padStart(width, '0')}`;
  const projects: Projects = Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const status = dice.pick(Object.values(ActivityStatus));
    const hasBegun = status !== 'PIPELINE';
    const startYear = hasBegun ? 2022 + dice.below(3) : 2027;
    const start = `${startYear}-${String(1 + dice.below(12)).padStart(2, '0')}`;
    // What is closed has ended before, what is under way ends later than anybody is likely to look at it.
    const end = status === 'CLOSED' ? `${startYear + 1}-12` : `${Math.max(startYear + 2, 2028)}-12`;
    const isComponent = number % 13 === 0;
    const served = isComponent ? [] : dice.some(actions, 1 + dice.below(3));
    const isShared = dice.below(4) > 0;
    return {
      code: codeOf(number),
      title: `${label} project ${String(number).padStart(Math.max(2, width), '0')}: ${dice.pick(THEMES)}`,
      description: 'Synthetic.',
      activityStatus: status,
      plannedStart: start,
      actualStart: hasBegun ? start : null,
      plannedEnd: end,
      actualEnd: status === 'CLOSED' ? end : null,
      parent: isComponent ? codeOf(number - 1) : null,
      financialScope: isComponent ? ('COMPONENT' as const) : ('WHOLE' as const),
      provenance: synthetic,
      // Some links carry a share, some none, and some leave a part of the project unallocated.
      actions: served.map((action) => ({
        plan,
        action,
        share: isShared ? String(Math.floor((dice.below(3) ? 100 : 80) / served.length)) : null,
        provenance: synthetic,
      })),
      organisations: [
        ...(isComponent
          ? []
          : dice.some(FUNDS, dice.below(3)).map((letter) => ({
              organisation: `${prefix}-FUND-${letter}`,
              role: 'FUNDING' as const,
              provenance: synthetic,
            }))),
        {
          organisation: `${prefix}-PARTNER-${1 + dice.below(PARTNERS)}`,
          role: 'IMPLEMENTING' as const,
          provenance: synthetic,
        },
      ],
    };
  });
  const funders = new Map(
    projects.map(({ code, organisations: roles }) => [
      code,
      (roles ?? []).filter(({ role }) => role === 'FUNDING').map(({ organisation }) => organisation),
    ]),
  );
  const transactions: Transactions = [];
  const budgets: Budgets = [];
  for (const { code, actualStart, financialScope } of projects) {
    if (!actualStart) continue; // what is only planned has no money yet
    const currency = dice.pick(CURRENCIES);
    const donors = funders.get(code) ?? [];
    const size = 50_000 * (1 + dice.below(30));
    const year = Number(actualStart.slice(0, 4));
    const on = (later: number) => `${Math.min(year + later, 2026)}-${String(1 + dice.below(10)).padStart(2, '0')}-15`;
    budgets.push({
      project: code,
      type: 'ORIGINAL',
      status: 'COMMITTED',
      periodStart: `${year}-01-01`,
      periodEnd: '2028-12-31',
      amount: String(size),
      currency,
      valueDate: `${year}-01-15`,
      provenance: synthetic,
    });
    if (financialScope === 'COMPONENT') continue;
    for (const provider of donors.length ? donors : [null]) {
      const part = Math.round(size / Math.max(1, donors.length));
      const flow = (type: Transactions[number]['type'], amount: number, transactionDate: string) => ({
        project: code,
        type,
        provider,
        amount: String(amount),
        currency,
        transactionDate,
        recordedAt: `${transactionDate}T09:00:00Z`,
        provenance: synthetic,
      });
      const committedOn = on(0);
      transactions.push(flow('OUTGOING_COMMITMENT', part, committedOn));
      if (dice.below(6) === 0) transactions.push(flow('INCOMING_COMMITMENT', part, committedOn)); // reported by both sides
      if (dice.below(4) === 0) transactions.push(flow('OUTGOING_PLEDGE', Math.round(part / 2), on(1)));
      for (let payment = dice.below(3); payment > 0; payment -= 1)
        transactions.push(flow('DISBURSEMENT', Math.round(part / 4), on(payment)));
      if (dice.below(2)) transactions.push(flow('EXPENDITURE', Math.round(part / 5), on(2)));
    }
    if (dice.below(5) === 0)
      budgets.push({
        project: code,
        type: 'REVISED',
        status: 'COMMITTED',
        periodStart: `${year}-01-01`,
        periodEnd: '2028-12-31',
        amount: String(Math.round(size * 1.2)),
        currency,
        valueDate: `${year}-06-15`,
        provenance: synthetic,
      });
  }
  const responsible = new Map<string, Party[]>(
    actions.map((action, index) => [
      action,
      // Every fifth action has no lead, so that this too can be seen.
      index % 5 === 4
        ? []
        : [
            { organisation: `${prefix}-PARTNER-${1 + (index % PARTNERS)}`, role: 'LEAD' as const },
            { organisation: `${prefix}-PARTNER-${1 + ((index + 3) % PARTNERS)}`, role: 'COLLABORATOR' as const },
          ],
    ]),
  );
  return { organisations, projects, responsible, transactions, budgets };
};

/** Made-up rates to the US dollar on the 15th of each month of the years of a plan. */
export const syntheticRates = (): NonNullable<DatasetInput['exchangeRates']> =>
  [2022, 2023, 2024, 2025, 2026].flatMap((year) =>
    Array.from(
      { length: year === 2026 ? 10 : 12 },
      (_, month) => `${year}-${String(month + 1).padStart(2, '0')}-15`,
    ).flatMap((date, month) => [
      {
        from: 'EUR',
        to: 'USD',
        date,
        rate: (1.05 + ((year + month) % 7) / 100).toFixed(4),
        source: 'synthetic',
        recordedAt: `${date}T09:00:00Z`,
      },
      {
        from: 'JPY',
        to: 'USD',
        date,
        rate: (0.0065 + ((year + month) % 5) / 10_000).toFixed(6),
        source: 'synthetic',
        recordedAt: `${date}T09:00:00Z`,
      },
    ]),
  );
