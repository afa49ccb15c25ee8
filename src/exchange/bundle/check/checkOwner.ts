import type { Problem } from '../../../domain/problems.js';
import type { Owned } from '../owner.js';
import type { References } from './references.js';

/** Finds what is wrong with the owner of a record: it must be one action or one project, and exist. */
export const checkOwner = ({ plan, action, project }: Owned, path: string, references: References): Problem[] => {
  if ((action === null) === (project === null)) return [{ path, message: 'give an action or a project, and not both' }];
  if (action !== null && plan === null) return [{ path: `${path}.plan`, message: 'say of which plan the action is' }];
  return [
    ...references.missing('action', action && `${plan}/${action}`, `${path}.action`),
    ...references.missing('project', project, `${path}.project`),
  ];
};
