import { withPlaces } from '../../domain/decimal.js';
import { type Mistake, refuse } from '../../domain/userErrors.js';
import { Milestone, MilestoneCompletion } from '../../entities/progress/index.js';
import { allowOn } from '../access/lineage.js';
import { checkClosed } from '../reporting/closedPeriods.js';
import { change, type Outcome, type Request } from '../write/change.js';
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
  request: Request,
  input: MilestoneGiven,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, operation: 'createMilestone', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered } = writing;
    const { owner, mistakes } = await findOwner(writing, input.owner);
    mistakes.push(...checkText(input.title, 'input.title', true), ...checkWeight(input.weight, 'input.weight'));
    if (owner && (await em.count(Milestone, { ...owner, title: input.title })))
      mistakes.push({ code: 'DUPLICATE', field: 'input.title', message: 'it has a milestone of this title already' });
    refuse(mistakes);
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
export const completeMilestone = (request: Request, id: number, completedOn: string, today: string): Promise<Outcome> =>
  change({ ...request, operation: 'completeMilestone', input: [id, completedOn] }, async (writing) => {
    const { em, audit } = writing;
    const milestone = await em.findOne(Milestone, { id });
    if (milestone) await allowOn(writing, milestone);
    const mistakes: Mistake[] = notLater(completedOn, today, 'completedOn');
    if (!milestone) mistakes.push({ code: 'NOT_FOUND', field: 'id', message: 'there is no such milestone' });
    const before =
      milestone &&
      (await em.findOne(MilestoneCompletion, { milestone }, { orderBy: { recordedAt: 'desc', id: 'desc' } }));
    // Moving it out of a closed period changes that period, too.
    const days = [completedOn, ...(before ? [before.completedOn] : [])];
    if (milestone && before?.completedOn !== completedOn)
      mistakes.push(
        ...(await checkClosed(
          em,
          days.map((date) => ({ subject: milestone, date, field: 'completedOn' })),
        )),
      );
    refuse(mistakes);
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
