import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { now } from '../../clock.js';
import { reader } from '../../database/orm.js';
import { underPlan } from '../../domain/access/index.js';
import { todayIn } from '../../domain/lens.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { ActionPlan } from '../../entities/plan/index.js';
import { ProgressReport, ReportEvent, ReportingPeriod, Snapshot } from '../../entities/reporting/index.js';
import { createLoaders } from '../../loaders/index.js';
import type { PeriodKind } from '../../vocabulary/index.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkCode, checkText } from '../write/checks.js';
import { makeSnapshot } from './snapshot.js';

export interface PeriodGiven {
  plan: string;
  code: string;
  start: string;
  end: string;
  dueOn: string;
  kind: PeriodKind;
}

/** Actions and projects of a plan that a report is asked for on: those under way in it that somebody answers for; not those over before it began. */
const reportable = async (em: EntityManager, plan: ActionPlan, { start, end }: Pick<PeriodGiven, 'start' | 'end'>) => {
  const db = reader(em);
  const standings = await createLoaders(db, {
    asOf: todayIn(plan.timeZone, now()),
    askedAt: null,
    knownAt: null,
    basis: 'APPROVED',
    currency: null,
  }).planProgress(plan.id);
  const { rows: actions } = await sql<{ actionId: number; organisationId: number }>`
    select distinct on (a.id) a.id as action_id, party.organisation_id
    from action a
      join action_party party on party.action_id = a.id
    where a.plan_id = ${plan.id}
    order by a.id, party.role = 'LEAD' desc, party.id`.execute(db);
  const { rows: projects } = await sql<{ projectId: number; organisationId: number }>`
    select distinct on (p.id) p.id as project_id, part.organisation_id
    from project p
      join project_organisation part
        on  part.project_id = p.id
        and part.role in ('ACCOUNTABLE', 'IMPLEMENTING')
    where coalesce(p.activity_status, '') not in ('PIPELINE', 'CANCELLED')
      and (p.starts_on <= ${end}::date or p.starts_on = 'infinity')
      and coalesce(p.activity_status <> 'CLOSED' or p.ends_on >= ${start}::date and p.ends_on < 'infinity', true)
      and p.id in (
        select link.project_id
        from project_action link
          join action a on a.id = link.action_id
        where a.plan_id = ${plan.id}
        union
        select link.project_id
        from project_pillar link
          join pillar i on i.id = link.pillar_id
        where i.plan_id = ${plan.id}
      )
    order by p.id, part.role, part.id`.execute(db);
  const isAsked = (id: number) =>
    !['NOT_STARTED', 'CANCELLED', 'MERGED'].includes(standings.of('action', id).progress.status);
  return [
    ...actions.filter(({ actionId }) => isAsked(actionId)).map((one) => ({ ...one, projectId: null })),
    ...projects.map((one) => ({ ...one, actionId: null })),
  ];
};

type Asked = Awaited<ReturnType<typeof reportable>>;

/** Makes a report due on each of these: one statement, however many there are. */
const ask = async (
  em: EntityManager,
  period: ReportingPeriod,
  on: Asked,
  by: { provenance: number; actor: string },
) => {
  await sql`
    with
    -- one row is a report that was made
    made as (
      insert into progress_report (period_id, action_id, project_id, organisation_id, provenance_id)
      select ${period.id}, asked.action_id, asked.project_id, asked.organisation_id, ${by.provenance}
      from unnest(
          ${on.map(({ actionId }) => actionId)}::int[],
          ${on.map(({ projectId }) => projectId)}::int[],
          ${on.map(({ organisationId }) => organisationId)}::int[]
        ) with ordinality as asked(action_id, project_id, organisation_id, place)
      order by asked.place
      returning id
    )
    insert into report_event (report_id, at, "to", actor)
    select id, ${now()}, 'DUE', ${by.actor}
    from made
    order by id`.execute(reader(em));
};

const checkPeriod = (input: PeriodGiven, plan: ActionPlan | null, found: ReportingPeriod | null): UserError[] => {
  const errors = checkCode(input.code, 'input.code');
  if (!plan) errors.push({ code: 'NOT_FOUND', field: 'input.plan', message: `there is no plan ${input.plan}` });
  if (input.start > input.end)
    errors.push({
      code: 'OUT_OF_RANGE',
      field: 'input.end',
      message: `${input.end} is before the start ${input.start}`,
    });
  if (plan && (input.start < plan.startDate || input.end > plan.endDate))
    errors.push({
      code: 'OUT_OF_RANGE',
      field: input.start < plan.startDate ? 'input.start' : 'input.end',
      message: `a period of ${plan.code} lies within ${plan.startDate} to ${plan.endDate}`,
    });
  if (input.dueOn < input.end)
    errors.push({
      code: 'OUT_OF_RANGE',
      field: 'input.dueOn',
      message: `${input.dueOn} is before the period ends, ${input.end}`,
    });
  if (found?.state === 'CLOSED')
    errors.push({
      code: 'PERIOD_CLOSED',
      field: 'input.code',
      message: `${found.code} is closed; reopen it with a reason first`,
    });
  else if (
    found?.state === 'OPEN' &&
    (found.start !== input.start || found.end !== input.end || found.dueOn !== input.dueOn || found.kind !== input.kind)
  )
    errors.push({
      code: 'DUPLICATE',
      field: 'input.code',
      message: `there is a period ${found.code} from ${found.start} to ${found.end}, due on ${found.dueOn} (${found.kind}); give it the same dates, take another code, or cancel it first`,
    });
  return errors;
};

/** Nothing could be reported of days that are closed. */
const overlap = (closed: ReportingPeriod | null): UserError[] =>
  closed
    ? [
        {
          code: 'PERIOD_CLOSED',
          field: 'input.start',
          message: `its days are partly those of ${closed.code}, which is closed; reopen that with a reason`,
        },
      ]
    : [];

/** Opens a period and asks for its reports; again, it adds only what is missing. Gives the period and how many were added. */
export const openReportingPeriod = async (
  request: WriteRequest,
  input: PeriodGiven,
): Promise<{ outcome: Outcome; created: number }> => {
  let created = 0;
  const outcome = await change(
    { ...request, permission: 'openReportingPeriod', input },
    async ({ em, audit, allow, entered, viewer }) => {
      const plan = await em.findOne(ActionPlan, { code: input.plan }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (plan) allow(underPlan(plan.id));
      const found =
        plan &&
        (await em.findOne(ReportingPeriod, { plan, code: input.code }, { lockMode: LockMode.PESSIMISTIC_WRITE }));
      const closed =
        plan &&
        (await em.findOne(ReportingPeriod, {
          plan,
          state: 'CLOSED',
          code: { $ne: input.code },
          start: { $lte: input.end },
          end: { $gte: input.start },
        }));
      refuse([...checkPeriod(input, plan, found), ...overlap(closed)]);
      if (!plan) return [];
      const { plan: _, ...own } = input;
      const period = found ?? em.create(ReportingPeriod, { ...own, plan, state: 'OPEN', provenance: entered });
      const before = found && {
        state: found.state,
        start: found.start,
        end: found.end,
        dueOn: found.dueOn,
        kind: found.kind,
      };
      em.assign(period, { ...own, state: 'OPEN' });
      await em.flush();
      if (before?.state !== 'OPEN')
        audit({
          subjectType: 'ReportingPeriod',
          subjectId: period.id,
          field: 'state',
          from: before,
          to: { state: 'OPEN', ...own },
        });
      const asked = new Set(
        (await em.find(ProgressReport, { period })).map(({ action, project }) => `${action?.id} ${project?.id}`),
      );
      const missing = (await reportable(em, plan, input)).filter(
        ({ actionId, projectId }) => !asked.has(`${actionId ?? undefined} ${projectId ?? undefined}`),
      );
      created = missing.length;
      await ask(em, period, missing, { provenance: entered.id, actor: viewer.name ?? 'unknown' });
      if (missing.length)
        audit({
          subjectType: 'ReportingPeriod',
          subjectId: period.id,
          field: 'reports',
          to: `${missing.length} reports asked for`,
        });
      await em.flush();
      return [period.id];
    },
  );
  return { outcome, created };
};

/** The period, locked until the write ends. */
const lockPeriod = async ({ em, allow }: Writing, planCode: string, code: string): Promise<ReportingPeriod> => {
  const plan = await em.findOne(ActionPlan, { code: planCode });
  if (plan) allow(underPlan(plan.id));
  const period = plan && (await em.findOne(ReportingPeriod, { plan, code }, { lockMode: LockMode.PESSIMISTIC_WRITE }));
  if (!period) {
    refuse([
      {
        code: 'NOT_FOUND',
        field: plan ? 'code' : 'plan',
        message: plan ? `${planCode} has no period ${code}` : `there is no plan ${planCode}`,
      },
    ]);
    throw new Error('refused');
  }
  await em.populate(period, ['plan']);
  return period;
};

/** Closes a period: the plan as it is reported is frozen in a snapshot that can be cited. Gives the snapshot. */
export const closeReportingPeriod = (request: WriteRequest, plan: string, code: string): Promise<Outcome> =>
  change({ ...request, permission: 'closeReportingPeriod', input: [plan, code] }, async (writing) => {
    const { em, audit } = writing;
    const period = await lockPeriod(writing, plan, code);
    if (period.state !== 'OPEN')
      refuse([
        {
          code: 'INVALID_TRANSITION',
          field: 'code',
          message: `${code} is ${period.state}, and only an OPEN period can be closed; ${period.state === 'CLOSED' ? 'reopen it with a reason first' : 'open it first'}`,
        },
      ]);
    const today = todayIn(period.plan.unwrap().timeZone, now());
    if (today <= period.end)
      refuse([
        {
          code: 'OUT_OF_RANGE',
          field: 'code',
          message: `${code} lasts until ${period.end}; it can be closed from the day after, today is ${today}`,
        },
      ]);
    em.assign(period, { state: 'CLOSED' });
    // Written before anything is read: whoever has written to the audit holds its end until they commit, so from here on no other
    // write comes in between, and the snapshot is one view of the plan.
    audit({ subjectType: 'ReportingPeriod', subjectId: period.id, field: 'state', from: 'OPEN', to: 'CLOSED' });
    await em.flush();
    const snapshot = await makeSnapshot(em, period, today);
    await em.flush();
    audit({ subjectType: 'Snapshot', subjectId: snapshot.id, to: { code: snapshot.code, sha256: snapshot.sha256 } });
    return [snapshot.id];
  });

/** Opens a closed period again, with a reason; closing it once more makes the next version of its snapshot. */
export const reopenReportingPeriod = (
  request: WriteRequest,
  plan: string,
  code: string,
  reason: string,
): Promise<Outcome> =>
  change({ ...request, permission: 'reopenReportingPeriod', input: [plan, code, reason] }, async (writing) => {
    const period = await lockPeriod(writing, plan, code);
    const errors: UserError[] = checkText(reason, 'reason', true);
    if (period.state !== 'CLOSED')
      errors.push({
        code: 'INVALID_TRANSITION',
        field: 'code',
        message: `${code} is ${period.state}, and only a CLOSED period can be reopened`,
      });
    refuse(errors);
    writing.em.assign(period, { state: 'OPEN', reopenReason: reason });
    writing.audit({
      subjectType: 'ReportingPeriod',
      subjectId: period.id,
      field: 'state',
      from: 'CLOSED',
      to: 'OPEN',
      reason,
    });
    return [period.id];
  });

/** Takes back the opening of a period on which nobody has begun to report: it is planned again, and may be opened with other dates. */
export const cancelReportingPeriod = (
  request: WriteRequest,
  plan: string,
  code: string,
  reason: string,
): Promise<Outcome> =>
  change({ ...request, permission: 'cancelReportingPeriod', input: [plan, code, reason] }, async (writing) => {
    const { em, audit } = writing;
    const period = await lockPeriod(writing, plan, code);
    const errors: UserError[] = checkText(reason, 'reason', true);
    const begun = await em.count(ReportEvent, { report: { period }, to: { $ne: 'DUE' } });
    if (period.state !== 'OPEN')
      errors.push({
        code: 'INVALID_TRANSITION',
        field: 'code',
        message: `${code} is ${period.state}, and only an OPEN period can be cancelled`,
      });
    else if (begun || (await em.count(Snapshot, { period })))
      errors.push({
        code: 'INVALID_TRANSITION',
        field: 'code',
        message: `reports of ${code} have been begun; it can be closed, and not cancelled any more`,
      });
    refuse(errors);
    em.assign(period, { state: 'PLANNED' });
    // Nobody wrote anything on them, and other dates may ask for others.
    await em.execute(
      'delete from report_event where report_id in (select id from progress_report where period_id = ?)',
      [period.id],
    );
    const asked = await em.nativeDelete(ProgressReport, { period });
    audit({
      subjectType: 'ReportingPeriod',
      subjectId: period.id,
      field: 'state',
      from: 'OPEN',
      to: 'PLANNED',
      reason,
    });
    audit({
      subjectType: 'ReportingPeriod',
      subjectId: period.id,
      field: 'reports',
      from: `${asked} reports asked for`,
      to: 'none',
      reason,
    });
    return [period.id];
  });
