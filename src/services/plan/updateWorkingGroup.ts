import { absent, refuse, when } from '../../domain/userErrors.js';
import { Pillar, WorkingGroup } from '../../entities/plan/index.js';
import type { WorkingGroupPatch } from '../../schema/plan/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { applyChanges, fieldChanges, linkChange, lockAt } from '../write/fields.js';
import { meantBy } from '../write/stored.js';
import { checkNumbered, lineageOfPart } from './planParts.js';

/** Changes what is given of a working group, and nothing else. */
export const updateWorkingGroup = (
  request: WriteRequest,
  id: number,
  input: WorkingGroupPatch,
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'updateWorkingGroup', input: [id, input, version] }, async (writing) => {
    const { em, allow } = writing;
    const group = await lockAt(em, WorkingGroup, id, version, 'working group');
    allow(lineageOfPart('WorkingGroup', group));
    const { pillar: code, ...fields } = input;
    const pillar = code === undefined ? undefined : await meantBy(em, Pillar, code, { plan: group.plan.id });
    refuse([
      ...(await checkNumbered(em, 'working group', group, input)),
      ...when(code != null && !pillar, absent('input.pillar', `the plan has no pillar ${code}`)),
    ]);
    const changes = [...fieldChanges(group, fields), ...(await linkChange(group, 'pillar', pillar))];
    await applyChanges(writing, group, changes, { subjectType: 'WorkingGroup', stated: 'all' });
    return [id];
  });
