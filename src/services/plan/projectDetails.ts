import type { EntityManager } from '@mikro-orm/postgresql';
import { laws } from '../../domain/laws.js';
import { duplicate, invalid, requiredField, type UserError, when } from '../../domain/userErrors.js';
import { Project } from '../../entities/plan/index.js';
import type { ProjectPatch } from '../../schema/plan/index.js';
import { checkLine, checkText, underLaw } from '../write/checks.js';
import { checkPurposes } from './projectSectors.js';

const checkIdentifier = async (
  em: EntityManager,
  { iatiIdentifier }: ProjectPatch,
  project: Project | null,
): Promise<UserError[]> => {
  const field = 'input.iatiIdentifier';
  if (iatiIdentifier == null) return [];
  if (!iatiIdentifier.trim()) return [invalid(field, 'an identifier cannot be blank; leave it out')];
  const odd = checkLine(iatiIdentifier, field);
  if (odd.length) return odd;
  const owner = await em.findOne(Project, { iatiIdentifier });
  return owner && owner.code !== project?.code
    ? [duplicate(field, `${iatiIdentifier} is the identifier of ${owner.code} already`)]
    : [];
};

/** Everything wrong with the details of a project; `project` is the one that has them already, if there is one. */
export const checkDetails = async (
  em: EntityManager,
  given: ProjectPatch,
  project: Project | null,
): Promise<UserError[]> => {
  const merged = {
    ...project,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
  return [
    ...checkText(given.description, 'input.description', false),
    ...underLaw('input', laws.projectDates(merged as ProjectPatch)),
    ...when(
      given.sectors === null,
      requiredField('input.sectors', 'sectors cannot be null; give an empty list for none'),
    ),
    ...checkPurposes(given.sectors ?? [], 'input.sectors'),
    ...(await checkIdentifier(em, given, project)),
  ];
};
