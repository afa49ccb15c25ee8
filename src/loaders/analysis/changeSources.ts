import { type RawBuilder, sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import type { ActionPlan } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ChangeClock, ChangeKind } from '../../vocabulary/index.js';
import { knownUntil } from '../money/seen.js';
import { isOfNoArchived } from '../plan/archived.js';
import { onRecord } from '../reporting/reportStates.js';

/** Kinds of changes that are found in rows. Statuses are not: they are evaluated. */
export type StoredKind = Exclude<ChangeKind, 'STATUS'>;

/** A plan, the clock by which its changes are found, and the lens. */
interface Source {
  plan: Row<ActionPlan>;
  by: ChangeClock;
  lens: Lens;
}

/** The projects whose changes are changes of the plan: they need the expression `members`. */
const ofPlan = sql`in (select project_id from members)`;

const day = (moment: string, zone: string) => sql`(${sql.ref(moment)} at time zone ${zone})::date`;
const words = (code: string) => sql`lower(replace(${sql.ref(code)}, '_', ' '))`;
const amount = (alias: string) => sql`${sql.ref(`${alias}.amount`)}::text || ' ' || ${sql.ref(`${alias}.currency`)}`;

/** What a lens lets through of an earlier fact `o`, by the column of its day. */
const isSeen = (lens: Lens, column: string) =>
  sql`${sql.ref(column)} <= ${lens.asOf}::date and o.recorded_at <= ${knownUntil(lens)}`;

const transactions = sql`
      select 'MONEY', t.recorded_at, t.transaction_date,
        p.code || ': ' || case when t.reverses_id is null then '' else 'reversal of ' end || ${words('t.type')},
        null, ${amount('t')}, case when t.reverses_id is not null then t.description end,
        'Transaction', t.id, 'transaction ' || t.id
      from transaction t
        join project p on p.id = t.project_id
      where t.project_id ${ofPlan}`;

const budgets = (lens: Lens) => sql`
      select 'MONEY', b.recorded_at, b.value_date,
        p.code || ': ' || ${words('b.type')} || ' budget ' || b.period_start || ' to ' || b.period_end,
        (
          -- the budget of the same project and period before it
          select ${amount('o')}
          from budget o
          where o.project_id = b.project_id
            and o.period_start = b.period_start
            and o.period_end = b.period_end
            and (o.recorded_at, o.id) < (b.recorded_at, b.id)
            and ${isSeen(lens, 'o.valueDate')}
          order by o.recorded_at desc, o.id desc
          limit 1
        ),
        ${amount('b')}, null,
        'Budget', b.id, 'budget ' || b.id
      from budget b
        join project p on p.id = b.project_id
      where b.project_id ${ofPlan}`;

/** Projects that began or ended. */
const projectsByDay = sql`
      select 'PROJECT', p.created_at, p.starts_on,
        p.code || ': ' || p.title,
        null, 'BEGUN', null,
        'Project', p.id, 'begun ' || p.id
      from project p
      where p.id ${ofPlan}
        and p.starts_on is not null
        and (p.actual_start is not null or coalesce(p.activity_status, '') not in ('PIPELINE', 'CANCELLED'))
      union all
      select 'PROJECT', p.created_at, p.ends_on,
        p.code || ': ' || p.title,
        null, 'ENDED', null,
        'Project', p.id, 'ended ' || p.id
      from project p
      where p.id ${ofPlan}
        and p.actual_end is not null`;

/** Projects that were entered or changed their phase. */
const projectsByRecord = ({ timeZone }: Row<ActionPlan>) => sql`
      select 'PROJECT', p.created_at, ${day('p.createdAt', timeZone)},
        p.code || ': ' || p.title,
        null, 'ENTERED', null,
        'Project', p.id, 'entered ' || p.id
      from project p
      where p.id ${ofPlan}
      union all
      select 'PROJECT', e.at, ${day('e.at', timeZone)},
        p.code || ': ' || p.title,
        e.from, e.to, e.reason,
        'Project', p.id, 'audit ' || e.id
      from audit_entry e
        join project p on p.id = e.subject_id
      where e.subject_type = 'Project'
        and e.field = 'activityStatus'
        and p.id ${ofPlan}`;

const reports = ({ id, timeZone }: Row<ActionPlan>) => sql`
      select 'REPORT', e.at, ${day('e.at', timeZone)},
        coalesce(a.code, p.code) || ' in ' || rp.code || ': report ' || lower(e.to),
        case when e.from = 'DRAFT' then 'DUE' else e.from end, e.to, null,
        'ProgressReport', r.id, 'event ' || e.id
      from report_event e
        join progress_report r   on r.id = e.report_id
        join reporting_period rp on rp.id = r.period_id
        left join action a       on a.id = r.action_id
        left join project p      on p.id = r.project_id
      where rp.plan_id = ${id}
        and e.to in ${onRecord}
        and ${isOfNoArchived('r.projectId')}`;

/** Shares of actions of one plan as the audit keeps them: "A1 60%, A2 40%"; null where it served none of them. */
const shares = (column: string, plan: string) => sql`(
          select string_agg(
            (x->>'action') || coalesce(' ' || trim_scale((x->>'share')::numeric)::text || '%', ''),
            ', ' order by x->>'action'
          )
          from jsonb_array_elements(${sql.ref(column)}::jsonb) x
          where x->>'plan' = ${plan}
        )`;

const links = ({ code, timeZone }: Row<ActionPlan>) => sql`
      select links.*
      from (
        select 'LINK', e.at, ${day('e.at', timeZone)},
          p.code || ': actions served',
          ${shares('e.from', code)} as was, ${shares('e.to', code)} as is_now, e.reason,
          'Project', p.id, 'audit ' || e.id
        from audit_entry e
          join project p on p.id = e.subject_id
        where e.subject_type = 'Project'
          and e.field = 'actions'
          and p.archived_at is null
      ) links
      where links.was is distinct from links.is_now`;

const assessments = ({ plan: { id }, by, lens }: Source) => sql`
      select 'ASSESSMENT', s.recorded_at, s.date,
        a.code || ': ' || a.title,
        (
          -- the assessment of the same action before it
          select coalesce(o.status, 'LIFTED')
          from assessment o
          where o.action_id = s.action_id
            and (o.date, o.recorded_at, o.id) < (s.date, s.recorded_at, s.id)
            and ${isSeen(lens, 'o.date')}
            and ${by === 'RECORDED' ? sql`o.recorded_at <= s.recorded_at` : sql`true`}
          order by o.date desc, o.recorded_at desc, o.id desc
          limit 1
        ),
        coalesce(s.status, 'LIFTED'), s.note,
        'Action', a.id, 'assessment ' || s.id
      from assessment s
        join action a on a.id = s.action_id
      where a.plan_id = ${id}`;

/** Columns of every source. `fact` names the row that the change is: no two changes of a kind share one. */
export const changeColumns = sql`kind, at, effective_on, title, "from", "to", reason, node_type, node_id, fact`;

/** Where the changes of each kind are found: rows of the columns above. They need the expression `members`. */
export const changeSources: Record<StoredKind, (source: Source) => RawBuilder<unknown>> = {
  MONEY: ({ lens }) => sql`${transactions}
      union all ${budgets(lens)}`,
  PROJECT: ({ plan, by }) => (by === 'EFFECTIVE' ? projectsByDay : projectsByRecord(plan)),
  REPORT: ({ plan }) => reports(plan),
  LINK: ({ plan }) => links(plan),
  ASSESSMENT: assessments,
};
