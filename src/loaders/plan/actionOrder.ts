import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { addExact, compareExact } from '../../domain/money/index.js';
import type { Action } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ActionOrder } from '../../schema/plan/index.js';
import { inAlphabet } from '../alphabet.js';
import { flowRows } from '../money/flows.js';
import { planWeights } from '../money/weights.js';
import { type ComputedOfActions, progressOf } from './actionFilter.js';

/** The order of actions `a` by their stored columns. */
export const storedOrder = ({ field, direction }: ActionOrder): RawBuilder<unknown> => {
  const way = sql.raw(direction === 'DESC' ? 'desc' : 'asc');
  return field === 'TITLE' ? sql`${inAlphabet(sql`a.title`)} ${way}, a.number ${way}` : sql`a.number ${way}`;
};

/** By what is committed to each, by share. */
const byCommitted = async <A extends Row<Action>>(
  db: Reader,
  lens: Lens,
  actions: readonly A[],
  isDescending: boolean,
) => {
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
  const amountOf = ({ id }: A) => addExact((committed.get(id) ?? []).map(({ converted }) => converted));
  const sign = isDescending ? -1 : 1;
  return actions.toSorted((a, b) => sign * compareExact(amountOf(a), amountOf(b)) || a.number - b.number);
};

type Key = string | number | null;

/** Where an action without a key comes: always last, or as if its key were the least. */
type Missing = 'last' | 'least';

const compareKeys = (a: Key, b: Key, sign: 1 | -1, missing: Missing): number => {
  if (a === null || b === null) {
    const aIsLater = Number(a === null) - Number(b === null);
    return missing === 'last' ? aIsLater : -sign * aIsLater;
  }
  if (a === b) return 0;
  return a < b ? -sign : sign;
};

/** By a computed key. */
const byKey = async <A extends Row<Action>>(
  actions: readonly A[],
  isDescending: boolean,
  missing: Missing,
  keyOf: (action: A) => Promise<Key>,
): Promise<A[]> => {
  const keyed = await Promise.all(actions.map(async (action) => ({ action, key: await keyOf(action) })));
  const sign = isDescending ? -1 : 1;
  return keyed
    .sort((a, b) => compareKeys(a.key, b.key, sign, missing) || a.action.number - b.action.number)
    .map(({ action }) => action);
};

/** Actions in an order by computed figures; ties by number. In any other order they stay as they are. */
export const inComputedOrder = async <A extends Row<Action>>(
  db: Reader,
  lens: Lens,
  actions: readonly A[],
  order: ActionOrder | null | undefined,
  computed: ComputedOfActions,
): Promise<readonly A[]> => {
  const isDescending = order?.direction === 'DESC';
  const lastReportedOn = async ({ planId, id }: A) => (await computed.reporting(planId, 'action', id)).lastReportedOn;
  switch (order?.field) {
    case 'COMMITTED':
      return byCommitted(db, lens, actions, isDescending);
    case 'PROGRESS':
      return byKey(actions, isDescending, 'last', async (action) => (await progressOf(action, computed)).value);
    case 'LAST_REPORTED':
      return byKey(actions, isDescending, 'least', lastReportedOn);
    default:
      return actions;
  }
};
