import { type Given, padded, synthetic as provenance } from '../synthetic/common.js';
import { fundCode, partnerCode, projectCode } from './demoProjects.js';
import { disbursementsOf, expendituresOf, type Promised } from './payments.js';
import { hasBegun, isComponent, type ProjectLine } from './projectLines.js';
import { LAST_ROUND } from './time.js';

type Transaction = Given<'transactions'>[number];

/** What one fund, or one that nobody names, gives to a project. */
interface Grant extends Promised {
  provider: string | null;
  currency: string;
}

const grantsOf = ({ money, start, end, stopped }: ProjectLine): Grant[] =>
  money.flatMap(([fund = '?', thousands, currency = '', month], turn) =>
    thousands
      ? [
          {
            provider: fund === '?' ? null : fundCode(fund),
            amount: Number(thousands) * 1000,
            currency,
            start: month ?? start,
            end,
            stopped,
            turn,
          },
        ]
      : [],
  );

const LATER_PART = 0.3;

/** A commitment: of every fifth project in two parts, two years apart, if the second one is not to come yet. */
const commitmentsOf = ({ number }: ProjectLine, { amount, start }: Grant) => {
  const [year = 0, month = 0] = start.split('-').map(Number);
  const on = (years: number) => `${year + years}-${padded(month)}-15`;
  if (number % 5 !== 2 || on(2) > LAST_ROUND) return [{ date: on(0), amount }];
  const second = amount * LATER_PART;
  return [
    { date: on(0), amount: amount - second },
    { date: on(2), amount: second },
  ];
};

const flowsOf = (line: ProjectLine, grant: Grant): Transaction[] => {
  const flow = (type: Transaction['type'], { date, amount }: { date: string; amount: number }, hasReceiver = true) => ({
    project: projectCode(line.number),
    type,
    provider: grant.provider,
    receiver: hasReceiver ? partnerCode(line.partner) : null,
    amount: String(amount),
    currency: grant.currency,
    transactionDate: date,
    recordedAt: `${date}T09:00:00Z`,
    provenance,
  });
  const commitments = commitmentsOf(line, grant);
  return [
    ...(line.number % 6 === 4
      ? [flow('OUTGOING_PLEDGE', { date: `${grant.start}-01`, amount: grant.amount / 2 })]
      : []),
    ...commitments.map((one) => flow('OUTGOING_COMMITMENT', one)),
    // Of every eighth project the partner reports the commitments, too.
    ...(line.number % 8 === 4 ? commitments.map((one) => flow('INCOMING_COMMITMENT', one)) : []),
    ...disbursementsOf(grant).map((one) => flow('DISBURSEMENT', one)),
    ...expendituresOf(grant).map((one) => flow('EXPENDITURE', one, false)),
  ];
};

const byDay = (one: Transaction, other: Transaction): number =>
  one.transactionDate < other.transactionDate ? -1 : Number(one.transactionDate > other.transactionDate);

/**
 * Made-up transactions of projects, in the order of their days. Projects that are only prepared have none, and the money
 * of a component is its parent's.
 */
export const demoTransactions = (lines: readonly ProjectLine[]): Transaction[] =>
  lines
    .filter((line) => hasBegun(line) && !isComponent(line))
    .flatMap((line) => grantsOf(line).flatMap((grant) => flowsOf(line, grant)))
    .sort(byDay);
