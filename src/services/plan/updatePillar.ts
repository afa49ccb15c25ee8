import { refuse } from '../../domain/userErrors.js';
import { Pillar } from '../../entities/plan/index.js';
import type { PillarPatch } from '../../schema/plan/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { applyChanges, fieldChanges, lockAt } from '../write/fields.js';
import { checkNumbered, lineageOfPart } from './planParts.js';

/** Changes what is given of a pillar, and nothing else. Its code stays: links name it. */
export const updatePillar = (
  request: WriteRequest,
  id: number,
  input: PillarPatch,
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'updatePillar', input: [id, input, version] }, async (writing) => {
    const { em, allow } = writing;
    const pillar = await lockAt(em, Pillar, id, version, 'pillar');
    allow(lineageOfPart('Pillar', pillar));
    refuse(await checkNumbered(em, 'pillar', pillar, input));
    await applyChanges(writing, pillar, fieldChanges(pillar, input), { subjectType: 'Pillar', stated: 'all' });
    return [id];
  });
