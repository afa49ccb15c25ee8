import { LockMode } from '@mikro-orm/postgresql';
import { invalidTransition, noSuch, refuse, required, when } from '../../domain/userErrors.js';
import { Action } from '../../entities/plan/index.js';
import { Assessment } from '../../entities/progress/index.js';
import { allowOn } from '../access/lineage.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkText } from '../write/checks.js';
import { latestAssessment } from './assessAction.js';

/** Ends the assessment of an action from today on: its reported or computed status is shown again. */
export const liftAssessment = (request: WriteRequest, id: number, note: string, today: string): Promise<Outcome> =>
  change({ ...request, permission: 'liftAssessment', input: [id, note] }, async (writing) => {
    const { em, audit, entered } = writing;
    const errors = checkText(note, 'note', true);
    const action = required(
      await em.findOne(Action, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
      ...errors,
      noSuch('id', 'action'),
    );
    await allowOn(writing, { type: 'Action', id });
    const before = await latestAssessment(em, action);
    const message = `${action.code} has no assessment to lift`;
    refuse([...errors, ...when(!before?.status, invalidTransition('id', message))]);
    em.create(Assessment, { action, status: null, note, date: today, provenance: entered });
    audit({
      subjectType: 'Action',
      subjectId: id,
      field: 'assessedStatus',
      from: before?.status,
      to: null,
      reason: note,
    });
    return [id];
  });
