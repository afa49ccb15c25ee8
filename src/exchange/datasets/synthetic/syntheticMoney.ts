import { type Given, padded, synthetic } from './common.js';
import type { Dice } from './dice.js';

type Project = Given<'projects'>[number];
type Transactions = Given<'transactions'>;
type Budgets = Given<'budgets'>;

/** Australian dollars have no synthetic rate, so that unconverted money can be seen. */
const CURRENCIES = ['USD', 'USD', 'EUR', 'JPY', 'AUD'] as const;
const LAST_YEAR = 2026;

/** What the money of one project has in common. */
interface Purse {
  project: string;
  currency: string;
  size: number;
  year: number;
}

const budgetOf = (
  { project, currency, size, year }: Purse,
  type: 'ORIGINAL' | 'REVISED',
  factor: number,
  valueDay: string,
): Budgets[number] => ({
  project,
  type,
  status: 'COMMITTED',
  periodStart: `${year}-01-01`,
  periodEnd: '2028-12-31',
  amount: String(Math.round(size * factor)),
  currency,
  valueDate: `${year}-${valueDay}`,
  provenance: synthetic,
});

/** What one donor, or one whom nobody names, has committed, pledged, paid and spent. */
const drawFlows = (dice: Dice, purse: Purse, provider: string | null, part: number): Transactions => {
  const dayIn = (years: number) => `${Math.min(purse.year + years, LAST_YEAR)}-${padded(1 + dice.below(10))}-15`;
  const flow = (type: Transactions[number]['type'], amount: number, transactionDate: string) => ({
    project: purse.project,
    type,
    provider,
    amount: String(amount),
    currency: purse.currency,
    transactionDate,
    recordedAt: `${transactionDate}T09:00:00Z`,
    provenance: synthetic,
  });
  const committedOn = dayIn(0);
  const flows = [flow('OUTGOING_COMMITMENT', part, committedOn)];
  if (dice.below(6) === 0) flows.push(flow('INCOMING_COMMITMENT', part, committedOn)); // reported by both sides
  if (dice.below(4) === 0) flows.push(flow('OUTGOING_PLEDGE', Math.round(part / 2), dayIn(1)));
  for (let payment = dice.below(3); payment > 0; payment -= 1)
    flows.push(flow('DISBURSEMENT', Math.round(part / 4), dayIn(payment)));
  if (dice.below(2)) flows.push(flow('EXPENDITURE', Math.round(part / 5), dayIn(2)));
  return flows;
};

/** The money of one project: that of a component belongs to its parent, so it has a budget only. */
const drawMoney = (dice: Dice, project: Project, actualStart: string) => {
  const { code, financialScope, organisations } = project;
  const currency = dice.pick(CURRENCIES);
  const size = 50_000 * (1 + dice.below(30));
  const purse = { project: code, currency, size, year: Number(actualStart.slice(0, 4)) };
  const original = budgetOf(purse, 'ORIGINAL', 1, '01-15');
  if (financialScope === 'COMPONENT') return { transactions: [], budgets: [original] };
  const donors = (organisations ?? []).flatMap(({ role, organisation }) => (role === 'FUNDING' ? [organisation] : []));
  const part = Math.round(size / Math.max(1, donors.length));
  const providers = donors.length ? donors : [null];
  const transactions = providers.flatMap((provider) => drawFlows(dice, purse, provider, part));
  const isRevised = dice.below(5) === 0;
  return {
    transactions,
    budgets: isRevised ? [original, budgetOf(purse, 'REVISED', 1.2, '06-15')] : [original],
  };
};

/** Made-up transactions and budgets of projects; a project that is only planned has no money yet. */
export const syntheticMoney = (projects: readonly Project[], dice: Dice) => {
  const money = projects.flatMap((project) =>
    project.actualStart ? [drawMoney(dice, project, project.actualStart)] : [],
  );
  return {
    transactions: money.flatMap(({ transactions }) => transactions),
    budgets: money.flatMap(({ budgets }) => budgets),
  };
};
