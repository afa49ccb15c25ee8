import { withPlaces } from '../domain/decimal.js';
import { statedTotal } from '../domain/shares.js';
import type { Mistake } from '../domain/userErrors.js';
import { Action } from '../entities/Action.js';
import type { ActionPlan } from '../entities/ActionPlan.js';
import { ActionSuccession } from '../entities/ActionSuccession.js';
import type { Writing } from './change.js';
import { checkShare, checkText, repeated } from './checks.js';

/** An action of the plan before, and how much of it goes on. */
export interface Predecessor {
  /** Code of the old action. */
  action: string;
  share: string;
  note?: string | null;
}

/** What of each old action goes on elsewhere, so that together it is at most all of it. */
const givenAway = async ({ em }: Writing, olds: readonly Action[], but: Action): Promise<ReadonlyMap<string, string[]>> => {
  const stored = await em.find(ActionSuccession, { from: { $in: olds.map(({ id }) => id) } }, { populate: ['from', 'to'] });
  const pending = em.getUnitOfWork().getPersistStack();
  const made = [...pending].filter((row): row is ActionSuccession => row instanceof ActionSuccession);
  const others = [...new Set([...stored, ...made])].filter((row) => row.to.unwrap() !== but);
  return new Map(olds.map((old) => [old.code, others.filter((row) => row.from.unwrap() === old).map(({ share }) => share)]));
};

/** Puts what of the plan before goes on in an action in place of what stood there. */
export const putPredecessors = async (
  writing: Writing,
  action: Action,
  before: ActionPlan | null,
  given: readonly Predecessor[],
  at: string,
): Promise<Mistake[]> => {
  const { em, entered } = writing;
  if (!before)
    return given.length
      ? [{ code: 'INVALID', field: at, message: 'the plan supersedes no other, so its actions have no predecessors; say first which plan it supersedes' }]
      : [];
  const olds = new Map((await em.find(Action, { plan: before, code: { $in: given.map((one) => one.action) } })).map((old) => [old.code, old]));
  const away = await givenAway(writing, [...olds.values()], action);
  const mistakes = given.flatMap(({ action: code, share, note }, index): Mistake[] => {
    const wrong = [...checkShare(share, `${at}.${index}.share`), ...checkText(note, `${at}.${index}.note`, false)];
    if (!olds.has(code)) return [...wrong, { code: 'NOT_FOUND', field: `${at}.${index}.action`, message: `${before.code} has no action ${code}` }];
    if (wrong.length) return wrong;
    if (Number(share) === 0) return [{ code: 'OUT_OF_RANGE', field: `${at}.${index}.share`, message: 'nothing of it goes on; leave it out' }];
    const total = statedTotal([...(away.get(code) ?? []), withPlaces(share, 4)]);
    return Number(total) > 100
      ? [{ code: 'SHARES_EXCEED_100', field: `${at}.${index}.share`, message: `the shares of ${code} that go on add up to ${total}; at most 100 can` }]
      : [];
  });
  mistakes.push(
    ...repeated(
      given.map((one) => one.action),
      at,
      'action',
    ),
  );
  if (mistakes.length) return mistakes;
  if (action.id !== undefined) await em.nativeDelete(ActionSuccession, { to: action });
  for (const { action: code, share, note } of given)
    em.create(ActionSuccession, { from: olds.get(code) as Action, to: action, share: withPlaces(share, 4) ?? share, note: note ?? null, provenance: entered });
  return [];
};
