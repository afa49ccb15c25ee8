import { LockMode } from '@mikro-orm/postgresql';
import { Project } from '../../entities/plan/index.js';
import { allowOn } from '../access/lineage.js';
import type { Writing } from '../write/change.js';
import { atVersion } from '../write/checks.js';

/** The project, locked until the write ends, if nobody changed it since this version was read. */
export const lockProject = async (writing: Writing, id: number, version: number): Promise<Project> => {
  const row = await writing.em.findOne(Project, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const project = atVersion(row, version, 'project');
  await allowOn(writing, { type: 'Project', id });
  return project;
};
