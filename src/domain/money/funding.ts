import type { MoneyMeasure } from './measures.js';
import { compareExact, type Flow, type MoneySum, sumMoney } from './money.js';

/** What money can be of. `unallocated` is what no pillar has of a plan, `link` what an action has of a project. */
export type FundingKind =
  | 'plan'
  | 'pillar'
  | 'workingGroup'
  | 'action'
  | 'unallocated'
  | 'link'
  | 'project'
  | 'country';

/** A flow with its measure and a detail: the number of its donor or project, or its year. Null where not known. */
export interface MeasuredFlow extends Flow {
  measure: MoneyMeasure | null;
  detailId: number | null;
}

/** The flows of one measure. */
export const ofMeasure = <F extends MeasuredFlow>(flows: readonly F[], measure: MoneyMeasure): F[] =>
  flows.filter((flow) => flow.measure === measure);

/** Sums of one donor or year. */
export interface FundingGroup {
  pledged: MoneySum;
  committed: MoneySum;
  disbursed: MoneySum;
  spent: MoneySum;
}

/** The sums of some flows. */
export const groupOf = (flows: readonly MeasuredFlow[], target: string): FundingGroup => ({
  pledged: sumMoney(ofMeasure(flows, 'PLEDGED'), target),
  committed: sumMoney(ofMeasure(flows, 'COMMITTED'), target),
  disbursed: sumMoney(ofMeasure(flows, 'DISBURSED'), target),
  spent: sumMoney(ofMeasure(flows, 'SPENT'), target),
});

/** Sums of one year. */
export interface YearGroup extends FundingGroup {
  year: number;
}

/** Flows with their years by year, the earliest first. */
export const byYear = (flows: readonly MeasuredFlow[], target: string): YearGroup[] =>
  [...Map.groupBy(flows, ({ detailId }) => detailId)]
    .flatMap(([year, some]) => (year === null ? [] : [{ year, ...groupOf(some, target) }]))
    .sort((a, b) => a.year - b.year);

/** What one project adds to a measure. */
export interface ProjectPart {
  projectId: number;
  /** The part of the project that counts. */
  weight: string;
  value: string;
}

/** Flows or budgets with their projects, by project: the largest first. */
export const byProject = (
  flows: readonly (Flow & { detailId: number | null; weight: string })[],
  target: string,
): ProjectPart[] =>
  [...Map.groupBy(flows, ({ detailId }) => detailId)]
    .flatMap(([projectId, some]) =>
      projectId === null
        ? []
        : [{ projectId, weight: some[0]?.weight ?? '1', value: sumMoney(some, target).converted.amount }],
    )
    .sort((a, b) => compareExact(b.value, a.value) || a.projectId - b.projectId);
