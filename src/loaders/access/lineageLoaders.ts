import type { Reader } from '../../database/orm.js';
import type { Lineage } from '../../domain/access/index.js';
import { type Subject, subjectKey } from '../../domain/subject.js';
import { batch } from '../batch.js';
import { lineageOfActions, lineageOfProjects } from './lineage.js';

const noLineage = (): Lineage => new Set();

/** Lineages of some actions and projects, by the key of the subject: a statement for each of the two. */
export const lineagesOf = async (db: Reader, subjects: readonly Subject[]): Promise<Map<string, Lineage>> => {
  const idsOf = (wanted: Subject['type']) => subjects.flatMap(({ type, id }) => (type === wanted ? [id] : []));
  const [actions, projects] = await Promise.all([
    lineageOfActions(db, idsOf('Action')),
    lineageOfProjects(db, idsOf('Project')),
  ]);
  return new Map([
    ...[...actions].map(([id, lineage]) => [subjectKey({ type: 'Action', id }), lineage] as const),
    ...[...projects].map(([id, lineage]) => [subjectKey({ type: 'Project', id }), lineage] as const),
  ]);
};

/** What an action or a project belongs to, for deciding who may do what to it. */
export const lineageLoaders = (db: Reader) => ({
  lineageOfAction: batch((ids) => lineageOfActions(db, ids), noLineage),
  lineageOfProject: batch((ids) => lineageOfProjects(db, ids), noLineage),
});
