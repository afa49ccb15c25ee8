import type { Ref } from '@mikro-orm/postgresql';
import type { Action, Project } from '../../../entities/plan/index.js';
import type { Owned } from '../owner.js';
import { joinKey } from './joinKey.js';
import type { Load } from './Load.js';
import { only } from './store.js';

/** The row of an action, by its plan and code. */
export const actionOf = ({ planParts }: Load, { plan, action }: { plan: string; action: string }) =>
  only(only(planParts, plan).actions, action);

/** The row of the action or project that a record belongs to. */
export const ownerOf = (load: Load, { plan, action, project }: Owned) => ({
  action: action === null || plan === null ? null : actionOf(load, { plan, action }),
  project: project === null ? null : only(load.projects, project),
});

/** A text that is the same for stored rows of the same owner, and for no other. */
export const ownerKeyOf = ({ action, project }: { action: { id: number } | null; project: { id: number } | null }) =>
  joinKey(action?.id, project?.id);

/** Ids of the actions in the plans that a load gives or names. */
export const actionIds = ({ planParts }: Load): number[] =>
  [...planParts.values()].flatMap(({ actions }) => [...actions.values()].map(({ id }) => id));

const projectIds = ({ projects }: Load) => [...projects.values()].map(({ id }) => id);

/** Condition for rows that belong to these actions, or to the projects that a load gives or names. */
export const ofOwners = (load: Load) => ({
  $or: [{ action: { $in: actionIds(load) } }, { project: { $in: projectIds(load) } }],
});

/** The action or project that a row belongs to. */
export const ownedBy = ({ action, project }: { action: Ref<Action> | null; project: Ref<Project> | null }) => {
  const owner = action?.unwrap() ?? project?.unwrap();
  if (!owner) throw new Error('a row belongs to no action and no project');
  return owner;
};
