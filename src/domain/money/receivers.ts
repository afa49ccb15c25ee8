import { compareExact, type Flow, type MoneySum, sumMoney } from './money.js';

/** What one organisation received: null where no source names it. */
export interface ReceiverGroup {
  organisationId: number | null;
  disbursed: MoneySum;
  /** Number of projects for which it was. */
  projects: number;
}

const isNothing = ({ converted, byCurrency }: MoneySum): boolean =>
  [converted, ...byCurrency].every(({ amount }) => Number(amount) === 0);

/** Flows with their receivers by receiver, the largest first. Amounts that cancel leave nothing. */
export const byReceiver = (
  flows: readonly (Flow & { detailId: number | null; projectId: number })[],
  target: string,
): ReceiverGroup[] =>
  [...Map.groupBy(flows, ({ detailId }) => detailId)]
    .map(([organisationId, some]) => ({
      organisationId,
      disbursed: sumMoney(some, target),
      projects: new Set(some.map(({ projectId }) => projectId)).size,
    }))
    .filter(({ disbursed }) => !isNothing(disbursed))
    .sort(
      (a, b) =>
        compareExact(b.disbursed.converted.amount, a.disbursed.converted.amount) ||
        (a.organisationId ?? Number.MAX_SAFE_INTEGER) - (b.organisationId ?? Number.MAX_SAFE_INTEGER),
    );
