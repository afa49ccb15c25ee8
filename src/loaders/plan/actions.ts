import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Action } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ActionFilter, ActionOrder } from '../../schema/plan/index.js';
import { batch, listed, perArguments } from '../batch.js';
import { all } from '../search.js';
import { actionConditions, type ComputedOfActions, checkIssueCodes, chosenActions } from './actionFilter.js';
import { inComputedOrder, storedOrder } from './actionOrder.js';
import { groupOfAction } from './serving.js';

export interface ActionListArguments {
  filter?: ActionFilter | null;
  orderBy?: ActionOrder | null;
}

export type ActionParent = 'plan' | 'pillar' | 'workingGroup';

const parentOf: Record<ActionParent, RawBuilder<number>> = {
  plan: sql`a.plan_id`,
  pillar: sql`a.pillar_id`,
  workingGroup: groupOfAction,
};

/** Actions of a plan, a pillar or a working group. */
export const actionLoaders = (db: Reader, lens: Lens, computed: ComputedOfActions) => {
  const actionsOf = (parent: ActionParent) =>
    perArguments(({ filter, orderBy }: ActionListArguments) =>
      batch(
        async (ids) => {
          checkIssueCodes(filter?.issues);
          const isOfParents = sql<boolean>`${parentOf[parent]} = any(${ids}::int[])`;
          const { rows } = await sql<Row<Action> & { parentId: number }>`
            select ${parentOf[parent]} as parent_id, a.*
            from action a
            where ${all([isOfParents, ...actionConditions(filter ?? {})])}
            order by ${storedOrder(orderBy ?? { field: 'NUMBER', direction: 'ASC' })}`.execute(db);
          const actions = await chosenActions(rows, filter ?? {}, lens, computed);
          return listed(await inComputedOrder(db, lens, actions, orderBy, computed), 'parentId');
        },
        () => [] as Row<Action>[],
      ),
    );
  return {
    actionsOfPlan: actionsOf('plan'),
    actionsOfPillar: actionsOf('pillar'),
    actionsOfWorkingGroup: actionsOf('workingGroup'),
  };
};
