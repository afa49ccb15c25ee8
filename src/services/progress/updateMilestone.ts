import { withPlaces } from '../../domain/decimal.js';
import { refuse } from '../../domain/userErrors.js';
import { Milestone } from '../../entities/progress/index.js';
import type { MilestonePatch } from '../../schema/progress/index.js';
import { allowOn } from '../access/lineage.js';
import { subjectOf } from '../access/subject.js';
import { checkClosed } from '../reporting/closedPeriods.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkName, checkWeight } from '../write/checks.js';
import { applyChanges, checkKept, fieldChanges, lockAt } from '../write/fields.js';
import { checkTitleFree } from './milestone.js';

/** Changes what is given of a milestone, and nothing else. */
export const updateMilestone = (
  request: WriteRequest,
  id: number,
  input: MilestonePatch,
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'updateMilestone', input: [id, input, version] }, async (writing) => {
    const { em } = writing;
    const milestone = await lockAt(em, Milestone, id, version, 'milestone');
    const subject = subjectOf(milestone);
    await allowOn(writing, subject);
    const { title, dueOn, weight } = input;
    const isMoved = dueOn != null && dueOn !== milestone.dueOn;
    const dated = isMoved ? [milestone.dueOn, dueOn].map((date) => ({ subject, date, field: 'input.dueOn' })) : [];
    refuse([
      ...checkKept(input, ['title', 'dueOn', 'weight']),
      ...(title == null ? [] : checkName(title, 'input.title')),
      ...checkWeight(weight, 'input.weight'),
      ...(title == null || title === milestone.title ? [] : await checkTitleFree(em, milestone, title)),
      ...(await checkClosed(em, dated)),
    ]);
    const changes = fieldChanges(milestone, {
      title,
      dueOn,
      weight: weight == null ? undefined : withPlaces(weight, 4),
    });
    await applyChanges(writing, milestone, changes, { subjectType: 'Milestone' });
    return [id];
  });
