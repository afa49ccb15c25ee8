import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Event } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { PlanDateKind } from '../../vocabulary/index.js';
import { perArguments, related } from '../batch.js';
import type { ExampleType } from '../examples.js';
import { knownUntil } from '../money/seen.js';
import { reportsThrough } from '../reporting/reportsThrough.js';
import { isOfNoArchived } from './archived.js';

/** A date of a plan that lies ahead. */
export interface PlanDateRow {
  date: string;
  kind: PlanDateKind;
  title: string;
  count: number | null;
  nodeType: ExampleType | null;
  nodeId: number | null;
}

/** Whether an event `e` is the initiative's own: a meeting, not a workshop or mission that is part of a project. */
const isOfInitiative = sql<boolean>`not exists (
        select from event_projects link
        where link.event_id = e.id
      )`;

/**
 * Whether reports of a period can still be submitted: those of open periods; as of a day that is named, whatever became of
 * the period since.
 */
const isOpen = ({ askedAt }: Lens) => (askedAt === null ? sql`true` : sql`period.state = 'OPEN'`);

/** Rows of (plan_id, date, title, count, node_id) of each kind, for the plans `= any(ids)`. */
const sources = (ids: RawBuilder<unknown>, lens: Lens): Record<PlanDateKind, RawBuilder<unknown>> => {
  const day = sql`${lens.asOf}::date`;
  return {
    PERIOD_END: sql`
      select plan_id, "end" as date, 'Reporting period ' || code || ' ends' as title, null::int as count, id as node_id
      from reporting_period
      where plan_id = any(${ids}) and "end" >= ${day}`,

    REPORTS_DUE: sql`
      select r.plan_id, r.due_on,
        count(*) || case when count(*) = 1 then ' report is' else ' reports are' end || ' due for ' || r.period_code,
        count(*)::int, r.period_id
      from ${reportsThrough(lens)} r
        join reporting_period period on period.id = r.period_id and ${isOpen(lens)}
      where r.plan_id = any(${ids})
        and r.timeliness in ('NOT_YET_DUE', 'DUE')
        and r.due_on >= ${day}
      group by r.plan_id, r.due_on, r.period_code, r.period_id`,

    MILESTONE: sql`
      select distinct owner.plan_id, m.due_on, owner.code || ': ' || m.title, null::int, m.id
      from (
        select plan_id, id as action_id, null::int as project_id, code
        from action
        where plan_id = any(${ids})
        union all
        select place.parent_id, null, p.id, p.code
        from project_place place
          join project p on p.id = place.project_id
        where place.kind = 'plan' and place.parent_id = any(${ids}) and p.archived_at is null
      ) owner
        join milestone m on m.action_id = owner.action_id or m.project_id = owner.project_id
      where m.due_on >= ${day}
        and m.recorded_at <= ${knownUntil(lens)}
        and not coalesce((
          select c.completed_on <= ${day}
          from milestone_completion c
          where c.milestone_id = m.id and c.recorded_at <= ${knownUntil(lens)}
          order by c.recorded_at desc, c.id desc
          limit 1
        ), false)`,

    EVENT: sql`
      select pl.id, partial_date_latest(e.start), e.title, null::int, e.id
      from action_plan pl
        cross join event e
      where pl.id = any(${ids})
        and partial_date_latest(e.start) > ${day}
        and (
          ${isOfInitiative}
          or exists (
            select from event_projects link
              join project_place place on place.project_id = link.project_id
            where link.event_id = e.id
              and place.kind = 'plan'
              and place.parent_id = pl.id
              and ${isOfNoArchived('link.projectId')}
          )
        )`,

    PLAN_MILESTONE: sql`
      select plan_id, partial_date_latest(date), title || ', ' || body, null::int, null::int
      from plan_milestone
      where plan_id = any(${ids}) and partial_date_latest(date) > ${day}`,

    PLAN_END: sql`
      select id, end_date, 'The plan ends', null::int, id
      from action_plan
      where id = any(${ids}) and end_date >= ${day}`,
  };
};

const nodeTypes: Record<PlanDateKind, ExampleType | null> = {
  PERIOD_END: 'ReportingPeriod',
  REPORTS_DUE: 'ReportingPeriod',
  MILESTONE: 'Milestone',
  EVENT: 'Event',
  PLAN_END: 'ActionPlan',
  PLAN_MILESTONE: null,
};

type Found = Omit<PlanDateRow, 'nodeType'>;

const unionAll = sql`
      union all`;

/** The first dates of each plan. */
const firstDates = (ids: RawBuilder<unknown>, lens: Lens, first: number) => {
  const bySource = sources(ids, lens);
  const dates = Object.values(PlanDateKind).map(
    (kind, place) => sql`
      select ${sql.lit(kind)} as kind, ${sql.lit(place)} as place, source.*
      from (${bySource[kind]}
      ) source (plan_id, date, title, count, node_id)`,
  );
  return sql`
    select plan_id, date, kind, title, count, node_id
    from (
      select dates.*,
        row_number() over (partition by plan_id order by date, place, title collate "C", node_id) as nth
      from (${sql.join(dates, unionAll)}
      ) dates
    ) ranked
    where nth <= ${first}
    order by plan_id, nth`;
};

const lastMeetingOf = async (db: Reader, lens: Lens): Promise<Row<Event> | null> => {
  const { rows } = await sql<Row<Event>>`
    select e.*
    from event e
    where partial_date_latest(e.start) <= ${lens.asOf}::date and ${isOfInitiative}
    order by partial_date_latest(e.start) desc, e.starts_on desc, e.id desc
    limit 1`.execute(db);
  return rows[0] ?? null;
};

/** What comes next in plans, and when the people of the initiative last met. */
export const planDateLoaders = (db: Reader, lens: Lens) => {
  const { hasComputed } = related(db);
  let lastMeeting: ReturnType<typeof lastMeetingOf> | undefined;
  return {
    /** The initiative's latest event that had begun: of a date that is not known to the day, once it must have. */
    lastMeeting: () => {
      lastMeeting ??= lastMeetingOf(db, lens);
      return lastMeeting;
    },

    /** The first dates from the lens's day on, soonest first; on one day in the order of the kinds. */
    nextDates: perArguments((first: number) =>
      hasComputed<Found & { planId: number }, PlanDateRow[]>(
        'planId',
        (ids) => firstDates(ids, lens, first),
        (rows) => rows.map(({ planId: _, ...row }) => ({ ...row, nodeType: nodeTypes[row.kind] })),
      ),
    ),
  };
};
