import { withPlaces } from '../../domain/decimal.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { Milestone, MilestoneCompletion } from '../../entities/progress/index.js';
import { allowOn } from '../access/lineage.js';
import { checkClosed } from '../reporting/closedPeriods.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkText, checkWeight, notLater } from '../write/checks.js';
import { findOwner } from './owner.js';

export interface MilestoneGiven {
  /** Global id of an action or a project. */
  owner: string;
  title: string;
  dueOn: string;
  weight?: string | null;
}

/** Creates a milestone of an action or a project. */
export const createMilestone = (
  request: WriteRequest,
  input: MilestoneGiven,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'createMilestone', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered } = writing;
    const { owner, errors } = await findOwner(writing, input.owner);
    errors.push(...checkText(input.title, 'input.title', true), ...checkWeight(input.weight, 'input.weight'));
    if (owner && (await em.count(Milestone, { ...owner, title: input.title })))
      errors.push({ code: 'DUPLICATE', field: 'input.title', message: 'it has a milestone of this title already' });
    refuse(errors);
    const { title, dueOn, weight } = input;
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

/** Records that a milestone was done on a day. Said again with another day, the later record takes its place. */
export const completeMilestone = (
  request: WriteRequest,
  id: number,
  completedOn: string,
  today: string,
): Promise<Outcome> =>
  change({ ...request, permission: 'completeMilestone', input: [id, completedOn] }, async (writing) => {
    const { em, audit } = writing;
    const milestone = await em.findOne(Milestone, { id });
    if (milestone) await allowOn(writing, milestone);
    const errors: UserError[] = notLater(completedOn, today, 'completedOn');
    if (!milestone) errors.push({ code: 'NOT_FOUND', field: 'id', message: 'there is no such milestone' });
    const before =
      milestone &&
      (await em.findOne(MilestoneCompletion, { milestone }, { orderBy: { recordedAt: 'desc', id: 'desc' } }));
    // Moving it out of a closed period changes that period, too.
    const days = [completedOn, ...(before ? [before.completedOn] : [])];
    if (milestone && before?.completedOn !== completedOn)
      errors.push(
        ...(await checkClosed(
          em,
          days.map((date) => ({ subject: milestone, date, field: 'completedOn' })),
        )),
      );
    refuse(errors);
    if (!milestone || before?.completedOn === completedOn) return [id];
    em.create(MilestoneCompletion, { milestone, completedOn });
    audit({
      subjectType: 'Milestone',
      subjectId: id,
      field: 'completedOn',
      from: before?.completedOn,
      to: completedOn,
    });
    return [id];
  });
