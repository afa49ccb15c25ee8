import type { EntityManager } from '@mikro-orm/postgresql';
import { withPlaces } from '../../domain/decimal.js';
import { numberIn } from '../../domain/globalId.js';
import { noneWithId, type UserError, when } from '../../domain/userErrors.js';
import { Action, type Project, ProjectAction } from '../../entities/plan/index.js';
import type { ProjectActionInput } from '../../schema/plan/index.js';
import type { Writing } from '../write/change.js';
import { checkShare, repeated, tooMuch } from '../write/checks.js';
import { checked } from '../write/stored.js';

/** The links of a project to actions. */
export const actionsOf = async (em: EntityManager, project: Project): Promise<object[]> =>
  (await em.find(ProjectAction, { project }, { populate: ['action', 'action.plan'] })).map(
    ({ action, share, contribution }) => ({
      plan: action.unwrap().plan.unwrap().code,
      action: action.unwrap().code,
      share,
      contribution,
    }),
  );

/** The actions with these global ids, by global id. */
const actionsById = async (em: EntityManager, ids: readonly string[]): Promise<Map<string, Action>> => {
  const numbers = new Map(ids.map((id) => [id, numberIn(id, 'Action')]));
  const rows = await em.find(Action, { id: { $in: [...numbers.values()].filter((number) => number !== null) } });
  const byNumber = new Map<number | null, Action>(rows.map((row) => [row.id, row]));
  return new Map(
    [...numbers].flatMap(([id, number]) => {
      const row = byNumber.get(number);
      return row ? [[id, row] as const] : [];
    }),
  );
};

/** Errors for the plans in which the shares of a project add up to more than 100. */
const checkTotals = (
  links: readonly ProjectActionInput[],
  actions: ReadonlyMap<string, Action>,
  at: string,
): UserError[] => {
  const placed = links.filter(({ action }) => actions.has(action));
  const byPlan = Map.groupBy(placed, ({ action }) => checked(actions, action).plan.id);
  return [...byPlan.values()].flatMap((some) =>
    tooMuch(
      some.map(({ share }) => share),
      at,
      'shares',
    ),
  );
};

/** Replaces the links of a project to actions, unless there is an error. Shares of each plan add up to at most 100. */
export const putActions = async (
  { em, entered }: Writing,
  project: Project,
  links: readonly ProjectActionInput[],
  at: string,
): Promise<UserError[]> => {
  const ids = links.map(({ action }) => action);
  const actions = await actionsById(em, ids);
  const errors = [
    ...ids.flatMap((id, index) => when(!actions.has(id), noneWithId(`${at}.${index}.action`, 'action', id))),
    ...links.flatMap(({ share }, index) => checkShare(share, `${at}.${index}.share`)),
    ...repeated(ids, at, 'action'),
    ...checkTotals(links, actions, at),
  ];
  if (errors.length) return errors;
  if (project.id !== undefined) await em.nativeDelete(ProjectAction, { project });
  for (const { action, share, contribution = null } of links)
    em.create(ProjectAction, {
      project,
      action: checked(actions, action),
      share: withPlaces(share, 4),
      contribution,
      provenance: entered,
    });
  return [];
};
