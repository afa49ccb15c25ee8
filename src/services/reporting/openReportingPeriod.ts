import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { now } from '../../clock.js';
import { underPlan } from '../../domain/access/index.js';
import { laws } from '../../domain/laws.js';
import { todayIn } from '../../domain/lens.js';
import { subjectKey, subjectOfRow } from '../../domain/subject.js';
import {
  duplicate,
  notFound,
  outOfRange,
  periodClosed,
  refuse,
  required,
  type UserError,
  when,
} from '../../domain/userErrors.js';
import { ActionPlan } from '../../entities/plan/index.js';
import { ProgressReport, ReportingPeriod } from '../../entities/reporting/index.js';
import type { ReportingPeriodInput } from '../../schema/reporting/index.js';
import { subjectOf } from '../access/subject.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkCode, underLaw } from '../write/checks.js';
import { meantBy } from '../write/stored.js';
import { REOPEN } from './closedPeriods.js';
import { moveDueDate } from './dueDates.js';
import { reportable } from './reportable.js';
import { ask } from './reportingPeriod.js';

/** What came of opening a period: how many reports were asked for, and what is unusual in the input. */
export interface Opened {
  created: number;
  warnings: { field: string; message: string }[];
}

/** A period may be opened late: its reports are overdue from the start, and whoever opens it should know. */
const warningsOf = ({ dueOn }: ReportingPeriodInput, { timeZone }: ActionPlan): Opened['warnings'] => {
  const today = todayIn(timeZone, now());
  const message = `${dueOn} has passed, today is ${today}: every report of the period is overdue from the start; to give time, move the due date (setPeriodDueDate)`;
  return dueOn < today ? [{ field: 'input.dueOn', message }] : [];
};

const checkDays = (input: ReportingPeriodInput, plan: ActionPlan | null): UserError[] => {
  const { start, end } = input;
  const field = plan && start < plan.startDate ? 'input.start' : 'input.end';
  const isOutside = plan !== null && (start < plan.startDate || end > plan.endDate);
  const within = `a period of ${plan?.code} is within ${plan?.startDate} to ${plan?.endDate}`;
  return [...underLaw('input', laws.periodDays(input)), ...when(isOutside, outOfRange(field, within))];
};

/** What makes two periods the same, beside plan and code. */
const DATES = ['start', 'end', 'dueOn', 'kind'] as const;

/** An error if the period cannot be opened as it is stored: it is closed, or open with other dates. */
const checkStored = (stored: ReportingPeriod | null, input: ReportingPeriodInput): UserError[] => {
  if (!stored) return [];
  const { code, state, start, end, dueOn, kind } = stored;
  if (state === 'CLOSED') return [periodClosed('input.code', `${code} is closed; ${REOPEN}`)];
  const isOther = DATES.some((name) => stored[name] !== input[name]);
  const message = `there is a period ${code} from ${start} to ${end}, due on ${dueOn} (${kind}); give it the same dates, move the due date (setPeriodDueDate), take another code, or cancel it first (cancelReportingPeriod)`;
  return when(state === 'OPEN' && isOther, duplicate('input.code', message));
};

/** An error if days of the period are in another that is closed: nothing could be reported of them. */
const checkOverlap = async (
  em: EntityManager,
  plan: ActionPlan,
  { code, start, end }: ReportingPeriodInput,
): Promise<UserError[]> => {
  const others = { plan, state: 'CLOSED', code: { $ne: code }, start: { $lte: end }, end: { $gte: start } } as const;
  const closed = await em.findOne(ReportingPeriod, others);
  return closed ? [periodClosed('input.start', `the period overlaps ${closed.code}, which is closed; ${REOPEN}`)] : [];
};

/** The period as the input wants it, open. */
const storePeriod = async (
  { em, audit, entered }: Writing,
  plan: ActionPlan,
  stored: ReportingPeriod | null,
  { plan: _, ...own }: ReportingPeriodInput,
): Promise<ReportingPeriod> => {
  const period = stored ?? em.create(ReportingPeriod, { ...own, plan, state: 'OPEN', provenance: entered });
  const from = stored && {
    state: stored.state,
    start: stored.start,
    end: stored.end,
    dueOn: stored.dueOn,
    kind: stored.kind,
  };
  // Nobody has reported in a period that is not open yet: no report is late by the earlier due date.
  moveDueDate(em, period, own.dueOn, { reason: 'the period was opened', forgivesLate: false });
  em.assign(period, { ...own, state: 'OPEN' });
  await em.flush();
  const to = { state: 'OPEN', ...own };
  if (from?.state !== 'OPEN') audit({ subjectType: 'ReportingPeriod', subjectId: period.id, field: 'state', from, to });
  return period;
};

/** Asks for the reports that are missing in a period. Gives how many. */
const askForMissing = async (
  { em, audit, entered, viewer }: Writing,
  plan: ActionPlan,
  period: ReportingPeriod,
): Promise<number> => {
  const asked = new Set((await em.find(ProgressReport, { period })).map((report) => subjectKey(subjectOf(report))));
  const missing = (await reportable(em, plan, period)).filter((one) => !asked.has(subjectKey(subjectOfRow(one))));
  await ask(em, period, missing, { provenance: entered.id, actor: viewer.name ?? 'unknown' });
  const to = `${missing.length} reports asked for`;
  if (missing.length) audit({ subjectType: 'ReportingPeriod', subjectId: period.id, field: 'reports', to });
  await em.flush();
  return missing.length;
};

/**
 * Opens a period and asks for its reports; opened again, it asks only for what is missing. Gives how many it asked for,
 * with warnings.
 */
export const openReportingPeriod = (request: WriteRequest, input: ReportingPeriodInput): Promise<Outcome<Opened>> =>
  change({ ...request, permission: 'openReportingPeriod', input }, async (writing) => {
    const { em, allow } = writing;
    const row = await meantBy(em, ActionPlan, input.plan, {}, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const ofCode = checkCode(input.code, 'input.code');
    const plan = required(row, ...ofCode, notFound('input.plan', 'plan', input.plan), ...checkDays(input, null));
    allow(underPlan(plan.id));
    const locked = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;
    const stored = await meantBy(em, ReportingPeriod, input.code, { plan }, locked);
    const overlap = await checkOverlap(em, plan, input);
    refuse([...ofCode, ...checkDays(input, plan), ...checkStored(stored, input), ...overlap]);
    const period = await storePeriod(writing, plan, stored, input);
    const created = await askForMissing(writing, plan, period);
    return { ids: [period.id], extra: { created, warnings: warningsOf(input, plan) } };
  });
