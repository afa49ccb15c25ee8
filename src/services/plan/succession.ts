import { LockMode } from '@mikro-orm/postgresql';
import { withPlaces } from '../../domain/decimal.js';
import { statedTotal } from '../../domain/plan/index.js';
import type { UserError } from '../../domain/userErrors.js';
import { Action, type ActionPlan, ActionSuccession } from '../../entities/plan/index.js';
import type { Writing } from '../write/change.js';
import { checkShare, checkText, repeated } from '../write/checks.js';

/** An action of the plan before, and how much of it goes on. */
export interface Predecessor {
  /** Code of the old action. */
  action: string;
  share: string;
  note?: string | null;
}

/** What goes on in one action, and where it stands in the input. */
interface Given {
  given: readonly Predecessor[];
  at: string;
}

/** The old actions that are named, locked until the write ends: nobody gives away the same one at the same time. */
const oldActions = async (
  { em }: Writing,
  before: ActionPlan,
  given: readonly Predecessor[],
): Promise<Map<string, Action>> => {
  const codes = [...new Set(given.map(({ action }) => action))];
  const rows = await em.find(
    Action,
    { plan: before, code: { $in: codes } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  return new Map(rows.map((old) => [old.code, old]));
};

/** Everything wrong with what goes on in some actions; `but` is the one whose stored predecessors are to be replaced. */
export const checkPredecessors = async (
  writing: Writing,
  before: ActionPlan | null,
  seeds: readonly Given[],
  but: Action | null,
): Promise<UserError[]> => {
  const all = seeds.flatMap(({ given }) => given);
  if (!all.length) return [];
  const none: UserError[] = seeds
    .filter(({ given }) => given.length)
    .map(({ at }) => ({
      code: 'INVALID',
      field: at,
      message: 'the plan supersedes no other, so its actions have no predecessors; say first which plan it supersedes',
    }));
  if (!before) return none;
  const olds = await oldActions(writing, before, all);
  const stored = await writing.em.find(
    ActionSuccession,
    { from: { $in: [...olds.values()].map(({ id }) => id) }, ...(but ? { to: { $ne: but.id } } : {}) },
    { populate: ['from'] },
  );
  const away = Map.groupBy(
    stored.map(({ from, share }) => ({ code: from.unwrap().code, share })),
    ({ code }) => code,
  );
  const given = new Map([...away].map(([code, some]) => [code, some.map(({ share }) => share)]));
  return seeds.flatMap(({ given: some, at }) => [
    ...some.flatMap(({ action: code, share, note }, index): UserError[] => {
      const wrong = [...checkShare(share, `${at}.${index}.share`), ...checkText(note, `${at}.${index}.note`, false)];
      if (!olds.has(code))
        return [
          ...wrong,
          { code: 'NOT_FOUND', field: `${at}.${index}.action`, message: `${before.code} has no action ${code}` },
        ];
      if (wrong.length) return wrong;
      if (Number(share) === 0)
        return [
          { code: 'OUT_OF_RANGE', field: `${at}.${index}.share`, message: 'nothing of it goes on; leave it out' },
        ];
      const shares = [...(given.get(code) ?? []), withPlaces(share, 4) ?? share];
      given.set(code, shares);
      const total = statedTotal(shares);
      return Number(total) > 100
        ? [
            {
              code: 'SHARES_EXCEED_100',
              field: `${at}.${index}.share`,
              message: `the shares of ${code} that go on add up to ${total}; at most 100 can`,
            },
          ]
        : [];
    }),
    ...repeated(
      some.map((one) => one.action),
      at,
      'action',
    ),
  ]);
};

/** Puts what of the plan before goes on in an action in place of what stood there. Expects what checkPredecessors has let through. */
export const putPredecessors = async (
  writing: Writing,
  action: Action,
  before: ActionPlan,
  given: readonly Predecessor[],
): Promise<void> => {
  const { em, entered } = writing;
  const olds = await oldActions(writing, before, given);
  if (action.id !== undefined) await em.nativeDelete(ActionSuccession, { to: action });
  for (const { action: code, share, note } of given)
    em.create(ActionSuccession, {
      from: olds.get(code) as Action,
      to: action,
      share: withPlaces(share, 4) ?? share,
      note: note ?? null,
      provenance: entered,
    });
};
