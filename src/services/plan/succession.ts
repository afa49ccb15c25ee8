import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { withPlaces } from '../../domain/decimal.js';
import { statedTotal } from '../../domain/plan/index.js';
import { absent, invalid, outOfRange, sharesExceed100, type UserError, when } from '../../domain/userErrors.js';
import { Action, type ActionPlan, ActionSuccession } from '../../entities/plan/index.js';
import type { ActionPredecessorInput } from '../../schema/plan/index.js';
import type { Writing } from '../write/change.js';
import { checkShare, checkText, repeated } from '../write/checks.js';
import { checked } from '../write/stored.js';

/** The predecessors of one action, and where they are in the input. */
interface Given {
  given: readonly ActionPredecessorInput[];
  at: string;
}

/** The predecessors of an action, as they are given. */
export const predecessorsOf = async (em: EntityManager, action: Action): Promise<ActionPredecessorInput[]> =>
  (await em.find(ActionSuccession, { to: action }, { populate: ['from'] })).map(({ from, share, note }) => ({
    action: from.unwrap().code,
    share,
    note,
  }));

/**
 * The old actions that are named, locked until the write ends: nobody passes on shares of the same one at the same
 * time.
 */
const lockOldActions = async (
  { em }: Writing,
  before: ActionPlan,
  given: readonly ActionPredecessorInput[],
): Promise<Map<string, Action>> => {
  const codes = [...new Set(given.map(({ action }) => action))];
  const rows = await em.find(
    Action,
    { plan: before, code: { $in: codes } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  return new Map(rows.map((old) => [old.code, old]));
};

/** The shares of old actions that go on already, by code; without those that go on in `except`. */
const sharesPassedOn = async (
  { em }: Writing,
  oldActions: ReadonlyMap<string, Action>,
  except: Action | null,
): Promise<Map<string, string[]>> => {
  const from = { $in: [...oldActions.values()].map(({ id }) => id) };
  const rows = await em.find(
    ActionSuccession,
    { from, ...(except ? { to: { $ne: except.id } } : {}) },
    { populate: ['from'] },
  );
  const byAction = Map.groupBy(rows, (row) => row.from.unwrap().code);
  return new Map([...byAction].map(([code, some]) => [code, some.map(({ share }) => share)]));
};

const checkPredecessor = (
  { action: code, share, note }: ActionPredecessorInput,
  at: string,
  before: ActionPlan,
  oldActions: ReadonlyMap<string, Action>,
): UserError[] => {
  const errors = [
    ...checkShare(share, `${at}.share`),
    ...checkText(note, `${at}.note`, false),
    ...when(!oldActions.has(code), absent(`${at}.action`, `${before.code} has no action ${code}`)),
  ];
  if (errors.length) return errors;
  return when(
    Number(share) === 0,
    outOfRange(`${at}.share`, `the share of ${code} is 0, so nothing of it continues; leave it out`),
  );
};

/** An error if the shares of an old action, with this one, add up to more than 100. Adds this one to the shares. */
const checkTotal = (
  { action: code, share }: ActionPredecessorInput,
  at: string,
  passedOn: Map<string, string[]>,
): UserError[] => {
  const shares = [...(passedOn.get(code) ?? []), withPlaces(share, 4) ?? share];
  passedOn.set(code, shares);
  const total = statedTotal(shares);
  return when(
    Number(total) > 100,
    sharesExceed100(
      `${at}.share`,
      `the shares of ${code} that go on add up to ${total}, which is more than 100; lower one of them`,
    ),
  );
};

const NO_PLAN_BEFORE =
  'the plan supersedes no other plan, so its actions have no predecessors; leave them out, or create it with supersedes (createPlan)';

/** Everything wrong with the predecessors of some actions; those stored for `except` are to be replaced. */
export const checkPredecessors = async (
  writing: Writing,
  before: ActionPlan | null,
  seeds: readonly Given[],
  except: Action | null,
): Promise<UserError[]> => {
  const all = seeds.flatMap(({ given }) => given);
  if (!all.length) return [];
  if (!before) return seeds.flatMap(({ given, at }) => when(given.length > 0, invalid(at, NO_PLAN_BEFORE)));
  const oldActions = await lockOldActions(writing, before, all);
  const passedOn = await sharesPassedOn(writing, oldActions, except);
  return seeds.flatMap(({ given, at }) => [
    ...given.flatMap((one, index) => {
      const errors = checkPredecessor(one, `${at}.${index}`, before, oldActions);
      return errors.length ? errors : checkTotal(one, `${at}.${index}`, passedOn);
    }),
    ...repeated(
      given.map(({ action }) => action),
      at,
      'action',
    ),
  ]);
};

/** Replaces the predecessors of an action. Expects what checkPredecessors found no error in. */
export const putPredecessors = async (
  writing: Writing,
  action: Action,
  before: ActionPlan,
  given: readonly ActionPredecessorInput[],
): Promise<void> => {
  const { em, entered } = writing;
  const oldActions = await lockOldActions(writing, before, given);
  if (action.id !== undefined) await em.nativeDelete(ActionSuccession, { to: action });
  for (const { action: code, share, note } of given)
    em.create(ActionSuccession, {
      from: checked(oldActions, code),
      to: action,
      share: withPlaces(share, 4) ?? share,
      note: note ?? null,
      provenance: entered,
    });
};
