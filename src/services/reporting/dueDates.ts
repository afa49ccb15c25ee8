import type { EntityManager } from '@mikro-orm/postgresql';
import { laws } from '../../domain/laws.js';
import { periodClosed, refuse, when } from '../../domain/userErrors.js';
import { DueDate, type ReportingPeriod } from '../../entities/reporting/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { atVersion, checkText, underLaw } from '../write/checks.js';
import { REOPEN } from './closedPeriods.js';
import { lockPeriod } from './reportingPeriod.js';

/** Why a due date is moved, and whether reports that are late by the earlier one are late no more. */
interface Moved {
  reason: string;
  forgivesLate: boolean;
}

/**
 * Gives a period another due date, or forgives by the one that it has. By the earlier one reports were on time or late,
 * and stay so, but for those late ones that it forgives.
 */
export const moveDueDate = (
  em: EntityManager,
  period: ReportingPeriod,
  dueOn: string,
  { reason, forgivesLate }: Moved,
): void => {
  if (dueOn === period.dueOn && !forgivesLate) return;
  em.create(DueDate, { period, dueOn, before: period.dueOn, reason, forgivesLate });
  em.assign(period, { dueOn });
};

/** Moves the due date of a period that is planned or open. */
export const setPeriodDueDate = (
  request: WriteRequest,
  named: { plan: string; code: string },
  dueOn: string,
  moved: Moved,
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'setPeriodDueDate', input: [named, dueOn, moved, version] }, async (writing) => {
    const { em, audit } = writing;
    const { reason, forgivesLate } = moved;
    const period = atVersion(await lockPeriod(writing, named.plan, named.code), version, 'period');
    const { code, state, dueOn: before } = period;
    refuse([
      ...checkText(reason, 'reason', true),
      ...when(state === 'CLOSED', periodClosed('code', `${code} is closed; ${REOPEN}`)),
      ...underLaw('', laws.periodDays({ start: period.start, end: period.end, dueOn })),
    ]);
    if (dueOn === before && !forgivesLate) return [period.id];
    moveDueDate(em, period, dueOn, moved);
    const to = forgivesLate ? `${dueOn}, forgiving late reports` : dueOn;
    audit({ subjectType: 'ReportingPeriod', subjectId: period.id, field: 'dueOn', from: before, to, reason });
    return [period.id];
  });
