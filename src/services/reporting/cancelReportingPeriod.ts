import type { EntityManager } from '@mikro-orm/postgresql';
import { invalidTransition, refuse, type UserError } from '../../domain/userErrors.js';
import { ProgressReport, ReportEvent, type ReportingPeriod, Snapshot } from '../../entities/reporting/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkText } from '../write/checks.js';
import { lockPeriod } from './reportingPeriod.js';

/** An error if a period cannot be cancelled: it is not open, or its reports have been started. */
const checkUnused = async (em: EntityManager, period: ReportingPeriod): Promise<UserError[]> => {
  const { code, state } = period;
  const begun = await em.count(ReportEvent, { report: { period }, to: { $ne: 'DUE' } });
  if (state !== 'OPEN')
    return [
      invalidTransition(
        'code',
        `${code} is ${state}, and only an OPEN period can be cancelled; a PLANNED one can be opened with other dates (openReportingPeriod), a CLOSED one reopened with a reason (reopenReportingPeriod)`,
      ),
    ];
  if (!begun && !(await em.count(Snapshot, { period }))) return [];
  const message = `reports of ${code} have been started; it can be closed (closeReportingPeriod), but no longer cancelled`;
  return [invalidTransition('code', message)];
};

/**
 * Cancels the opening of a period whose reports nobody has started: it is planned again, and can be opened with other
 * dates.
 */
export const cancelReportingPeriod = (
  request: WriteRequest,
  plan: string,
  code: string,
  reason: string,
): Promise<Outcome> =>
  change({ ...request, permission: 'cancelReportingPeriod', input: [plan, code, reason] }, async (writing) => {
    const { em, audit } = writing;
    const period = await lockPeriod(writing, plan, code);
    refuse([...checkText(reason, 'reason', true), ...(await checkUnused(em, period))]);
    em.assign(period, { state: 'PLANNED' });
    // Nobody wrote anything on these reports, and other dates may ask for others.
    await em.execute(
      'delete from report_event where report_id in (select id from progress_report where period_id = ?)',
      [period.id],
    );
    const asked = await em.nativeDelete(ProgressReport, { period });
    const subject = { subjectType: 'ReportingPeriod', subjectId: period.id };
    audit({ ...subject, field: 'state', from: 'OPEN', to: 'PLANNED', reason });
    audit({ ...subject, field: 'reports', from: `${asked} reports asked for`, to: 'none', reason });
    return [period.id];
  });
