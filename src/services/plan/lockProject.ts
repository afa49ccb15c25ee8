import { Project } from '../../entities/plan/index.js';
import { allowOn } from '../access/lineage.js';
import type { Writing } from '../write/change.js';
import { lockAt } from '../write/fields.js';

/** The project, locked until the write ends, if nobody changed it since this version was read. */
export const lockProject = async (writing: Writing, id: number, version: number): Promise<Project> => {
  const project = await lockAt(writing.em, Project, id, version, 'project');
  await allowOn(writing, { type: 'Project', id });
  return project;
};
