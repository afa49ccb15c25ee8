import { type Subject, subjectOfRow } from '../../domain/subject.js';

/** What an entity that belongs to an action or a project points to. */
interface Owned {
  action: { id: number } | null;
  project: { id: number } | null;
}

/** The action or project that a report, an indicator or a milestone belongs to. */
export const subjectOf = ({ action, project }: Owned): Subject =>
  subjectOfRow({ actionId: action?.id ?? null, projectId: project?.id ?? null });

/** The same as a condition on rows that belong to it. */
export const belongsTo = ({ type, id }: Subject): { action: number } | { project: number } =>
  type === 'Action' ? { action: id } : { project: id };
