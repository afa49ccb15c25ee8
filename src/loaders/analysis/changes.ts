import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Moment } from '../../domain/moment.js';
import type { ActionPlan } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ChangeClock, ChangeKind } from '../../vocabulary/index.js';
import type { ExampleType } from '../examples.js';
import { knownUntil } from '../money/flows.js';
import { planMembers } from '../money/weights.js';
import { onRecord } from '../reporting/reportStates.js';
import { all, type Condition, oneOf } from '../search.js';

export interface ChangesGiven {
  since: string;
  until: string;
  by: ChangeClock;
  kinds: readonly ChangeKind[];
}

export interface ChangeRow {
  kind: ChangeKind;
  at: string;
  effectiveOn: string;
  title: string;
  from: string | null;
  to: string | null;
  reason: string | null;
  nodeType: ExampleType;
  nodeId: number;
  /** What it is ordered by; unique. */
  position: string;
}

/** The ends of a span of days as moments: the last millisecond of each day in the time zone of the plan. */
export interface Ends {
  since: Moment;
  until: Moment;
  /** End of the later day. */
  closesAt: string;
}

const day = (moment: string, zone: string) => sql`(${sql.ref(moment)} at time zone ${zone})::date`;
const words = (code: string) => sql`lower(replace(${sql.ref(code)}, '_', ' '))`;
const amount = (alias: string) => sql`${sql.ref(`${alias}.amount`)}::text || ' ' || ${sql.ref(`${alias}.currency`)}`;
/** Shares of actions of one plan as the audit keeps them, in words: "A1 60%, A2 40%"; null where it served none of them. */
const shares = (
  column: string,
  plan: string,
) => sql`(select string_agg((x->>'action') || coalesce(' ' || trim_scale((x->>'share')::numeric)::text || '%', ''), ', ' order by x->>'action')
  from jsonb_array_elements(${sql.ref(column)}::jsonb) x where x->>'plan' = ${plan})`;

/** What a lens lets through of the fact before another. */
const before = (lens: Lens, column: string) =>
  sql`${sql.ref(column)} <= ${lens.asOf}::date and o.recorded_at <= ${knownUntil(lens)}`;

/**
 * Every source of changes but the statuses, which are evaluated: (kind, at, effective_on, title, from, to, reason, node_type, node_id, fact).
 * `fact` is the row that the change is: no two changes of a kind share one.
 */
const sources = (
  { id, code, timeZone }: Row<ActionPlan>,
  by: ChangeClock,
  lens: Lens,
): Record<Exclude<ChangeKind, 'STATUS'>, RawBuilder<unknown>> => ({
  MONEY: sql`
    select 'MONEY' as kind, t.recorded_at as at, t.transaction_date as effective_on, p.code || ': ' || case when t.reverses_id is null then '' else 'reversal of ' end || ${words('t.type')} as title,
      null::text as from, ${amount('t')} as to, case when t.reverses_id is not null then t.description end as reason, 'Transaction' as node_type, t.id as node_id, 'transaction ' || t.id as fact
    from transaction t join project p on p.id = t.project_id where t.project_id in (select project_id from members)
    union all select 'MONEY', b.recorded_at, b.value_date, p.code || ': ' || ${words('b.type')} || ' budget ' || b.period_start || ' to ' || b.period_end,
      (select ${amount('o')} from budget o where o.project_id = b.project_id and o.period_start = b.period_start and o.period_end = b.period_end and (o.recorded_at, o.id) < (b.recorded_at, b.id)
        and ${before(lens, 'o.valueDate')} order by o.recorded_at desc, o.id desc limit 1), ${amount('b')}, null, 'Budget', b.id, 'budget ' || b.id
    from budget b join project p on p.id = b.project_id where b.project_id in (select project_id from members)`,
  PROJECT:
    by === 'EFFECTIVE'
      ? sql`select 'PROJECT', p.created_at, p.starts_on, p.code || ': ' || p.title, null, 'BEGUN', null, 'Project', p.id, 'begun ' || p.id from project p
          where p.id in (select project_id from members) and p.starts_on < 'infinity' and (p.actual_start is not null or coalesce(p.activity_status, '') not in ('PIPELINE', 'CANCELLED'))
        union all select 'PROJECT', p.created_at, p.ends_on, p.code || ': ' || p.title, null, 'ENDED', null, 'Project', p.id, 'ended ' || p.id from project p where p.id in (select project_id from members) and p.actual_end is not null`
      : sql`select 'PROJECT', p.created_at, ${day('p.createdAt', timeZone)}, p.code || ': ' || p.title, null, 'ENTERED', null, 'Project', p.id, 'entered ' || p.id from project p
          where p.id in (select project_id from members)
        union all select 'PROJECT', e.at, ${day('e.at', timeZone)}, p.code || ': ' || p.title, e.from, e.to, e.reason, 'Project', p.id, 'audit ' || e.id from audit_entry e join project p on p.id = e.subject_id
          where e.subject_type = 'Project' and e.field = 'activityStatus' and p.id in (select project_id from members)`,
  REPORT: sql`
    select 'REPORT', e.at, ${day('e.at', timeZone)}, coalesce(a.code, p.code) || ' in ' || rp.code || ': report ' || lower(e.to), case when e.from = 'DRAFT' then 'DUE' else e.from end, e.to, null, 'ProgressReport', r.id, 'event ' || e.id
    from report_event e join progress_report r on r.id = e.report_id join reporting_period rp on rp.id = r.period_id left join action a on a.id = r.action_id left join project p on p.id = r.project_id
    where rp.plan_id = ${id} and e.to in ${onRecord}`,
  LINK: sql`
    select * from (select 'LINK', e.at, ${day('e.at', timeZone)}, p.code || ': actions served', ${shares('e.from', code)} as was, ${shares('e.to', code)} as is_now, e.reason, 'Project', p.id, 'audit ' || e.id
      from audit_entry e join project p on p.id = e.subject_id where e.subject_type = 'Project' and e.field = 'actions') links where links.was is distinct from links.is_now`,
  ASSESSMENT: sql`
    select 'ASSESSMENT', s.recorded_at, s.date, a.code || ': ' || a.title,
      (select o.status from assessment o where o.action_id = s.action_id and (o.date, o.recorded_at, o.id) < (s.date, s.recorded_at, s.id) and ${before(lens, 'o.date')}
        and ${by === 'RECORDED' ? sql`o.recorded_at <= s.recorded_at` : sql`true`} order by o.date desc, o.recorded_at desc, o.id desc limit 1),
      s.status, s.note, 'Action', a.id, 'assessment ' || s.id
    from assessment s join action a on a.id = s.action_id where a.plan_id = ${id}`,
});

/** Order of changes: by the clock, then by what they are; unique, and no later write moves it. */
const positionOf = (by: ChangeClock) =>
  by === 'EFFECTIVE'
    ? sql`c.effective_on::text || ' ' || c.kind || ' ' || c.fact`
    : sql`to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US ') || c.kind || ' ' || c.fact`;

/** What moved in a plan between the ends of two days. */
export const changeLoaders = (db: Reader, lens: Lens) => ({
  /** The ends of the days, in the plan's time zone and within what the lens knows. */
  endsOf: async ({ timeZone }: Row<ActionPlan>, { since, until, by }: ChangesGiven): Promise<Ends> => {
    const end = (value: string) =>
      sql<string>`to_char((((${value}::date + 1)::timestamp at time zone ${timeZone}) - interval '1 millisecond') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    const { rows } = await sql<{
      since: string;
      until: string;
    }>`select ${end(since)} as since, ${end(until)} as until`.execute(db);
    const known = (moment: string | undefined): string | null => {
      if (by === 'EFFECTIVE' || moment === undefined) return lens.knownAt;
      return lens.knownAt !== null && lens.knownAt < moment ? lens.knownAt : moment;
    };
    return {
      since: { asOf: since, askedAt: null, knownAt: known(rows[0]?.since) },
      until: { asOf: until, askedAt: null, knownAt: known(rows[0]?.until) },
      closesAt: rows[0]?.until ?? '',
    };
  },
  changeRows: async (
    plan: Row<ActionPlan>,
    { since, until, by, kinds }: ChangesGiven,
    ends: Ends,
    after: string | null,
    limit: number,
  ): Promise<ChangeRow[]> => {
    const from = sources(plan, by, lens);
    const wanted = (Object.keys(from) as (keyof typeof from)[]).filter((kind) => kinds.includes(kind));
    if (!wanted.length) return [];
    const within: Condition[] =
      by === 'EFFECTIVE'
        ? [sql<boolean>`c.effective_on > ${since}::date`, sql<boolean>`c.effective_on <= ${until}::date`]
        : [
            sql<boolean>`c.at > ${ends.since.knownAt}::timestamptz`,
            sql<boolean>`c.at <= ${ends.until.knownAt}::timestamptz`,
          ];
    const seen = [sql<boolean>`c.effective_on <= ${lens.asOf}::date`, sql<boolean>`c.at <= ${knownUntil(lens)}`];
    const { rows } = await sql<ChangeRow>`
      with members as materialized ${planMembers(sql`(select ${plan.id}::int)`)}, every (kind, at, effective_on, title, "from", "to", reason, node_type, node_id, fact) as (${sql.join(
        wanted.map((kind) => from[kind]),
        sql` union all `,
      )}),
      placed as (select c.*, ${positionOf(by)} as position from every c where ${all([...within, ...seen, oneOf(sql`c.kind`, wanted)])})
      select * from placed where ${after}::text is null or position collate "C" > ${after} order by position collate "C" limit ${limit}`.execute(
      db,
    );
    return rows;
  },
});
