import type { EntityManager } from '@mikro-orm/postgresql';
import { reader } from '../../database/orm.js';
import type { Lineage } from '../../domain/access/index.js';
import { numberIn } from '../../domain/globalId.js';
import { type Subject, subjectKey } from '../../domain/subject.js';
import { lineagesOf } from '../../loaders/access/index.js';
import type { Writing } from '../write/change.js';

const NOTHING: Lineage = new Set();

/** The lineage of an action or a project. */
export const lineageOf = async (em: EntityManager, subject: Subject): Promise<Lineage> => {
  return (await lineagesOf(reader(em), [subject])).get(subjectKey(subject)) ?? NOTHING;
};

/** Throws FORBIDDEN unless the viewer may do this to the action or project. */
export const allowOn = async ({ em, allow }: Writing, subject: Subject): Promise<void> =>
  allow(await lineageOf(em, subject));

/** Throws FORBIDDEN unless the viewer may do this to each of the projects. */
export const allowOnProjects = async ({ em, allow }: Writing, ids: readonly number[]): Promise<void> => {
  const subjects = ids.map((id) => ({ type: 'Project' as const, id }));
  for (const lineage of (await lineagesOf(reader(em), subjects)).values()) allow(lineage);
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
