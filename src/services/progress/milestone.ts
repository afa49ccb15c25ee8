import type { EntityManager } from '@mikro-orm/postgresql';
import { withPlaces } from '../../domain/decimal.js';
import { laws } from '../../domain/laws.js';
import { duplicate, noSuch, refuse, required, type UserError, when } from '../../domain/userErrors.js';
import { Milestone, MilestoneCompletion } from '../../entities/progress/index.js';
import type { MilestoneInput } from '../../schema/progress/index.js';
import { allowOn } from '../access/lineage.js';
import { subjectOf } from '../access/subject.js';
import { checkClosed } from '../reporting/closedPeriods.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkName, checkWeight, underLaw } from '../write/checks.js';
import { findOwner } from './owner.js';

/** An error if another milestone of an action or project has this title. */
export const checkTitleFree = async (
  em: EntityManager,
  { action, project }: { action: object | null; project: object | null },
  title: string,
): Promise<UserError[]> => {
  const isTaken = (await em.count(Milestone, { action, project, title } as never)) > 0;
  return when(isTaken, duplicate('input.title', 'its owner has a milestone of this title already; take another title'));
};

/** Creates a milestone of an action or a project. */
export const createMilestone = (
  request: WriteRequest,
  input: MilestoneInput,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'createMilestone', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered } = writing;
    const { title, dueOn, weight } = input;
    const found = await findOwner(writing, input.owner);
    const errors = [...found.errors, ...checkName(title, 'input.title'), ...checkWeight(weight, 'input.weight')];
    const owner = required(found.owner, ...errors);
    refuse([...errors, ...(await checkTitleFree(em, owner, title))]);
    const milestone = em.create(Milestone, {
      title,
      dueOn,
      ...owner,
      ...(weight == null ? {} : { weight: withPlaces(weight, 4) ?? weight }),
      provenance: entered,
    });
    await em.flush();
    audit({ subjectType: 'Milestone', subjectId: milestone.id, to: input });
    return [milestone.id];
  });

/**
 * Records that a milestone was done on a day, or without a day that it is not done. The record that was made last holds.
 */
export const completeMilestone = (
  request: WriteRequest,
  id: number,
  completedOn: string | null,
  today: string,
): Promise<Outcome> =>
  change({ ...request, permission: 'completeMilestone', input: [id, completedOn] }, async (writing) => {
    const { em, audit } = writing;
    const errors = underLaw('', laws.completionDay({ completedOn }, today));
    const milestone = required(await em.findOne(Milestone, { id }), ...errors, noSuch('id', 'milestone'));
    const subject = subjectOf(milestone);
    await allowOn(writing, subject);
    const latest = { recordedAt: 'desc', id: 'desc' } as const;
    const before = await em.findOne(MilestoneCompletion, { milestone }, { orderBy: latest });
    const isSame = (before?.completedOn ?? null) === completedOn;
    // Moving it out of a closed period changes that period, too.
    const days = isSame ? [] : [completedOn, before?.completedOn ?? null].filter((day) => day !== null);
    const dated = days.map((date) => ({ subject, date, field: 'completedOn' }));
    refuse([...errors, ...(await checkClosed(em, dated))]);
    if (isSame) return [id];
    em.create(MilestoneCompletion, { milestone, completedOn });
    const entry = { field: 'completedOn', from: before?.completedOn, to: completedOn };
    audit({ subjectType: 'Milestone', subjectId: id, ...entry });
    return [id];
  });
