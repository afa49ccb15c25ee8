import { type Given, synthetic as provenance } from '../synthetic/common.js';
import { projectCode } from './demoProjects.js';
import { hasBegun, type ProjectLine } from './projectLines.js';
import { lastDayOf } from './time.js';

type Budget = Given<'budgets'>[number];

/** Dollars that a budget plans with, of a unit of each currency. */
const PLANNED: Record<string, number> = { USD: 1, EUR: 1.1, JPY: 0.007, AUD: 0.66 };
const STEP = 10_000;

/** The sum of a budget: in the currency of the money if there is one, else in US dollars. */
const sumOf = ({ money }: ProjectLine) => {
  const amounts = money.flatMap(([, thousands, currency = '']) =>
    thousands ? [{ amount: Number(thousands) * 1000, currency }] : [],
  );
  const [first, ...others] = amounts;
  if (!first) return null;
  if (others.every(({ currency }) => currency === first.currency))
    return { amount: amounts.reduce((sum, { amount }) => sum + amount, 0), currency: first.currency };
  const dollars = amounts.reduce((sum, { amount, currency }) => sum + amount * (PLANNED[currency] ?? 1), 0);
  return { amount: Math.round(dollars / STEP) * STEP, currency: 'USD' };
};

const RAISED = 1.2;

const budgetsOf = (line: ProjectLine): Budget[] => {
  const sum = sumOf(line);
  if (!sum) return [];
  const year = line.start.slice(0, 4);
  const budget = (type: 'ORIGINAL' | 'REVISED', factor: number, valueDay: string) => ({
    project: projectCode(line.number),
    type,
    status: 'COMMITTED' as const,
    periodStart: `${year}-01-01`,
    periodEnd: lastDayOf(line.end),
    amount: String(Math.round(sum.amount * factor)),
    currency: sum.currency,
    valueDate: valueDay,
    provenance,
  });
  const original = budget('ORIGINAL', 1, `${year}-01-15`);
  return line.number % 5 === 1 ? [original, budget('REVISED', RAISED, `${Number(year) + 1}-06-15`)] : [original];
};

/** Made-up budgets of projects that have begun and say what they cost; every fifth was raised in its second year. */
export const demoBudgets = (lines: readonly ProjectLine[]): Budget[] => lines.filter(hasBegun).flatMap(budgetsOf);
