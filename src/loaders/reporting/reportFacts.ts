import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { statesOf } from '../../domain/moment.js';
import { type Coverage, withRate } from '../../domain/reporting/index.js';
import { batch, perArguments } from '../batch.js';
import { onRecord, reportsThrough } from '../moments.js';
import { groupOfAction } from '../plan/serving.js';
import type { PlanPart } from '../progress/progress.js';

/** Reports that count on the lens's basis: (id, action_id, project_id, submitted_on). */
export const countedReports = (lens: Lens) =>
  sql`(select r.id, r.action_id, r.project_id, r.submitted_on from ${reportsThrough(lens)} r where r.state = any(${statesOf(lens.basis)}::text[]))`;

/** How many reports `r` were asked for, and what came of them. */
const cameOf = sql`count(*)::int as expected, count(*) filter (where r.state in ${onRecord})::int as reported,
  count(*) filter (where r.state = 'APPROVED')::int as approved, count(*) filter (where r.timeliness = 'ON_TIME')::int as on_time`;

interface CoverageRow extends Omit<Coverage, 'rate'> {
  planId: number;
  kind: PlanPart;
  keyId: number;
  /** Day of the last report on the thing itself that was handed in and not sent back. */
  lastReportedOn: string | null;
  overdue: number;
}

export interface ReportingFact {
  coverage: Coverage;
  lastReportedOn: string | null;
  overdue: number;
}

const nothing: ReportingFact = {
  coverage: withRate({ expected: 0, reported: 0, approved: 0, onTime: 0 }),
  lastReportedOn: null,
  overdue: 0,
};

/** How much was reported of all levels of some plans: one statement. A report on a project counts wherever the project serves. */
const coverageRows = async (
  db: Reader,
  lens: Lens,
  planIds: readonly number[],
  period: string | null,
): Promise<CoverageRow[]> => {
  const { rows } = await sql<CoverageRow>`
    with r as materialized (select r.* from ${reportsThrough(lens)} r where r.plan_id = any(${[...planIds]}::int[]) and (${period}::text is null or r.period_code = ${period})),
    a as materialized (select a.id, a.plan_id, a.pillar_id, ${groupOfAction} as group_id from action a where a.plan_id = any(${[...planIds]}::int[])),
    under as materialized (
      select r.id, r.plan_id, a.id as action_id, a.pillar_id, a.group_id from r join a on a.id = r.action_id
      union select r.id, r.plan_id, a.id, a.pillar_id, a.group_id from r join project_action l on l.project_id = r.project_id join a on a.id = l.action_id and a.plan_id = r.plan_id
      union select r.id, r.plan_id, null, p.id, g.id from r join project_pillar l on l.project_id = r.project_id join pillar p on p.id = l.pillar_id and p.plan_id = r.plan_id left join working_group g on g.pillar_id = p.id),
    keys as (
      select 'action' as kind, action_id as key_id, id from under where action_id is not null union select 'pillar', pillar_id, id from under where pillar_id is not null
      union select 'workingGroup', group_id, id from under where group_id is not null union select 'plan', plan_id, id from r)
    select r.plan_id, k.kind, k.key_id, ${cameOf},
      max(r.submitted_on) filter (where k.kind = 'action' and r.action_id = k.key_id and r.state in ('SUBMITTED', 'APPROVED')) as last_reported_on,
      count(*) filter (where k.kind = 'action' and r.action_id = k.key_id and r.timeliness = 'OVERDUE')::int as overdue
    from keys k join r on r.id = k.id group by 1, 2, 3`.execute(db);
  return rows;
};

/** Coverage and freshness of everything in a plan, and coverage of periods. */
export const reportingLoaders = (db: Reader, lens: Lens) => {
  const ofPlan = perArguments((period: string | null) =>
    batch(
      async (ids) => {
        const rows = Map.groupBy(await coverageRows(db, lens, ids, period), ({ planId }) => planId);
        return new Map(
          [...rows].map(([id, some]) => [
            id,
            new Map(
              some.map(({ kind, keyId, lastReportedOn, overdue, ...row }) => [
                `${kind} ${keyId}`,
                { coverage: withRate(row), lastReportedOn, overdue },
              ]),
            ),
          ]),
        );
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
    coverageOfPeriod: batch(
      async (ids) => {
        const { rows } = await sql<Omit<Coverage, 'rate'> & { id: number }>`
          select r.period_id as id, ${cameOf} from ${reportsThrough(lens)} r where r.period_id = any(${ids}::int[]) group by 1`.execute(
          db,
        );
        return new Map(rows.map(({ id, ...row }) => [id, withRate(row)]));
      },
      () => nothing.coverage,
    ),
  };
};
