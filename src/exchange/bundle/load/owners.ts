import { now } from '../../../clock.js';
import type { ActionPlan, Project } from '../../../entities/plan/index.js';
import { joinKey } from './addMissing.js';
import { only } from './store.js';
import type { Book, PlanParts } from './storePlans.js';

/** What the import of results needs of what was stored before it. */
export interface ProgressBook extends Book {
  projects: ReadonlyMap<string, Project>;
  plans: ReadonlyMap<string, ActionPlan>;
  inPlans: ReadonlyMap<string, PlanParts>;
}

interface Owned {
  plan: string | null;
  action: string | null;
  project: string | null;
}

/** When a fact became known: the moment stated, else now. */
export const knownSince = (recordedAt: string | null): Date => (recordedAt === null ? now() : new Date(recordedAt));

/** The row that an owner's codes name. */
export const ownerOf = ({ inPlans, projects }: ProgressBook, { plan, action, project }: Owned) => ({
  action: action === null || plan === null ? null : only(only(inPlans, plan).actions, action),
  project: project === null ? null : only(projects, project),
});

/** How the owner of a stored row is told apart from all others. */
export const ownerKeyOf = ({ action, project }: { action: { id: number } | null; project: { id: number } | null }) =>
  joinKey(action?.id, project?.id);

/** Numbers of the actions that an import has to do with. */
export const actionIds = ({ inPlans }: ProgressBook) =>
  [...inPlans.values()].flatMap(({ actions }) => [...actions.values()].map(({ id }) => id));
const projectIds = ({ projects }: ProgressBook) => [...projects.values()].map(({ id }) => id);

/** Rows of these owners: those of the actions and projects that an import has to do with. */
export const ofOwners = (book: ProgressBook) => ({
  $or: [{ action: { $in: actionIds(book) } }, { project: { $in: projectIds(book) } }],
});
