import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import { actionChecks, lagChecks, lagsOf } from '../../domain/analysis/index.js';
import type { Lens } from '../../domain/lens.js';
import { addExact, compareExact } from '../../domain/money/index.js';
import { badInput } from '../../domain/Refusal.js';
import { freshnessOf } from '../../domain/reporting/index.js';
import type { Action, ActionPlan } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ActionFilter, ActionOrder } from '../../schema/plan/index.js';
import type { ActionIssue } from '../analysis/actionIssues.js';
import { batch, listed, perArguments } from '../batch.js';
import { flowRows } from '../money/flows.js';
import { planWeights } from '../money/weights.js';
import type { PlanStandings } from '../progress/progress.js';
import type { ReportingFact } from '../reporting/reportFacts.js';
import { all, type Condition, oneOf, searchConditions } from '../search.js';
import { groupOfAction } from './serving.js';

export interface ActionListArguments {
  filter?: ActionFilter | null;
  orderBy?: ActionOrder | null;
}

export type ActionParent = 'plan' | 'pillar' | 'workingGroup';

const parentColumn: Record<ActionParent, RawBuilder<number>> = {
  plan: sql`a.plan_id`,
  pillar: sql`a.pillar_id`,
  workingGroup: groupOfAction,
};

const KNOWN_CODES = new Set<string>([...Object.keys(actionChecks), ...Object.keys(lagChecks)]);

/** Throws BAD_USER_INPUT for a code that no action can have. */
const checkCodes = (issues: readonly string[] | null | undefined) => {
  const unknown = issues?.find((code) => !KNOWN_CODES.has(code));
  if (unknown !== undefined)
    throw badInput(`issues: "${unknown.slice(0, 40)}" is none of ${[...KNOWN_CODES].join(', ')}`);
};

const conditionsOf = ({ codes, pillar, workingGroup, search }: ActionFilter): Condition[] => [
  ...(codes ? [oneOf(sql`a.code`, codes)] : []),
  ...(pillar ? [sql<boolean>`a.pillar_id in (select p.id from pillar p where p.code = ${pillar})`] : []),
  ...(workingGroup != null
    ? [sql<boolean>`${groupOfAction} in (select w.id from working_group w where w.number = ${workingGroup})`]
    : []),
  ...searchConditions(search, 'a'),
];

const orderOf = ({ field, direction }: ActionOrder): RawBuilder<unknown> => {
  const way = sql.raw(direction === 'DESC' ? 'desc' : 'asc');
  return field === 'TITLE' ? sql`a.title ${way}, a.number ${way}` : sql`a.number ${way}`;
};

/** Actions by what is committed to them by share; ties by number. */
const byCommitted = async (db: Reader, lens: Lens, actions: Row<Action>[], descending: boolean) => {
  const plans = [...new Set(actions.map(({ planId }) => planId))];
  const flows = await flowRows(db, lens, planWeights(plans, 'ALLOCATED', lens), {
    attribution: 'ALLOCATED',
    filter: {},
    detail: 'none',
  });
  const committed = Map.groupBy(
    flows.filter(({ kind, measure }) => kind === 'action' && measure === 'COMMITTED'),
    ({ keyId }) => keyId,
  );
  const of = ({ id }: Row<Action>) => addExact((committed.get(id) ?? []).map(({ converted }) => converted));
  return actions.sort(
    (a, b) => (descending ? compareExact(of(b), of(a)) : compareExact(of(a), of(b))) || a.number - b.number,
  );
};

/** What of an action is computed, and can be chosen or ordered by. */
export interface Computed {
  planProgress(planId: number): Promise<PlanStandings>;
  reporting(planId: number, part: 'action', id: number): Promise<ReportingFact>;
  actionIssues: { load(planId: number): Promise<ActionIssue[]> };
  actionPlan: { load(planId: number): Promise<Row<ActionPlan> | null> };
}

const progressOf = async ({ id, planId }: Row<Action>, { planProgress }: Computed) =>
  (await planProgress(planId)).of('action', id).progress;

const freshness = async ({ id, planId }: Row<Action>, { asOf }: Lens, { reporting, actionPlan }: Computed) => {
  const [plan, { lastReportedOn }] = await Promise.all([actionPlan.load(planId), reporting(planId, 'action', id)]);
  return plan && freshnessOf(lastReportedOn, asOf, plan);
};

const issueCodes = async ({ id, planId }: Row<Action>, { actionIssues }: Computed) =>
  (await actionIssues.load(planId)).flatMap((issue) => (issue.actionId === id ? [issue.code] : []));

const lagCodes = async (action: Row<Action>, computed: Computed) =>
  lagsOf(await issueCodes(action, computed), (await progressOf(action, computed)).status);

/** Whether an action fulfils what of a filter is about computed figures. Nothing is read that the filter does not ask for. */
const fulfils = async (action: Row<Action>, filter: ActionFilter, lens: Lens, computed: Computed): Promise<boolean> => {
  const { status, freshness: wanted, disagreement, lagging, issues } = filter;
  if (status && !status.includes((await progressOf(action, computed)).status)) return false;
  if (disagreement != null && (await progressOf(action, computed)).disagreement !== disagreement) return false;
  if (wanted) {
    const now = await freshness(action, lens, computed);
    if (now === null || !wanted.includes(now)) return false;
  }
  if (lagging != null && (await lagCodes(action, computed)).length > 0 !== lagging) return false;
  return (
    !issues ||
    [...(await issueCodes(action, computed)), ...(await lagCodes(action, computed))].some((code) =>
      issues.includes(code),
    )
  );
};

const chosen = async (actions: Row<Action>[], filter: ActionFilter, lens: Lens, computed: Computed) => {
  const keep = await Promise.all(actions.map((action) => fulfils(action, filter, lens, computed)));
  return actions.filter((_, index) => keep[index]);
};

/** By progress, those without data last; by the day of the last report, those without one earliest. Ties by number. */
const byComputed = async (actions: Row<Action>[], { field, direction }: ActionOrder, computed: Computed) => {
  const keyed = await Promise.all(
    actions.map(async (action) => ({
      action,
      key:
        field === 'PROGRESS'
          ? (await progressOf(action, computed)).value
          : ((await computed.reporting(action.planId, 'action', action.id)).lastReportedOn ?? ''),
    })),
  );
  const sign = direction === 'DESC' ? -1 : 1;
  const compare = (a: number | string | null, b: number | string | null) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return a === b ? 0 : sign * (a < b ? -1 : 1);
  };
  return keyed.sort((a, b) => compare(a.key, b.key) || a.action.number - b.action.number).map(({ action }) => action);
};

const actionsBelow = (db: Reader, lens: Lens, computed: Computed, parent: ActionParent) =>
  perArguments(({ filter, orderBy }: ActionListArguments) =>
    batch(
      async (ids) => {
        checkCodes(filter?.issues);
        const column = parentColumn[parent];
        const { rows } = await sql<Row<Action> & { parentId: number }>`
        select ${column} as parent_id, a.* from action a where ${all([sql<boolean>`${column} = any(${ids}::int[])`, ...conditionsOf(filter ?? {})])}
        order by ${orderOf(orderBy ?? { field: 'NUMBER', direction: 'ASC' })}`.execute(db);
        const actions = (await chosen(rows, filter ?? {}, lens, computed)) as typeof rows;
        if (orderBy?.field === 'COMMITTED') await byCommitted(db, lens, actions, orderBy.direction === 'DESC');
        const isComputed = orderBy?.field === 'PROGRESS' || orderBy?.field === 'LAST_REPORTED';
        return listed(
          isComputed ? ((await byComputed(actions, orderBy, computed)) as typeof rows) : actions,
          'parentId',
        );
      },
      () => [] as Row<Action>[],
    ),
  );

/** Actions below a plan, a pillar or a working group. */
export const actionLoaders = (db: Reader, lens: Lens, computed: Computed) => ({
  actionsOfPlan: actionsBelow(db, lens, computed, 'plan'),
  actionsOfPillar: actionsBelow(db, lens, computed, 'pillar'),
  actionsOfWorkingGroup: actionsBelow(db, lens, computed, 'workingGroup'),
  workingGroupOfAction: batch(
    async (ids) => {
      const { rows } = await sql<{
        id: number;
        groupId: number | null;
      }>`select a.id, ${groupOfAction} as group_id from action a where a.id = any(${ids}::int[])`.execute(db);
      return new Map(rows.map((row) => [row.id, row.groupId]));
    },
    () => null as number | null,
  ),
});
