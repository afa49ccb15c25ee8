import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { noSuch, refuse, required } from '../../domain/userErrors.js';
import { Action } from '../../entities/plan/index.js';
import { Assessment } from '../../entities/progress/index.js';
import type { ProgressStatus } from '../../vocabulary/index.js';
import { allowOn } from '../access/lineage.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkText } from '../write/checks.js';

/** The assessment of an action that was recorded last of those for the latest day. */
export const latestAssessment = (em: EntityManager, action: Action): Promise<Assessment | null> =>
  em.findOne(Assessment, { action }, { orderBy: { date: 'desc', recordedAt: 'desc', id: 'desc' } });

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
    const action = required(
      await em.findOne(Action, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
      ...errors,
      noSuch('id', 'action'),
    );
    await allowOn(writing, { type: 'Action', id });
    refuse(errors);
    const before = await latestAssessment(em, action);
    em.create(Assessment, { action, status, note, date: today, provenance: entered });
    const entry = { field: 'assessedStatus', from: before?.status, to: status, reason: note };
    audit({ subjectType: 'Action', subjectId: id, ...entry });
    return [id];
  });
