import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { type Coverage, withRate } from '../../domain/reporting/index.js';
import { batch, perArguments, related } from '../batch.js';
import { groupOfAction } from '../plan/serving.js';
import type { PlanPart } from '../progress/planStandings.js';
import { hasCode } from '../search.js';
import { onRecord } from './reportStates.js';
import { reportsThrough } from './reportsThrough.js';

type Counts = Omit<Coverage, 'rate'>;

/** How many reports `r` were asked for, and how many of them count, are approved and came on time. */
const counts = sql`
      count(*)::int                                         as expected,
      count(*) filter (where r.state in ${onRecord})::int   as reported,
      count(*) filter (where r.state = 'APPROVED')::int     as approved,
      count(*) filter (where r.timeliness = 'ON_TIME')::int as on_time`;

interface CoverageRow extends Counts {
  planId: number;
  kind: PlanPart;
  keyId: number;
  /** Day of the last report on the thing itself that was submitted and not returned. */
  lastReportedOn: string | null;
  overdue: number;
}

/** How much was reported of a part of a plan, and when last. */
export interface ReportingFact {
  coverage: Coverage;
  lastReportedOn: string | null;
  overdue: number;
}

const noReports: Counts = { expected: 0, reported: 0, approved: 0, onTime: 0 };

const nothing: ReportingFact = { coverage: withRate(noReports), lastReportedOn: null, overdue: 0 };

/** The expression `placed`. Needs the reports `r` and the actions `place`. */
const placedReports = sql`
    -- one row is a report and one place in the plan that it is on: through its action, or through its project
    placed as materialized (
      select r.id, place.action_id, place.pillar_id, place.group_id
      from r
        join place on place.action_id = r.action_id
      union
      select r.id, place.action_id, place.pillar_id, place.group_id
      from r
        join project_action link on link.project_id = r.project_id and link.share is distinct from 0
        join place               on place.action_id = link.action_id and place.plan_id = r.plan_id
      union
      select r.id, null, p.id, g.id
      from r
        join project_pillar link  on link.project_id = r.project_id
        join pillar p             on p.id = link.pillar_id and p.plan_id = r.plan_id
        left join working_group g on g.pillar_id = p.id
    )`;

/** How much was reported of all levels of some plans: one statement. Reports on a project count for all it serves. */
const coverageRows = async (
  db: Reader,
  lens: Lens,
  planIds: readonly number[],
  period: string | null,
): Promise<CoverageRow[]> => {
  const plans = sql`any(${[...planIds]}::int[])`;
  const { rows } = await sql<CoverageRow>`
    with
    -- one row is a report that was asked for
    r as materialized (
      select shown.*
      from ${reportsThrough(lens)} shown
      where shown.plan_id = ${plans} and ${period === null ? sql`true` : hasCode(sql`shown.period_code`, period)}
    ),
    -- one row is an action with what it belongs to
    place as materialized (
      select a.id as action_id, a.plan_id, a.pillar_id, ${groupOfAction} as group_id
      from action a
      where a.plan_id = ${plans}
    ),
    ${placedReports},
    -- one row is a report and one part of the plan that it counts for
    part as (
      select 'action' as kind, action_id as key_id, id from placed where action_id is not null
      union
      select 'pillar', pillar_id, id from placed where pillar_id is not null
      union
      select 'workingGroup', group_id, id from placed where group_id is not null
      union
      select 'plan', plan_id, id from r
    )
    select
      r.plan_id,
      part.kind,
      part.key_id, ${counts},
      -- rule: docs/numbers.md#freshness
      max(r.submitted_on) filter (
        where part.kind = 'action' and r.action_id = part.key_id and r.state in ('SUBMITTED', 'APPROVED')
      ) as last_reported_on,
      count(*) filter (
        where part.kind = 'action' and r.action_id = part.key_id and r.timeliness = 'OVERDUE'
      )::int as overdue
    from part
      join r on r.id = part.id
    group by r.plan_id, part.kind, part.key_id`.execute(db);
  return rows;
};

const byPart = (rows: readonly CoverageRow[]): Map<string, ReportingFact> =>
  new Map(
    rows.map(({ kind, keyId, planId: _, lastReportedOn, overdue, ...coverage }) => [
      `${kind} ${keyId}`,
      { coverage: withRate(coverage), lastReportedOn, overdue },
    ]),
  );

/** Coverage and freshness of everything in a plan, and coverage of periods. */
export const reportingLoaders = (db: Reader, lens: Lens) => {
  const { hasComputed, hasValue } = related(db);
  const ofPlan = perArguments((period: string | null) =>
    batch(
      async (ids) => {
        const rows = Map.groupBy(await coverageRows(db, lens, ids, period), ({ planId }) => planId);
        return new Map([...rows].map(([id, some]) => [id, byPart(some)]));
      },
      () => new Map<string, ReportingFact>(),
    ),
  );
  return {
    reporting: async (
      planId: number,
      part: PlanPart,
      id: number,
      period: string | null = null,
    ): Promise<ReportingFact> => (await ofPlan(period).load(planId)).get(`${part} ${id}`) ?? nothing,

    /** How many reports of a plan are overdue. */
    overdueOfPlan: hasValue<number>(
      0,
      (ids) => sql`
        select r.plan_id as owner_id, count(*)::int as value
        from ${reportsThrough(lens)} r
        where r.plan_id = any(${ids}) and r.timeliness = 'OVERDUE'
        group by r.plan_id`,
    ),

    coverageOfPeriod: hasComputed(
      'periodId',
      (ids) => sql`
        select r.period_id, ${counts}
        from ${reportsThrough(lens)} r
        where r.period_id = any(${ids})
        group by r.period_id`,
      ([row]: (Counts & { periodId: number })[]) => {
        const { expected, reported, approved, onTime } = row ?? noReports;
        return withRate({ expected, reported, approved, onTime });
      },
    ),
  };
};
