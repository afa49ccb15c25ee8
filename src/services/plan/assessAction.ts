import { noSuch, refuse, required } from '../../domain/userErrors.js';
import { Action } from '../../entities/plan/index.js';
import { Assessment } from '../../entities/progress/index.js';
import type { ProgressStatus } from '../../vocabulary/index.js';
import { allowOn } from '../access/lineage.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkText } from '../write/checks.js';

/** Records how the secretariat judges an action, from today on. */
export const assessAction = (
  request: WriteRequest,
  id: number,
  status: ProgressStatus,
  note: string,
  today: string,
): Promise<Outcome> =>
  change({ ...request, permission: 'assessAction', input: [id, status, note] }, async (writing) => {
    const { em, audit, entered } = writing;
    const errors = checkText(note, 'note', true);
    const action = required(await em.findOne(Action, { id }), ...errors, noSuch('id', 'action'));
    await allowOn(writing, { type: 'Action', id });
    refuse(errors);
    const latest = { date: 'desc', recordedAt: 'desc', id: 'desc' } as const;
    const before = await em.findOne(Assessment, { action }, { orderBy: latest });
    em.create(Assessment, { action, status, note, date: today, provenance: entered });
    const entry = { field: 'assessedStatus', from: before?.status, to: status, reason: note };
    audit({ subjectType: 'Action', subjectId: id, ...entry });
    return [id];
  });
