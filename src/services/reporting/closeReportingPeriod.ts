import { now } from '../../clock.js';
import { todayIn } from '../../domain/lens.js';
import { invalidTransition, outOfRange, refuse, when } from '../../domain/userErrors.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkText } from '../write/checks.js';
import { lockPeriod } from './reportingPeriod.js';
import { makeSnapshot } from './snapshot.js';

/** Closes a period: the plan as it is reported is frozen in a snapshot that can be cited. Gives the snapshot. */
export const closeReportingPeriod = (request: WriteRequest, plan: string, code: string): Promise<Outcome> =>
  change({ ...request, permission: 'closeReportingPeriod', input: [plan, code] }, async (writing) => {
    const { em, audit } = writing;
    const period = await lockPeriod(writing, plan, code);
    const { id, state, end } = period;
    const first =
      state === 'CLOSED' ? 'reopen it with a reason (reopenReportingPeriod)' : 'open it (openReportingPeriod)';
    const message = `${code} is ${state}, and only an OPEN period can be closed; ${first} first`;
    refuse(when(state !== 'OPEN', invalidTransition('code', message)));
    const today = todayIn(period.plan.unwrap().timeZone, now());
    const tooEarly = `${code} lasts until ${end}; it can be closed (closeReportingPeriod) from the day after, today is ${today}`;
    refuse(when(today <= end, outOfRange('code', tooEarly)));
    em.assign(period, { state: 'CLOSED' });
    // The audit is written before anything is read. Its last entry is locked until the write ends, so no other write
    // commits in between, and the snapshot is one view of the plan.
    audit({ subjectType: 'ReportingPeriod', subjectId: id, field: 'state', from: 'OPEN', to: 'CLOSED' });
    await em.flush();
    const snapshot = await makeSnapshot(em, period, today);
    await em.flush();
    audit({ subjectType: 'Snapshot', subjectId: snapshot.id, to: { code: snapshot.code, sha256: snapshot.sha256 } });
    return [snapshot.id];
  });

/** Opens a closed period again, with a reason; closing it again makes the next version of its snapshot. */
export const reopenReportingPeriod = (
  request: WriteRequest,
  plan: string,
  code: string,
  reason: string,
): Promise<Outcome> =>
  change({ ...request, permission: 'reopenReportingPeriod', input: [plan, code, reason] }, async (writing) => {
    const { em, audit } = writing;
    const period = await lockPeriod(writing, plan, code);
    const { id, state } = period;
    const message = `${code} is ${state}, and only a CLOSED period can be reopened`;
    refuse([...checkText(reason, 'reason', true), ...when(state !== 'CLOSED', invalidTransition('code', message))]);
    em.assign(period, { state: 'OPEN', reopenReason: reason });
    audit({ subjectType: 'ReportingPeriod', subjectId: id, field: 'state', from: 'CLOSED', to: 'OPEN', reason });
    return [id];
  });
