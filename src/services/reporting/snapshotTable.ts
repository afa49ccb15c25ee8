import type { Loaders } from '../../loaders/index.js';
import type { FundingKey, FundingView } from '../../loaders/money/index.js';
import type { PlanPart } from '../../loaders/progress/index.js';
import type { ReportingFact } from '../../loaders/reporting/index.js';

/** The money of a line: committed, disbursed, and the rate between them. */
const moneyOf = async (funding: FundingView) => {
  const [committed, disbursed] = await Promise.all([funding.committed, funding.disbursed]);
  const shown = async ({ converted, unconverted, ...total }: typeof committed) => ({
    converted,
    unconverted,
    isComplete: await total.isComplete,
    isPublished: await total.isPublished,
    coverage: await total.coverage,
  });
  return {
    committed: await shown(committed),
    disbursed: await shown(disbursed),
    disbursementRate: await funding.disbursementRate,
    isSynthetic: await funding.isSynthetic,
  };
};

const covered = ({ coverage: { expected, reported, approved, onTime, rate } }: ReportingFact) => ({
  expected,
  reported,
  approved,
  onTime,
  rate,
});

/** A line of the table: the plan, a pillar or an action. */
const lineOf = async (loaders: Loaders, planId: number, part: PlanPart, id: number, periodCode: string) => {
  const [standings, reporting, ofPeriod, counts] = await Promise.all([
    loaders.planProgress(planId),
    loaders.reporting(planId, part, id),
    loaders.reporting(planId, part, id, periodCode),
    loaders.counts(planId, part, id),
  ]);
  const key: FundingKey = { scope: 'plan', scopeId: planId, kind: part, keyId: id };
  return {
    progress: standings.of(part, id).progress,
    coverage: covered(reporting),
    coverageOfPeriod: covered(ofPeriod),
    lastReportedOn: reporting.lastReportedOn,
    counts,
    funding: await moneyOf(loaders.funding(key)),
  };
};

/** The table of a snapshot: a line for the plan, each pillar and each action. */
export const tableOf = async (loaders: Loaders, planId: number, periodCode: string) => {
  const [pillars, actions] = await Promise.all([
    loaders.pillarsOfPlan.load(planId),
    loaders.actionsOfPlan({}).load(planId),
  ]);
  return {
    plan: await lineOf(loaders, planId, 'plan', planId, periodCode),
    pillars: await Promise.all(
      pillars.map(async ({ id, code, title }) => ({
        code,
        title,
        ...(await lineOf(loaders, planId, 'pillar', id, periodCode)),
      })),
    ),
    actions: await Promise.all(
      actions.map(async ({ id, code, title, wording, pillarId }) => ({
        code,
        title,
        wording,
        pillar: pillars.find((pillar) => pillar.id === pillarId)?.code ?? null,
        ...(await lineOf(loaders, planId, 'action', id, periodCode)),
      })),
    ),
  };
};
