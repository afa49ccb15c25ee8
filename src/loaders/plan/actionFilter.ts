import { sql } from 'kysely';
import { actionChecks, lagChecks, lagsOf } from '../../domain/analysis/index.js';
import type { Lens } from '../../domain/lens.js';
import { badInput } from '../../domain/Refusal.js';
import { freshnessOf } from '../../domain/reporting/index.js';
import type { Action, ActionPlan } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ActionFilter } from '../../schema/plan/index.js';
import type { ActionIssue } from '../analysis/actionIssues.js';
import type { PlanStandings } from '../progress/planStandings.js';
import type { ReportingFact } from '../reporting/reportFacts.js';
import { type Condition, hasCode, hasCodeOf, searchConditions } from '../search.js';
import { groupOfAction } from './serving.js';

const KNOWN_CODES = new Set<string>([...Object.keys(actionChecks), ...Object.keys(lagChecks)]);

/** Throws BAD_USER_INPUT for a code that no action can have. */
export const checkIssueCodes = (issues: readonly string[] | null | undefined) => {
  const unknown = issues?.find((code) => !KNOWN_CODES.has(code));
  if (unknown !== undefined)
    throw badInput(`issues: "${unknown.slice(0, 40)}" is none of ${[...KNOWN_CODES].join(', ')}`);
};

/** The part of a filter that is about the stored row of an action `a`. */
export const actionConditions = ({ codes, pillar, workingGroup, search }: ActionFilter): Condition[] => [
  ...(codes ? [hasCodeOf(sql`a.code`, codes)] : []),
  ...(pillar ? [sql<boolean>`a.pillar_id in (select p.id from pillar p where ${hasCode(sql`p.code`, pillar)})`] : []),
  ...(workingGroup != null
    ? [sql<boolean>`${groupOfAction} in (select w.id from working_group w where w.number = ${workingGroup})`]
    : []),
  ...searchConditions(search, 'a'),
];

/** Computed figures of actions that lists can be filtered and ordered by. */
export interface ComputedOfActions {
  planProgress(planId: number): Promise<PlanStandings>;
  reporting(planId: number, part: 'action', id: number): Promise<ReportingFact>;
  actionIssues: { load(planId: number): Promise<ActionIssue[]> };
  actionPlan: { load(planId: number): Promise<Row<ActionPlan> | null> };
}

/** Progress of an action. */
export const progressOf = async ({ id, planId }: Row<Action>, { planProgress }: ComputedOfActions) =>
  (await planProgress(planId)).of('action', id).progress;

const freshness = async ({ id, planId }: Row<Action>, { asOf }: Lens, { reporting, actionPlan }: ComputedOfActions) => {
  const [plan, { lastReportedOn }] = await Promise.all([actionPlan.load(planId), reporting(planId, 'action', id)]);
  return plan && freshnessOf(lastReportedOn, asOf, plan);
};

const issueCodes = async ({ id, planId }: Row<Action>, { actionIssues }: ComputedOfActions) =>
  (await actionIssues.load(planId)).flatMap((issue) => (issue.actionId === id ? [issue.code] : []));

const lagCodes = async (action: Row<Action>, computed: ComputedOfActions) =>
  lagsOf(await issueCodes(action, computed), (await progressOf(action, computed)).status);

/** Whether an action passes the part of a filter that is about computed figures; reads only what that part needs. */
const passes = async (
  action: Row<Action>,
  { status, freshness: wanted, disagreement, lagging, issues }: ActionFilter,
  lens: Lens,
  computed: ComputedOfActions,
): Promise<boolean> => {
  if (status && !status.includes((await progressOf(action, computed)).status)) return false;
  if (disagreement != null && (await progressOf(action, computed)).disagreement !== disagreement) return false;
  if (wanted) {
    const found = await freshness(action, lens, computed);
    if (found === null || !wanted.includes(found)) return false;
  }
  if (lagging != null && (await lagCodes(action, computed)).length > 0 !== lagging) return false;
  if (!issues) return true;
  const codes = [...(await issueCodes(action, computed)), ...(await lagCodes(action, computed))];
  return codes.some((code) => issues.includes(code));
};

/** The actions that pass the part of a filter that is about computed figures. */
export const chosenActions = async <A extends Row<Action>>(
  actions: readonly A[],
  filter: ActionFilter,
  lens: Lens,
  computed: ComputedOfActions,
): Promise<A[]> => {
  const isChosen = await Promise.all(actions.map((action) => passes(action, filter, lens, computed)));
  return actions.filter((_, index) => isChosen[index]);
};
