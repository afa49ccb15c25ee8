import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../database/orm.js';
import type { Lens } from '../domain/lens.js';
import { addExact, compareExact } from '../domain/money.js';
import type { Action } from '../entities/Action.js';
import type { Row } from '../entities/Row.js';
import type { ActionFilter, ActionOrder } from '../schema/inputs.js';
import { batch, listed, perArguments } from './batch.js';
import { flowRows } from './flows.js';
import { all, type Condition, oneOf, searchConditions } from './search.js';
import { groupOfAction } from './serving.js';
import { planWeights } from './weights.js';

export interface ActionListArguments {
  filter?: ActionFilter | null;
  orderBy?: ActionOrder | null;
}

export type ActionParent = 'plan' | 'pillar' | 'workingGroup';

const parentColumn: Record<ActionParent, RawBuilder<number>> = { plan: sql`a.plan_id`, pillar: sql`a.pillar_id`, workingGroup: groupOfAction };

const conditionsOf = ({ codes, pillar, workingGroup, search }: ActionFilter): Condition[] => [
  ...(codes ? [oneOf(sql`a.code`, codes)] : []),
  ...(pillar ? [sql<boolean>`a.pillar_id in (select p.id from pillar p where p.code = ${pillar})`] : []),
  ...(workingGroup != null ? [sql<boolean>`${groupOfAction} in (select w.id from working_group w where w.number = ${workingGroup})`] : []),
  ...searchConditions(search, 'a'),
];

const orderOf = ({ field, direction }: ActionOrder): RawBuilder<unknown> => {
  const way = sql.raw(direction === 'DESC' ? 'desc' : 'asc');
  return field === 'TITLE' ? sql`a.title ${way}, a.number ${way}` : sql`a.number ${way}`;
};

/** Actions by what is committed to them by share; ties by number. */
const byCommitted = async (db: Reader, lens: Lens, actions: Row<Action>[], descending: boolean) => {
  const plans = [...new Set(actions.map(({ planId }) => planId))];
  const flows = await flowRows(db, lens, planWeights(plans, 'ALLOCATED', lens), { attribution: 'ALLOCATED', filter: {}, detail: 'none' });
  const committed = Map.groupBy(
    flows.filter(({ kind, measure }) => kind === 'action' && measure === 'COMMITTED'),
    ({ keyId }) => keyId,
  );
  const of = ({ id }: Row<Action>) => addExact((committed.get(id) ?? []).map(({ converted }) => converted));
  return actions.sort((a, b) => (descending ? compareExact(of(b), of(a)) : compareExact(of(a), of(b))) || a.number - b.number);
};

const actionsBelow = (db: Reader, lens: Lens, parent: ActionParent) =>
  perArguments(({ filter, orderBy }: ActionListArguments) =>
    batch(
      async (ids) => {
        const column = parentColumn[parent];
        const { rows } = await sql<Row<Action> & { parentId: number }>`
        select ${column} as parent_id, a.* from action a where ${all([sql<boolean>`${column} = any(${ids}::int[])`, ...conditionsOf(filter ?? {})])}
        order by ${orderOf(orderBy ?? { field: 'NUMBER', direction: 'ASC' })}`.execute(db);
        if (orderBy?.field === 'COMMITTED') await byCommitted(db, lens, rows, orderBy.direction === 'DESC');
        return listed(rows, 'parentId');
      },
      () => [] as Row<Action>[],
    ),
  );

/** Actions below a plan, a pillar or a working group. */
export const actionLoaders = (db: Reader, lens: Lens) => ({
  actionsOfPlan: actionsBelow(db, lens, 'plan'),
  actionsOfPillar: actionsBelow(db, lens, 'pillar'),
  actionsOfWorkingGroup: actionsBelow(db, lens, 'workingGroup'),
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
