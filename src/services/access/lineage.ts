import type { EntityManager } from '@mikro-orm/postgresql';
import { reader } from '../../database/orm.js';
import type { Lineage } from '../../domain/access/index.js';
import { numberIn } from '../../domain/globalId.js';
import { type Subject, subjectKey } from '../../domain/subject.js';
import { absent, refuse } from '../../domain/userErrors.js';
import { Project } from '../../entities/plan/index.js';
import { lineagesOf } from '../../loaders/access/index.js';
import type { Writing } from '../write/change.js';

const NOTHING: Lineage = new Set();

/** The lineage of an action or a project. */
export const lineageOf = async (em: EntityManager, subject: Subject): Promise<Lineage> => {
  return (await lineagesOf(reader(em), [subject])).get(subjectKey(subject)) ?? NOTHING;
};

/** Throws an error where one of some projects is archived: nothing is done to it any more. */
const refuseArchived = async (em: EntityManager, ids: readonly number[]): Promise<void> => {
  const archived = ids.length ? await em.find(Project, { id: { $in: [...ids] }, archivedAt: { $ne: null } }) : [];
  refuse(
    archived.map(({ code }) => absent('id', `${code} was archived as entered in error, and takes nothing any more`)),
  );
};

/** Throws FORBIDDEN unless the viewer may do this to the action or project, and an error where that is archived. */
export const allowOn = async ({ em, allow }: Writing, subject: Subject): Promise<void> => {
  allow(await lineageOf(em, subject));
  await refuseArchived(em, subject.type === 'Project' ? [subject.id] : []);
};

/** The same for each of some projects. */
export const allowOnProjects = async ({ em, allow }: Writing, ids: readonly number[]): Promise<void> => {
  const subjects = ids.map((id) => ({ type: 'Project' as const, id }));
  for (const lineage of (await lineagesOf(reader(em), subjects)).values()) allow(lineage);
  await refuseArchived(em, ids);
};

const lineagesNamed = async ({ em }: Writing, globalIds: readonly string[]): Promise<Lineage[]> => {
  const ids = globalIds.flatMap((globalId) => numberIn(globalId, 'Action') ?? []);
  const subjects = ids.map((id) => ({ type: 'Action' as const, id }));
  return [...(await lineagesOf(reader(em), subjects)).values()];
};

/** Throws FORBIDDEN unless the viewer may do this to each of these actions, by global id. */
export const allowOnEach = async (writing: Writing, globalIds: readonly string[]): Promise<void> => {
  for (const lineage of await lineagesNamed(writing, globalIds)) writing.allow(lineage);
};

/**
 * Throws FORBIDDEN unless the viewer may create something that serves these actions, by global id; without any,
 * anywhere.
 */
export const allowOnActions = async (writing: Writing, globalIds: readonly string[]): Promise<void> => {
  const lineages = await lineagesNamed(writing, globalIds);
  if (!lineages.length) return writing.allow(null);
  for (const lineage of lineages) writing.allow(lineage);
};
